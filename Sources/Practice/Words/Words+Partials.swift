import Autodiff

extension Words {
  /// A mistake about a local partial: where it acts, what it took there and what stands there.
  static func localPartial(_ mistake: MistakeCase) -> String {
    if case .value(let node) = mistake.place { return value(mistake, node) }
    guard let edge = mistake.changedEdge else {
      return "\(clause(mistake, nil).capitalisedFirst). Look at the local partials again."
    }
    let node = mistake.edges.edges[edge].node
    let primitive = mistake.workings.primitive(of: node)
    let sentence = primitive?.row.sentence ?? ""
    return "At \(mistake.definition(node)) \(clause(mistake, primitive))\(mistake.taken(edge)). "
      + "\(mistake.partialName(edge)) is \(mistake.partialText(edge))"
      + "\(mistake.argument(of: node, edge)). \(sentence)"
  }

  /// A mistake that acts in values already.
  private static func value(_ mistake: MistakeCase, _ node: Int) -> String {
    let text = mistake.letters.writer.text(mistake.list.expression(of: node))
    return "On the way to \(mistake.letters.primal(node)) = \(text) \(clause(mistake, nil))."
  }

  /// What was done, to stand behind "at w₃ = sin w₁".
  private static func clause(_ mistake: MistakeCase, _ primitive: Primitive?) -> String {
    let letters = mistake.letters
    let variant = mistake.key?.variant ?? 0
    switch mistake.key?.mistake {
    case .partialAtInput:
      let count = mistake.workings.comparedInputs
      return "the derivative was taken at \(letters.input(variant % count)) and not at the operand"
    case .partialAtOutput: return "the derivative was taken at the result and not at the operand"
    case .exponentialIsArgument: return "the argument was taken for the derivative of exp"
    case .powerRuleOnExponential:
      return "the power rule was used, but it is the exponent that changes"
    case .powerRuleWrong:
      return [
        "the exponent was not lowered", "the factor in front was left out",
        "the rule for a changing exponent was added on",
      ][variant % 3]
    case .productOwnFactor: return "the factor itself was taken, and not the other one"
    case .minusLost: return "the minus was lost"
    case .minusTurned: return "the minus was given to the wrong operand"
    case .commonLogarithm: return "ln was taken as log\(letters.script == .unicode ? "₁₀" : "10")"
    case .logarithmDerivative:
      return variant == 0
        ? "ln itself was taken for its derivative"
        : "1/\(letters.input(variant - 1)) was taken, with an input in place of the operand"
    case .circularDerivative: return circular(primitive, variant)
    case .quotient:
      return variant == 0
        ? "both signs of the quotient rule were turned" : "the division by the bottom was forgotten"
    case .degrees: return "the angle was taken in degrees; the calculator must be on radians"
    default: return "the local partial went wrong"
    }
  }

  private static func circular(_ primitive: Primitive?, _ variant: Int) -> String {
    switch primitive {
    case .cos: "the minus of the cosine's derivative was lost"
    case .sin where variant % 3 == 0: "a minus was given to the sine's derivative"
    case .sin: "the sine was kept as its own derivative"
    default: "the derivatives of sine and cosine were mixed up"
    }
  }

  static func productOneTerm(_ mistake: MistakeCase) -> String {
    guard let edge = mistake.changedEdge else {
      return "A product changes in two ways, once for each factor: add both terms."
    }
    let node = mistake.edges.edges[edge].node
    if mistake.mode == .reverse || mistake.position == nil {
      return "\(mistake.definition(node)) changes with \(factors(of: node, mistake)), and one "
        + "of the local partials was taken as 0: each is the other factor."
    }
    let terms = mistake.edges.into(node).map { edge in
      mistake.letters.writer.text(
        mistake.list.partialExpression(mistake.edges.edges[edge]), atLeast: 4)
        + mistake.letters.times
        + mistake.letters.symbol(mistake.edges.sources[edge], .forward)
    }
    let name = mistake.letters.symbol(node, .forward)
    return "At \(mistake.definition(node)) one term of the product is missing: \(name) = "
      + "\(terms.joined(separator: " + "))."
  }

  /// `both w₂ and w₃`, `w₂, which stands twice`, `w₂`
  private static func factors(of node: Int, _ mistake: MistakeCase) -> String {
    let sources = mistake.edges.into(node).map { mistake.edges.sources[$0] }
    guard sources.count > 1, let first = sources.first else { return mistake.names(sources) }
    return sources[0] == sources[1]
      ? "\(mistake.letters.primal(first)), which stands twice" : "both \(mistake.names(sources))"
  }

  static func productOfDerivatives(_ mistake: MistakeCase) -> String {
    guard let node = mistake.nearest(.mul), let pass = mistake.pass else {
      return "The derivative of a product is not the product of the derivatives: "
        + "each factor's change is scaled by the other factor."
    }
    return "At \(mistake.definition(node)) the derivatives \(mistake.tangents(into: node, pass)) "
      + "were multiplied. A product changes once for each factor: each factor's change times "
      + "the other factor's value, and the two are added."
  }

  static func quotient(_ mistake: MistakeCase) -> String {
    if mistake.changedEdge != nil {
      return localPartial(mistake)
    }
    guard let node = mistake.nearest(.div), let pass = mistake.pass else {
      return "The derivative of a quotient is not the quotient of the derivatives."
    }
    return "At \(mistake.definition(node)) the derivatives \(mistake.tangents(into: node, pass)) "
      + "were divided. The top's change is divided by the bottom; the bottom's change counts "
      + "negatively, times top over bottom squared."
  }
}

extension MistakeCase {
  /// The nearest edge whose local partial the mistake takes for another number.
  var changedEdge: Int? {
    guard let partials = rules?.partials else { return nil }
    let isChanged = { (edge: Int) in
      partials[edge] != workings.partials[edge]
        && !(partials[edge].isNaN && workings.partials[edge].isNaN)
    }
    if case .partial(let node, let source) = place {
      return edges.between(source, and: node).first(where: isChanged)
    }
    for node in nodesOnTheWay {
      if let edge = summands(of: node).first(where: isChanged) { return edge }
    }
    return nil
  }

  /// `, which gives −0.96`: what the mistake took for the partial.
  fileprivate func taken(_ edge: Int) -> String {
    guard let partials = rules?.partials else { return "" }
    return ", which gives \(number(partials[edge]))"
  }

  /// `, at w₁ = 0.5`: the operands of an operation with their values.
  fileprivate func argument(of node: Int, _ edge: Int) -> String {
    guard !list.partialExpression(edges.edges[edge]).symbols.isEmpty else { return "" }
    var operands: [Int] = []
    for source in edges.into(node).map({ edges.sources[$0] }) where !operands.contains(source) {
      operands.append(source)
    }
    let texts = operands.map { "\(letters.primal($0)) = \(number(workings.values[$0]))" }
    return texts.isEmpty ? "" : ", at \(letters.sequence(texts))"
  }

  /// The operation of a kind where the mistake acted first, else the nearest.
  fileprivate func nearest(_ primitive: Primitive) -> Int? {
    let isKind = { (node: Int) in workings.primitive(of: node) == primitive }
    return origin.flatMap { isKind($0) ? $0 : nil } ?? nodesOnTheWay.first(where: isKind)
  }

  /// `2 and 0`: the tangents of an operation's two operands; a constant's is 0.
  fileprivate func tangents(into node: Int, _ pass: PassValues) -> String {
    let known = edges.into(node).map { (edges.edges[$0].position, edges.sources[$0]) }
    let values = [0, 1].map { position in
      known.first { $0.0 == position }.map { pass.derivatives[$0.1] } ?? 0
    }
    return letters.sequence(values.map { number($0) })
  }
}

extension String {
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

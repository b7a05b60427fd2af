import Autodiff

/// The sentence that says why a step is as it is, made from the list itself.
struct StepSentence {
  let timeline: Timeline
  let step: Step
  let position: Int
  let letters: Letters

  private var list: WengertList { timeline.list }
  private var pass: Pass { timeline.passes[step.pass] }
  private var mode: Mode { pass.mode ?? .forward }
  private var sweep: Sweep { timeline.sweeps[step.pass] }

  var text: String {
    switch step.event {
    case .value(let node): valueSentence(node)
    case .seed: seedSentence
    case .term(let edge): mode == .forward ? forwardTerm(edge) : reverseTerm(edge)
    case .total(let node): mode == .forward ? forwardTotal(node) : reverseTotal(node)
    case .entry(let index): entrySentence(index)
    }
  }

  private func valueSentence(_ node: Int) -> String {
    switch list.kind(of: node) {
    case .input(let index):
      return "\(letters.input(index)) is an input: the point gives its value. In the list it "
        + "is called \(letters.primal(node))."
    case .constant:
      return "This output depends on no input: it is the same at every point."
    case .operation:
      let successors = list.successors(of: node).count
      let uses =
        successors > 1
        ? " \(letters.count(successors).capitalisedFirst) nodes use it: it is computed once."
        : ""
      let start =
        list.isWidened(node, timeline.values)
        ? "Its operands lie beyond a double, so the number was computed with a wider exponent."
        : "One elementary operation on values that are already there."
      return "\(start)\(uses) "
        + "Its value is stored: both modes will need it."
    }
  }

  // MARK: seeds

  private var seedSentence: String {
    switch (mode, pass.unitIndex) {
    case (.forward, let index?):
      let name = letters.input(index)
      let others = list.inputCount > 1 ? " Every other input is held still: 0." : ""
      return "How does everything change when only \(name) moves? Measured against itself "
        + "\(name) changes at rate 1: that is where the 1 comes from.\(others) From inside to "
        + "outside, the list carries the rates along."
    case (.reverse, let index?):
      let name = letters.output(index)
      let others = list.outputCount > 1 ? " The other outputs are not asked about: 0." : ""
      return "What does \(name) respond to? Of itself \(name) is worth "
        + "\(letters.partialSign)\(name)/\(letters.partialSign)\(name) = 1: that is where the "
        + "1 comes from.\(others) From outside to inside, each node gets its share."
    case (.forward, nil):
      return "The inputs move together, each at the rate in the seed. One pass gives the "
        + "derivative along that direction, and no single column of the Jacobian."
    case (.reverse, nil):
      return "The outputs are weighed by the seed. One pass gives the gradient of that weighted "
        + "sum, and no single row of the Jacobian."
    }
  }

  // MARK: forward

  private func forwardTerm(_ edge: Edge) -> String {
    let source = list.operand(edge)
    guard sweep.reached[source] else { return unreachedForward(source) }
    return "\(letters.primal(edge.node)) changes with \(letters.primal(source)) by the local "
      + "partial \(partial(edge)), and \(letters.primal(source)) itself changes at rate "
      + "\(letters.symbol(source, .forward)): the two are multiplied."
  }

  private func forwardTotal(_ node: Int) -> String {
    guard sweep.reached[node] else { return unreachedForward(node) }
    let rule = primitiveSentence(node)
    let terms = sweep.terms(of: node, in: list, values: timeline.values)
    return rule + remark(node, terms)
  }

  private func unreachedForward(_ node: Int) -> String {
    let movers = pass.seed.indices.filter { pass.seed[$0] != 0 }.map { letters.input($0) }
    guard !movers.isEmpty else { return "The seed is all zeros: nothing moves in this pass." }
    return "No path leads from \(letters.sequence(movers)) to \(letters.primal(node)), so in "
      + "this pass \(letters.primal(node)) does not change: its tangent is exactly 0."
  }

  // MARK: reverse

  private func reverseTerm(_ edge: Edge) -> String {
    let source = list.operand(edge)
    let name = letters.primal(edge.node)
    guard sweep.reached[edge.node] else {
      return unreachedReverse(edge.node) + " So it hands nothing back to "
        + "\(letters.primal(source))."
    }
    let waiting = list.edges(outOf: source)
      .filter { !timeline.isFilled(.term($0, pass: step.pass), at: position) }
      .map { letters.primal($0.node) }
    let rest = waiting.isEmpty ? "" : " Still to come: through \(letters.sequence(waiting))."
    return "\(name) uses \(letters.primal(source)) and hands back its own adjoint times the "
      + "local partial \(partial(edge)).\(rest)"
  }

  private func reverseTotal(_ node: Int) -> String {
    guard sweep.reached[node] else { return unreachedReverse(node) }
    let successors = list.successors(of: node)
    let name = letters.primal(node)
    let terms = sweep.terms(of: node, in: list, values: timeline.values)
    let remark = remark(node, terms)
    let seed = sweep.seedParts[node].map { $0 != 0 } ?? false
    let start = seed ? "It is an output itself, so its seed counts too. " : ""
    if terms.count > 1 {
      let names = letters.sequence(successors.map { letters.primal($0) })
      return "\(start)\(name) acts through \(names): the effects add up, which is why an "
        + "adjoint is a sum.\(remark)"
    }
    return "\(start)Only \(letters.sequence(successors.map { letters.primal($0) })) uses "
      + "\(name), so one contribution is the whole adjoint.\(remark)"
  }

  private func unreachedReverse(_ node: Int) -> String {
    let asked = pass.seed.indices.filter { pass.seed[$0] != 0 }.map { letters.output($0) }
    guard !asked.isEmpty else { return "The seed is all zeros: nothing is asked in this pass." }
    return "No path leads from \(letters.primal(node)) to \(letters.sequence(asked)), so its "
      + "adjoint is exactly 0."
  }

  // MARK: entries

  private func entrySentence(_ index: Int) -> String {
    switch mode {
    case .forward:
      let node = list.outputs[index].node
      return "\(letters.output(index)) is \(letters.primal(node)): its tangent is read off as "
        + "an entry of the pass's column."
    case .reverse:
      return "\(letters.input(index)) is \(letters.primal(index)): its adjoint is read off as "
        + "an entry of the pass's row."
    }
  }

  // MARK: parts

  /// `∂w₄/∂w₁ = w₂ = 2`
  private func partial(_ edge: Edge) -> String {
    let d = letters.partialSign
    let source = list.operand(edge)
    let name = "\(d)\(letters.primal(edge.node))/\(d)\(letters.primal(source))"
    let formula = letters.writer.text(list.partialExpression(edge))
    let value = letters.number(list.partial(edge, values: timeline.values))
    return formula == value ? "\(name) = \(value)" : "\(name) = \(formula) = \(value)"
  }

  private func primitiveSentence(_ node: Int) -> String {
    guard case .operation(let primitive) = list.kind(of: node) else { return "" }
    return constantSentence(node) ?? primitive.row.sentence
  }

  /// What is to be said of the number itself, after a space; empty for most.
  private func remark(_ node: Int, _ terms: [SumTerm]) -> String {
    if sweep.widened.contains(node) {
      return " Its factors lie beyond a double, so the number was computed with a wider exponent."
    }
    return sweep.derivatives[node] == 0 ? " " + zeroReason(terms) : ""
  }

  /// What holds where one of two operands is a constant, which the node has in itself.
  private func constantSentence(_ node: Int) -> String? {
    guard list.operands(of: node).count == 1,
      case .apply(let primitive, let operands) = list.expression(of: node), operands.count == 2
    else { return nil }
    let isFirst = if case .symbol = operands[0] { false } else { true }
    return Self.constantSentences[primitive].map { isFirst ? $0.first : $0.second }
  }

  /// What is said of a constant in the first and in the second place.
  private static let constantSentences: [Primitive: (first: String, second: String)] = {
    let still = "A constant does not move: the change stays as it is."
    let factor = "A constant factor scales the change."
    return [
      .add: (still, still),
      .sub: ("A constant does not move: only the minus turns the change.", still),
      .mul: (factor, factor),
      .div: (
        "The divisor's change counts with a minus, times the quotient over the divisor.",
        "A constant divisor divides the change."
      ),
      .pow: (
        "An exponential changes by itself times the logarithm of its base.",
        "A power changes by the exponent times the next lower power."
      ),
    ]
  }()

  private func zeroReason(_ terms: [SumTerm]) -> String {
    let live = terms.filter { $0.product != 0 }
    if !live.isEmpty { return "Here the terms cancel: the sum is 0." }
    if terms.contains(where: { $0.partial == 0 && $0.factor != 0 }) {
      return "It is 0 because a local partial is 0 at this point."
    }
    return "It is 0 because what arrives is 0."
  }
}

extension String {
  /// The text with its first letter as a capital.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

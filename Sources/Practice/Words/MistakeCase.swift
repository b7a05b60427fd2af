import Autodiff

/// A wrong number that a mistake gives, with all that a sentence about it needs.
struct MistakeCase: Sendable {
  let cell: Cell
  /// The place of the number; nil where the mistake gives the whole answer.
  let place: Atom.Place?
  let key: MistakeValue.Key?
  /// The learner's number.
  let answer: Double?
  let scene: Scene
  let letters: Letters
}

extension MistakeCase {
  var list: WengertList { scene.list }
  var workings: Workings { scene.workings }
  var edges: EdgeTable { scene.workings.edges }

  /// The pass that the number is of and the node it belongs to; nil for values and partials.
  var position: (pass: Pass, node: Int)? {
    switch place {
    case .tangent(let node, let seed): (.forward(seed), node)
    case .adjoint(let node, let seed): (.reverse(seed), node)
    case .term(let node, _, let pass): (pass, node)
    case .entry(let output, let input): entryPosition(output, input)
    case .value, .partial, nil: nil
    }
  }

  private func entryPosition(_ output: Int, _ input: Int) -> (pass: Pass, node: Int) {
    let isReverse =
      switch key?.way {
      case .habit(let mode), .slip(let mode): mode == .reverse
      case .own: key?.mistake == .oneSuccessorOnly
      case nil: false
      }
    return isReverse
      ? (list.unitPass(.reverse, output), input)
      : (list.unitPass(.forward, input), list.outputs[output].node)
  }

  var mode: Mode { position?.pass.mode ?? .forward }

  /// The true pass that the number is of.
  var pass: PassValues? { position.map { scene.pass($0.pass) } }

  /// The nodes that the number rests on, nearest first: operands in forward, successors in
  /// reverse.
  var nodesOnTheWay: [Int] {
    guard let start = position?.node else { return [] }
    var order = [start]
    var seen: Set<Int> = [start]
    var next = 0
    while next < order.count, order.count < Self.searchLimit {
      for edge in way(into: order[next]) {
        let neighbour = neighbour(edge)
        if seen.insert(neighbour).inserted { order.append(neighbour) }
      }
      next += 1
    }
    return order
  }

  private static let searchLimit = 2_000

  /// The edges over which derivatives reach the number through a node: of the node that adds up an
  /// asked term, that term's only.
  func way(into node: Int) -> [Int] {
    guard case .term(node, let source, _) = place else { return summands(of: node) }
    return summands(of: node).filter { neighbour($0) == source }
  }

  /// The node whose derivative an edge brings to a sum.
  func neighbour(_ edge: Int) -> Int {
    mode == .forward ? edges.sources[edge] : edges.edges[edge].node
  }

  /// The edges of a node's sum in the order summed.
  func summands(of node: Int) -> [Int] {
    mode == .forward ? Array(edges.into(node)) : Array(edges.outOf(node))
  }

  /// The nearest node on the way whose sum has two or more parts.
  var nearestSum: Int? { nodesOnTheWay.first(where: isSum) }

  /// Where the mistake first made a difference: the nearest node whose derivative went wrong while
  /// the derivatives that its sum reads were still right. There the true numbers are what was
  /// worked with. nil where the number came from no pass by other rules.
  var origin: Int? {
    guard let position, let pass, let rules else { return nil }
    guard case .habit = key?.way else { return position.node }
    let mistaken = rules.sweep(position.pass, workings)
    let isRight = { (node: Int) in
      let (a, b) = (mistaken.derivatives[node], pass.derivatives[node])
      return a == b || (a - b).magnitude <= Tolerance.relative * b.magnitude
    }
    // An asked term may be wrong in a sum that came out right.
    let term: Int? = if case .term = place { position.node } else { nil }
    return nodesOnTheWay.first { node in
      (node == term || !isRight(node))
        && way(into: node).allSatisfy { isRight(neighbour($0)) }
    }
  }

  /// Whether a node's sum has two or more parts; the seed of an output is one.
  func isSum(_ node: Int) -> Bool { summands(of: node).count + (hasSeed(node) ? 1 : 0) > 1 }

  /// Whether an adjoint begins with a seed.
  func hasSeed(_ node: Int) -> Bool { pass?.seedParts[node, default: 0] != 0 && mode == .reverse }

  /// The true products of a node's sum.
  func products(of node: Int) -> [Double] {
    guard let pass else { return [] }
    return summands(of: node).map { SweepRules().termValue($0, mode, pass, workings) }
  }

  /// The nodes at the other ends of a node's sum, each once.
  func neighbours(of node: Int) -> [Int] {
    var result: [Int] = []
    for edge in summands(of: node) {
      let neighbour = neighbour(edge)
      if result.last != neighbour { result.append(neighbour) }
    }
    return result
  }

  /// The rules that gave the number, where it came from a pass by other rules.
  var rules: SweepRules? {
    guard let key else { return nil }
    let variants =
      scene.variants[key.mistake]
      ?? Scene.Variants(Catalogue.rule(key.mistake), workings)
    switch key.way {
    case .habit: return variants.habits.first { $0.number == key.variant }?.rules
    case .slip: return variants.slips.first { $0.number == key.variant }?.rules
    case .own: return nil
    }
  }
}

extension MistakeCase {
  func number(_ value: Double) -> String { letters.number(value) }
  func symbol(_ node: Int) -> String { letters.symbol(node, mode) }
  func names(_ nodes: [Int]) -> String { letters.sequence(nodes.map { letters.primal($0) }) }

  /// `w₃ = sin w₁`
  func definition(_ node: Int) -> String {
    "\(letters.primal(node)) = \(letters.writer.text(list.expression(of: node)))"
  }

  /// `∂w₆/∂w₃`
  func partialName(_ edge: Int) -> String {
    letters.partial(edges.edges[edge].node, by: edges.sources[edge])
  }

  /// The local partial on an edge in letters: `cos w₁`.
  func partialText(_ edge: Int) -> String {
    letters.writer.text(list.partialExpression(edges.edges[edge]))
  }

  /// Numbers with signs between them: `2 + 0.877583 − 1`.
  func sum(_ numbers: [Double]) -> String {
    var text = ""
    for (index, value) in numbers.enumerated() {
      let shown = number(value.magnitude)
      let isMinus = value < 0
      let minus = letters.script == .unicode ? "−" : "-"
      text += index == 0 ? (isMinus ? minus : "") + shown : " \(isMinus ? minus : "+") \(shown)"
    }
    return text
  }
}

extension Letters {
  /// ∂w₆/∂w₃
  func partial(_ node: Int, by source: Int) -> String {
    "\(partialSign)\(primal(node))/\(partialSign)\(primal(source))"
  }
}

import Autodiff

/// The sentences of the catalogue: what went wrong with this function's numbers, and what to do
/// instead. None gives the right number away.
enum Words {
  static func overwritten(_ mistake: MistakeCase) -> String {
    guard let node = mistake.origin ?? mistake.nearestSum,
      let last = mistake.products(of: node).last, let from = mistake.neighbours(of: node).last
    else { return "Each contribution to an adjoint is added to what is there already." }
    let symbol = mistake.symbol(node)
    return "For \(symbol) only the last contribution is left, \(mistake.number(last)) from "
      + "\(mistake.letters.primal(from)). Don't overwrite: add each contribution to what "
      + "\(symbol) holds already."
  }

  static func oneSuccessor(_ mistake: MistakeCase) -> String {
    guard let node = mistake.origin ?? mistake.nearestSum else {
      return "An adjoint is the sum over all successors, and its own seed where it is an output."
    }
    let seed = mistake.hasSeed(node) ? ", its seed included" : ""
    return "\(mistake.letters.primal(node)) \(uses(of: node, mistake)), and only one contribution "
      + "was taken. \(mistake.symbol(node)) is the sum over all of them\(seed)."
  }

  /// `is used by w₃ and w₄`, `is an output itself and is used by w₃`
  private static func uses(of node: Int, _ mistake: MistakeCase) -> String {
    let neighbours = mistake.neighbours(of: node)
    let count = mistake.summands(of: node).count
    let times =
      neighbours.count == 1 && count > 1 ? " \(mistake.letters.count(count)) times" : ""
    return (mistake.hasSeed(node) ? "is an output itself and " : "")
      + "is used\(times) by \(mistake.names(neighbours))"
  }

  static func pathsMultiplied(_ mistake: MistakeCase) -> String {
    let nearest = mistake.nodesOnTheWay.first { mistake.summands(of: $0).count > 1 }
    guard let node = mistake.origin ?? nearest else {
      return "Contributions that meet at a node are added; only the factors along one path "
        + "multiply."
    }
    let numbers = mistake.products(of: node).map { mistake.number($0) }
    return "At \(mistake.letters.primal(node)) the contributions "
      + "\(mistake.letters.sequence(numbers)) were multiplied. Factors along one path "
      + "multiply; paths that meet are added."
  }

  static func tooEarly(_ mistake: MistakeCase) -> String {
    let shared = mistake.nodesOnTheWay.first {
      mistake.list.operations.contains($0) && mistake.isSum($0)
    }
    guard let node = shared else {
      return "An adjoint is handed on once, when all its contributions are in."
    }
    let symbol = mistake.symbol(node)
    return "\(symbol) was handed on before all its contributions were in: "
      + "\(mistake.letters.primal(node)) \(uses(of: node, mistake))."
      + " Go from the highest number down, finish \(symbol), then hand it on, once."
  }

  static func repeatedOnce(_ mistake: MistakeCase) -> String {
    guard let node = mistake.repeatedNode, let edge = mistake.edges.into(node).first else {
      return "An operand that stands twice counts twice: add the partials of both positions."
    }
    let name = mistake.letters.primal(mistake.edges.sources[edge])
    let partials = mistake.edges.into(node).map { mistake.workings.partials[$0] }
    return "\(mistake.definition(node)) uses \(name) in both positions, and one was left out. "
      + "The local partials are \(mistake.number(partials[0])) and "
      + "\(mistake.number(partials[1])): both count."
  }

  static func notCleared(_ mistake: MistakeCase) -> String {
    guard let (pass, _) = mistake.position, let index = pass.unitIndex, index > 0 else {
      return "Set all adjoints to 0 before a pass begins."
    }
    let before = mistake.letters.seedEntry(index - 1, .reverse)
    let now = mistake.letters.seedEntry(index, .reverse)
    return "What the pass with \(before) = 1 left behind is still in this number. Set all "
      + "adjoints to 0 before the pass with \(now) = 1 begins."
  }

  // MARK: terms

  static func noUpstream(_ mistake: MistakeCase) -> String {
    guard let (text, edge) = mistake.nearestTerm(in: mistake.nodesOnTheWay) else { return termRule }
    let partial = mistake.workings.partials[edge]
    return "The local partial \(mistake.partialName(edge)) = \(mistake.number(partial)) was "
      + "taken alone. A term is the partial times what arrives, here \(text)."
  }

  static func noPartial(_ mistake: MistakeCase) -> String {
    guard let (text, edge) = mistake.nearestTerm(in: mistake.nodesFromOrigin) else {
      return termRule
    }
    return "\(text) was handed on as it is, without the local partial "
      + "\(mistake.partialName(edge)) = \(mistake.partialText(edge)). Multiply by it."
  }

  static func added(_ mistake: MistakeCase) -> String {
    guard let (text, edge) = mistake.nearestTerm(in: mistake.nodesFromOrigin) else {
      return termRule
    }
    let partial = mistake.workings.partials[edge]
    return "The local partial \(mistake.number(partial)) and \(text) were added. One after the "
      + "other along a path, they multiply."
  }

  private static let termRule =
    "A term is the local partial times the derivative that arrives: multiply the two."
}

extension MistakeCase {
  /// The nearest operation on one node twice.
  fileprivate var repeatedNode: Int? {
    if case .partial(let node, _) = place { return node }
    for node in nodesOnTheWay {
      if let edge = summands(of: node).first(where: { edges.isRepeated($0) }) {
        return edges.edges[edge].node
      }
    }
    return nil
  }

  /// The node where the mistake first made a difference; where that is not known, all on the way.
  fileprivate var nodesFromOrigin: [Int] { origin.map { [$0] } ?? nodesOnTheWay }

  /// The factor of the first term in some nodes' sums with its number, `w̄₆ = 1`, and the term's
  /// edge; one that a seed reaches where there is one.
  fileprivate func nearestTerm(in nodes: [Int]) -> (String, Int)? {
    guard let pass else { return nil }
    let candidates = nodes.prefix(50).flatMap { way(into: $0) }
    guard
      let edge = candidates.first(where: { pass.isReached[neighbour($0)] && isTelling($0) })
        ?? candidates.first
    else { return nil }
    let source = neighbour(edge)
    return ("\(symbol(source)) = \(number(pass.derivatives[source]))", edge)
  }

  /// Whether a term shows the mistake: neither of its factors is 1.
  private func isTelling(_ edge: Int) -> Bool {
    guard let rules, let pass else { return true }
    return rules.termValue(edge, mode, pass, workings)
      != SweepRules().termValue(edge, mode, pass, workings)
  }
}

import Autodiff

/// Mistakes about sums: which contributions are added, and when they are handed on.
extension MistakeRule {
  static let sums: [MistakeRule] = [
    MistakeRule(
      .adjointOverwritten, "adjoint overwritten", touches: [.adjoint, .term, .entry, .pull],
      words: Words.overwritten
    ).with { rule in
      rule.habits = { _ in
        [SweepRules(modes: [.reverse], sum: { seed, terms in terms.last?.product ?? seed ?? 0 })]
      }
    },
    MistakeRule(
      .oneSuccessorOnly, "one successor only", touches: [.adjoint, .term, .entry, .pull],
      words: Words.oneSuccessor
    ).with { rule in
      rule.habits = { _ in oneTerm }
      rule.slips = { _ in [] }
      rule.numbers = { atom, scene in singleTerms(atom, scene) }
    },
    MistakeRule(
      .pathsMultiplied, "paths multiplied",
      touches: [.tangent, .adjoint, .term, .entry, .along, .pull], words: Words.pathsMultiplied
    ).with { rule in
      rule.habits = { _ in
        [SweepRules(sum: { product($0, $1) }), SweepRules(sum: { product($0, $1.reached) })]
      }
    },
    MistakeRule(
      .passedOnTooEarly, "passed on too early", touches: [.adjoint, .term, .entry, .pull],
      words: Words.tooEarly
    ).with { rule in
      rule.passes = { pass, workings in
        [false, true].compactMap { EarlyPasser.adjoints(pass, workings, rightToLeft: $0) }
      }
    },
    MistakeRule(
      .repeatedOperandOnce, "repeated operand counted once",
      touches: [.partial, .tangent, .adjoint, .term, .entry, .along, .pull],
      words: Words.repeatedOnce
    ).with { rule in
      rule.habits = { workings in droppedEdges(workings).map { SweepRules(partials: $0) } }
    },
    MistakeRule(
      .adjointsNotCleared, "adjoints not cleared", touches: [.adjoint, .term, .entry, .pull],
      words: Words.notCleared
    ).with { rule in
      rule.passes = { pass, workings in KeptAdjoints.passes(pass, workings) }
    },
  ]

  /// The first or the last term everywhere, the seed counting as first, or as no term beside the
  /// successors'.
  private static let oneTerm: [SweepRules] = [
    SweepRules(modes: [.reverse], sum: { seed, terms in seed ?? terms.first?.product ?? 0 }),
    SweepRules(modes: [.reverse], sum: { seed, terms in terms.last?.product ?? seed ?? 0 }),
    SweepRules(
      modes: [.reverse], sum: { seed, terms in (seed ?? 0) + (terms.first?.product ?? 0) }
    ),
    SweepRules(modes: [.reverse], sum: { seed, terms in (seed ?? 0) + (terms.last?.product ?? 0) }),
  ]

  /// Each term of the asked adjoint alone, its seed part included.
  private static func singleTerms(_ atom: Atom, _ scene: Scene) -> [Double] {
    guard let (pass, node) = scene.adjoint(at: atom.place) else { return [] }
    let values = scene.pass(pass)
    let rules = SweepRules()
    let seed = values.seedParts[node].map { [$0] } ?? []
    return seed
      + scene.workings.edges.outOf(node).map {
        rules.termValue($0, .reverse, values, scene.workings)
      }
  }

  private static func product(_ seed: Double?, _ terms: [SweepRules.Term]) -> Double {
    guard terms.count > 1 else {
      return terms.first.map { (seed ?? 0) + $0.product } ?? seed ?? 0
    }
    return terms.reduce(1) { $0 * $1.product }
  }

  /// The most edges of repeated operands that are dropped each in turn.
  private static let repeatedLimit = 16

  /// The local partials with a repeated operand's left, its right, or one such edge dropped.
  private static func droppedEdges(_ workings: Workings) -> [[Double]] {
    let edges = workings.edges
    let repeated = edges.edges.indices.filter { edges.isRepeated($0) }
    guard !repeated.isEmpty else { return [] }
    let sides = [0, 1].map { side in repeated.filter { edges.edges[$0].position == side } }
    let single = repeated.count > 2 ? repeated.prefix(repeatedLimit).map { [$0] } : []
    return (sides + single).map { dropped in
      var partials = workings.partials
      for edge in dropped { partials[edge] = 0 }
      return partials
    }
  }
}

extension Sequence<SweepRules.Term> {
  /// The terms that a nonzero seed reaches.
  fileprivate var reached: [SweepRules.Term] { filter(\.isReached) }
}

extension Scene {
  /// The pass and the node whose adjoint a place holds; nil for other places.
  func adjoint(at place: Atom.Place) -> (Pass, Int)? {
    switch place {
    case .adjoint(let node, let seed): (.reverse(seed), node)
    case .entry(let output, let input): (list.unitPass(.reverse, output), input)
    case .value, .partial, .tangent, .term: nil
    }
  }
}

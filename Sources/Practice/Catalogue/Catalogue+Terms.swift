import Autodiff

/// Mistakes about a term: it is local partial times the neighbour's derivative, and nothing less.
extension MistakeRule {
  private static let derivativeCells: Set<CellFamily> = [
    .tangent, .adjoint, .term, .entry, .along, .pull,
  ]

  static let terms: [MistakeRule] = [
    MistakeRule(
      .noUpstreamFactor, "no upstream factor", touches: derivativeCells, words: Words.noUpstream
    ).with { rule in
      rule.habits = { _ in
        [
          SweepRules(term: { partial, _, _ in partial }),
          SweepRules(term: { partial, _, isReached in isReached ? partial : 0 }),
        ]
      }
    },
    MistakeRule(
      .noLocalPartial, "no local partial", touches: derivativeCells, words: Words.noPartial
    ).with { rule in
      rule.habits = { _ in [SweepRules(term: { _, factor, _ in factor })] }
    },
    MistakeRule(
      .addedNotMultiplied, "added, not multiplied", touches: derivativeCells, words: Words.added
    ).with { rule in
      rule.habits = { _ in
        [
          SweepRules(term: { partial, factor, _ in partial + factor }),
          SweepRules(term: { partial, factor, isReached in isReached ? partial + factor : 0 }),
        ]
      }
    },
  ]
}

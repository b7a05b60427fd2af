import Autodiff

/// Mistakes about seeds: which numbers a pass starts from.
extension MistakeRule {
  static let seeds: [MistakeRule] = [
    MistakeRule(
      .allInputsSeeded, "all inputs seeded", touches: [.tangent, .entry, .seed],
      words: Words.allSeeded
    ).with { rule in
      rule.seeding(.forward) { seed, _ in seed.map { _ in 1 } }
    },
    MistakeRule(
      .allOutputsSeeded, "all outputs seeded", touches: [.adjoint, .entry, .seed],
      words: Words.allSeeded
    ).with { rule in
      rule.seeding(.reverse) { seed, _ in seed.map { _ in 1 } }
    },
    MistakeRule(
      .valueAsSeed, "value as seed",
      touches: [.tangent, .adjoint, .term, .entry, .along, .pull, .seed], words: Words.valueAsSeed
    ).with { rule in
      rule.seeding(.forward) { seed, workings in
        seed.indices.map { seed[$0] == 0 ? 0 : workings.values[$0] }
      }
      rule.seeding(.reverse) { seed, workings in
        seed.indices.map { seed[$0] == 0 ? 0 : workings.values[workings.list.outputs[$0].node] }
      }
    },
    MistakeRule(
      .noSeed, "no seed", touches: [.tangent, .adjoint, .entry, .seed], words: Words.noSeed
    ).with { rule in
      rule.seeding(.forward) { seed, _ in seed.map { _ in 0 } }
      rule.seeding(.reverse) { seed, _ in seed.map { _ in 0 } }
    },
    MistakeRule(
      .seedOnOtherSide, "seed on the other side", touches: [.seed], words: Words.otherSide
    ).with { rule in
      rule.wholes = { cell, scene in
        guard case .seed(_, _, let mode) = cell else { return [] }
        let other: Mode = mode == .forward ? .reverse : .forward
        let count = scene.list.seedCount(other)
        return (0..<min(count, scene.workings.passLimit)).map {
          .vector(scene.list.unitPass(other, $0).seed)
        }
      }
    },
  ]

  /// Adds a variant: passes of a mode, and cells that ask for such a pass's seed, start otherwise.
  private mutating func seeding(
    _ mode: Mode, _ seed: @escaping @Sendable ([Double], Workings) -> [Double]
  ) {
    let habits = habits
    let wholes = wholes
    self.habits = { workings in
      habits(workings) + [
        SweepRules(modes: [mode], seed: { pass, workings in seed(pass.seed, workings) })
      ]
    }
    self.wholes = { cell, scene in
      let others = wholes(cell, scene)
      guard case .seed(let output, let input, mode) = cell else { return others }
      let unit = scene.list.unitPass(mode, mode == .forward ? input : output)
      return others + [.vector(seed(unit.seed, scene.workings))]
    }
  }
}

import Autodiff

/// How well a skill is remembered, as the schedule sees it.
package struct SkillState: Hashable, Sendable {
  package var skill: Skill
  /// Days after which it is remembered with probability 0.9.
  package var stability: Double
  /// From 1 to 10.
  package var difficulty: Double
  /// Seconds since 1970, UTC.
  package var due: Double
  package var reviewed: Double
  package var reviews: Int
  package var lapses: Int

  package init(
    skill: Skill, stability: Double, difficulty: Double, due: Double, reviewed: Double,
    reviews: Int, lapses: Int
  ) {
    self.skill = skill
    self.stability = stability
    self.difficulty = difficulty
    self.due = due
    self.reviewed = reviewed
    self.reviews = reviews
    self.lapses = lapses
  }
}

/// How a review went.
package enum Recall: Int, Hashable, Sendable, CaseIterable {
  /// Not solved, or shown.
  case again = 1
  /// Solved after a wrong answer or with a hint.
  case hard
  /// Solved at once.
  case good
}

/// When a skill is asked again: FSRS, the Free Spaced Repetition Scheduler, version 4.
///
/// Ye, Su & Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
/// Scheduling", KDD 2022, with the weights of version 4 as published. With S in days and t days
/// since the last review, R(t) = 1/(1 + t/9S).
package enum Schedule {
  /// The probability of remembering that reviews aim at.
  package static let retention = 0.9

  static let secondsPerDay = 86_400.0
  private static let longestInterval = 365.0

  /// w₀ … w₁₅ of version 4; the bonus for an easy answer, which nobody gives here, is left out.
  private static let weights = [
    0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29,
  ]

  /// The probability of remembering a skill at a time: 1 right after a review.
  package static func retrievability(of state: SkillState, at time: Double) -> Double {
    let days = max(0, time - state.reviewed) / secondsPerDay
    return 1 / (1 + days / (9 * max(state.stability, 0.01)))
  }

  /// The state after a review; `state` is nil for a skill that was never asked.
  package static func reviewed(
    _ skill: Skill, _ state: SkillState?, _ recall: Recall, at time: Double
  ) -> SkillState {
    guard let state else { return first(skill, recall, at: time) }
    let recalled = retrievability(of: state, at: time)
    let stability =
      recall == .again
      ? forgotten(state, recalled) : remembered(state, recalled, recall)
    return made(
      skill, stability: stability, difficulty: difficulty(after: state.difficulty, recall),
      at: time, reviews: state.reviews + 1, lapses: state.lapses + (recall == .again ? 1 : 0))
  }

  package static func isDue(_ state: SkillState, at time: Double) -> Bool { state.due <= time }

  /// How much each skill should be asked: 1 for a new one, more the more it is forgotten, little
  /// for what is still fresh.
  package static func needs(_ states: [SkillState], at time: Double) -> [Skill: Double] {
    var needs = Dictionary(uniqueKeysWithValues: Skill.allCases.map { ($0, 1.0) })
    for state in states {
      let forgotten = 1 - retrievability(of: state, at: time)
      let lapses = Double(min(state.lapses, 5)) / 5
      needs[state.skill] = 0.1 + 4 * forgotten + lapses + (isDue(state, at: time) ? 1 : 0)
    }
    return needs
  }

  // MARK: formulas

  private static func first(_ skill: Skill, _ recall: Recall, at time: Double) -> SkillState {
    made(
      skill, stability: weights[recall.rawValue - 1], difficulty: firstDifficulty(recall), at: time,
      reviews: 1, lapses: recall == .again ? 1 : 0)
  }

  /// D₀(G) = w₄ − w₅·(G − 3)
  private static func firstDifficulty(_ recall: Recall) -> Double {
    clamped(weights[4] - weights[5] * Double(recall.rawValue - 3))
  }

  /// D′ = w₇·D₀(3) + (1 − w₇)·(D − w₆·(G − 3))
  private static func difficulty(after difficulty: Double, _ recall: Recall) -> Double {
    let moved = difficulty - weights[6] * Double(recall.rawValue - 3)
    return clamped(weights[7] * firstDifficulty(.good) + (1 - weights[7]) * moved)
  }

  /// S′ = S·(1 + e^w₈·(11 − D)·S^−w₉·(e^(w₁₀·(1 − R)) − 1)·[w₁₅ if hard])
  private static func remembered(
    _ state: SkillState, _ recalled: Double, _ recall: Recall
  ) -> Double {
    let growth =
      ElementaryMath.exp(weights[8]) * (11 - state.difficulty)
      * ElementaryMath.pow(state.stability, -weights[9])
      * ElementaryMath.expm1(weights[10] * (1 - recalled))
    return state.stability * (1 + growth * (recall == .hard ? weights[15] : 1))
  }

  /// S′ = w₁₁·D^−w₁₂·((S + 1)^w₁₃ − 1)·e^(w₁₄·(1 − R)), at most S
  private static func forgotten(_ state: SkillState, _ recalled: Double) -> Double {
    let stability =
      weights[11] * ElementaryMath.pow(state.difficulty, -weights[12])
      * (ElementaryMath.pow(state.stability + 1, weights[13]) - 1)
      * ElementaryMath.exp(weights[14] * (1 - recalled))
    return min(stability, state.stability)
  }

  private static func clamped(_ difficulty: Double) -> Double { min(10, max(1, difficulty)) }

  /// The interval is 9·S·(1/r − 1) days.
  private static func made(
    _ skill: Skill, stability: Double, difficulty: Double, at time: Double, reviews: Int,
    lapses: Int
  ) -> SkillState {
    let stability = min(max(stability, 0.1), 10 * longestInterval)
    let days = min(9 * stability * (1 / retention - 1), longestInterval)
    return SkillState(
      skill: skill, stability: stability, difficulty: difficulty,
      due: time + days * secondsPerDay, reviewed: time, reviews: reviews, lapses: lapses)
  }
}

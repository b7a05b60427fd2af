import Autodiff

/// What is said of one answer.
package struct Judgement: Hashable, Sendable {
  package var verdict: Verdict
  /// The answer as it was read, in plain characters; nil where it could not be read.
  package var reading: String?
  /// The true value; nil where an answer is no value of a cell.
  package var expected: CellValue?
  /// Every mistake whose computation gives this answer, in catalogue order; only when wrong.
  package var misconceptions: [Mistake] = []
  package var message: String
  /// A further question that would tell the named mistakes apart.
  package var followUp: Cell?
  /// Where in the answer's text something can't be read, in UTF-8 units.
  package var offset: Int?
  /// Whether the number is wrong, and right from the learner's own earlier rows.
  package var isFollowThrough = false

  package enum Verdict: String, Hashable, Sendable, CaseIterable, Codable {
    case correct
    /// Right, but to too few figures.
    case imprecise
    case wrong
    /// Readable, but of the wrong shape or with unknown names.
    case notAnAnswer
    case unreadable

    /// Whether the answer counts as a try.
    package var isTry: Bool {
      switch self {
      case .correct, .wrong: true
      case .imprecise, .notAnAnswer, .unreadable: false
      }
    }
  }
}

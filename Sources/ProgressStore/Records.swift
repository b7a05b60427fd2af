import Practice

/// One answer that a learner gave.
package struct AttemptRecord: Hashable, Sendable {
  /// Tells attempts apart when stores are merged; empty until the attempt is kept.
  package var identity = ""
  /// Seconds since 1970, UTC.
  package var time: Double
  /// The lesson's id, or nil where the function is the learner's own.
  package var lesson: String?
  /// The question's id in its lesson, or the kind of a generated one.
  package var question: String
  /// What was asked, as the command line names cells; empty where no cell was.
  package var cell: String
  /// The function, by a hash that titles and files don't change.
  package var function: String
  package var point: [Double]
  package var answer: String
  package var verdict: String
  /// Ids of the catalogue, in its order.
  package var misconceptions: [String]
  /// Seconds that the answer took.
  package var seconds: Double
  package var hints: Int

  package init(
    time: Double, lesson: String? = nil, question: String, cell: String = "",
    function: String = "", point: [Double] = [], answer: String, verdict: String,
    misconceptions: [String] = [], seconds: Double = 0, hints: Int = 0
  ) {
    self.time = time
    self.lesson = lesson
    self.question = question
    self.cell = cell
    self.function = function
    self.point = point
    self.answer = answer
    self.verdict = verdict
    self.misconceptions = misconceptions
    self.seconds = seconds
    self.hints = hints
  }
}

/// Where a lesson was left.
package struct PlaceRecord: Hashable, Sendable {
  /// The lesson's id: titles, order and files may change.
  package var lesson: String
  /// The part of the lesson, from 0.
  package var section: Int
  /// The number of steps done there.
  package var position: Int
  /// Whether its end was reached at any time.
  package var isFinished: Bool
  /// Seconds since 1970, UTC.
  package var time: Double

  package init(
    lesson: String, section: Int, position: Int, isFinished: Bool = false, time: Double
  ) {
    self.lesson = lesson
    self.section = section
    self.position = position
    self.isFinished = isFinished
    self.time = time
  }
}

/// All that a store holds, for export and import.
package struct ProgressContents: Hashable, Sendable {
  package var attempts: [AttemptRecord] = []
  package var places: [PlaceRecord] = []
  package var skills: [SkillState] = []

  package init(
    attempts: [AttemptRecord] = [], places: [PlaceRecord] = [], skills: [SkillState] = []
  ) {
    self.attempts = attempts
    self.places = places
    self.skills = skills
  }
}

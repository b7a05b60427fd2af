import Autodiff

/// A quiz under way: a value that each answer, hint and step changes; time is a parameter.
package struct QuizSession: Sendable {
  package let exercises: [Exercise]
  /// One for each exercise.
  package private(set) var records: [ExerciseRecord]
  /// The question shown; `exercises.count` when the quiz is over.
  package private(set) var current = 0
  /// The last judgement of the current question.
  package private(set) var judgement: Judgement?
  /// The rows of the current question, where it is a whole trace.
  package private(set) var exam: TraceExam?
  package let script: Script
  private var key: ExerciseKey?

  package init(_ exercises: [Exercise], script: Script = .unicode) {
    self.exercises = exercises
    self.script = script
    records = exercises.map { _ in ExerciseRecord() }
    open()
  }

  package var isOver: Bool { current >= exercises.count }

  package var exercise: Exercise? { isOver ? nil : exercises[current] }

  package var record: ExerciseRecord? { isOver ? nil : records[current] }

  package var words: ExerciseWords? { exercise.map { ExerciseWords($0, script: script) } }

  // MARK: what a learner does

  /// Judges an answer to the current question; in a whole trace, to its first open row or to
  /// `row`.
  @discardableResult
  package mutating func answer(_ text: String, row: Int? = nil) -> Judgement? {
    guard let exercise else { return nil }
    let judgement: Judgement
    if exam != nil {
      guard let row = row ?? exam?.current, let filled = exam?.fill(row, text) else { return nil }
      judgement = filled
      noteExam()
    } else {
      guard let key else { return nil }
      judgement = key.judge(text)
    }
    self.judgement = judgement
    note(judgement, text, exercise)
    return judgement
  }

  private mutating func noteExam() {
    guard let exam else { return }
    records[current].isSolved = exam.isSolved
    records[current].isRevealed = exam.isComplete && !exam.isSolved
    records[current].mark = max(records[current].mark, exam.mark)
  }

  private mutating func note(_ judgement: Judgement, _ text: String, _ exercise: Exercise) {
    guard judgement.verdict.isTry else { return }
    var record = records[current]
    if judgement.verdict == .wrong, record.wrong.insert(judgement.reading ?? text).inserted {
      record.mistakes.append(judgement.misconceptions)
    }
    if exam == nil && judgement.verdict == .correct && !record.isRevealed {
      record.isSolved = true
      let earned = Mark.value(wrong: record.wrong.count, hints: record.hints)
      record.mark = max(record.mark, earned)
    }
    records[current] = record
  }

  /// The next hint: point, rule, numbers in, and at last the answer, which reveals it.
  package mutating func hint() -> String? {
    guard let words else { return nil }
    if let row = exam?.current {
      guard let hint = exam?.hint(row) else { return reveal() }
      records[current].hints += 1
      return hint
    }
    let stages = words.hints
    let next = records[current].hints
    guard stages.indices.contains(next) else { return reveal() }
    records[current].hints = next + 1
    return stages[next]
  }

  /// Shows the answer: an unsolved question earns nothing any more, and one can go on. In a whole
  /// trace that is the current row.
  package mutating func reveal() -> String? {
    guard let words else { return nil }
    if let row = exam?.current {
      exam?.reveal(row)
      noteExam()
      return words.solution(row: row)
    }
    if !records[current].isSolved { records[current].isRevealed = true }
    return words.solution()
  }

  /// Whether the current question is done with.
  package var canGoOn: Bool { record.map { $0.isSolved || $0.isRevealed } ?? false }

  /// Goes to the next question, solved or not.
  package mutating func next() {
    guard !isOver else { return }
    current += 1
    open()
  }

  private mutating func open() {
    judgement = nil
    exam = nil
    key = nil
    guard let exercise else { return }
    if case .trace = exercise.task {
      exam = TraceExam(exercise.subject, script: script)
    } else {
      key = ExerciseKey(exercise, script: script)
    }
  }
}

/// What has happened to one question.
package struct ExerciseRecord: Hashable, Sendable {
  package fileprivate(set) var isSolved = false
  package fileprivate(set) var isRevealed = false
  package fileprivate(set) var hints = 0
  /// From 0 to 1; never lowered.
  package fileprivate(set) var mark = 0.0
  /// The different wrong answers.
  package fileprivate(set) var wrong: Set<String> = []
  /// The mistakes named for each of them, in the order they came.
  package fileprivate(set) var mistakes: [[Mistake]] = []

  package var isTouched: Bool { isSolved || isRevealed || hints > 0 || !wrong.isEmpty }

  /// How the question counts for the schedule; nil where nothing was tried.
  package var recall: Recall? {
    if isSolved { return wrong.isEmpty && hints == 0 ? .good : .hard }
    return isTouched ? .again : nil
  }
}

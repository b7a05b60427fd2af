import Autodiff
import Canvas
import Practice

/// What the quiz says, the same on a screen and in lines.
enum QuizWords {
  /// The question: prompt, what is given, what there is to choose from or to put in order.
  static func question(_ session: QuizSession) -> [StyledText] {
    guard let exercise = session.exercise, let words = session.words else { return [] }
    let prompt = words.prompt.map { StyledText(clean($0)) }
    let items = words.items.enumerated().map { index, item in
      exercise.isAnsweredByNumber
        ? StyledText("\(index + 1). ", Style(.key)) + StyledText(clean(item))
        : StyledText("  " + clean(item))
    }
    // The list itself is the answer where it is asked for.
    let isGiven = if case .list = exercise.task { false } else { true }
    let given = isGiven ? words.given.map { StyledText("  " + $0, Style(.code)) } : []
    return prompt + spaced(items) + spaced(given) + spaced(exam(session, words))
  }

  /// The rows of a whole trace that are done, the last few, and the one that is asked for.
  private static func exam(_ session: QuizSession, _ words: ExerciseWords) -> [StyledText] {
    guard let exam = session.exam else { return [] }
    let done = exam.rows.filter(\.isEarned).suffix(4).map { row in
      StyledText("  \(words.rowName(row)): \(clean(row.answer ?? ""))", Style(.ok))
    }
    guard let current = exam.current else { return Array(done) }
    let ask = "row \(current + 1) of \(exam.rows.count): \(words.rowName(exam.rows[current]))"
    return done + [StyledText(ask, Style(.current))]
  }

  private static func spaced(_ lines: [StyledText]) -> [StyledText] {
    lines.isEmpty ? [] : [StyledText()] + lines
  }

  /// What is said to an answer.
  static func lines(_ judgement: Judgement, answer: String) -> [StyledText] {
    let role: Role =
      switch judgement.verdict {
      case .correct: .ok
      case .wrong: .wrong
      case .imprecise, .notAnAnswer, .unreadable: .warning
      }
    let mark =
      switch judgement.verdict {
      case .correct: "Right. "
      case .wrong: "Not yet. "
      case .imprecise: "Almost. "
      case .notAnAnswer, .unreadable: "This costs nothing. "
      }
    let message = clean(judgement.message)
    let hasMark = message.hasPrefix(mark.dropLast(2)) || message.hasPrefix("Right")
    var lines = [StyledText((hasMark ? "" : mark) + message, Style(role))]
    if let reading = judgement.reading, !Self.isSame(reading, answer) {
      lines.insert(StyledText("read as " + clean(reading), Style(.dim)), at: 0)
    }
    if let offset = judgement.offset { lines.insert(caret(answer, offset), at: 0) }
    return lines
  }

  /// Whether a reading only has its blanks elsewhere, and so tells nothing new.
  private static func isSame(_ reading: String, _ answer: String) -> Bool {
    reading.filter { !$0.isWhitespace } == answer.filter { !$0.isWhitespace }
  }

  /// The place in an answer that can't be read.
  private static func caret(_ answer: String, _ offset: Int) -> StyledText {
    let before = String(decoding: answer.utf8.prefix(max(0, offset)), as: UTF8.self)
    let place = String(repeating: " ", count: TextWidth.columns(of: clean(before)))
    return StyledText(place + "^", Style(.wrong))
  }

  /// `3 of 4 points. Right at once: 2 of 4.`
  static func summary(_ session: QuizSession) -> [StyledText] {
    let summary = session.summary
    guard !summary.lines.isEmpty else {
      return [StyledText("Nothing was answered, so there is nothing to say.")]
    }
    let points = NumberText.significant(summary.mark, 3)
    var lines = [
      StyledText(
        "\(points) of \(summary.total) points. Right at once: \(summary.right.count) of "
          + "\(summary.total).", Style(.heading))
    ]
    if !summary.mistakes.isEmpty {
      lines += [StyledText(), StyledText("Mistakes that were seen:")]
      lines += summary.mistakes.map { count in
        let times = count.count == 1 ? "once" : "\(count.count) times"
        let perhaps = count.sure == nil ? "perhaps " : ""
        return StyledText("  \(perhaps)\(count.ids): \(count.names); \(times)", Style(.warning))
      }
    }
    return lines
  }

  /// One question to look at again, in a line.
  static func again(_ line: QuizSummary.Line, _ script: Script) -> String {
    let words = ExerciseWords(line.exercise, script: script)
    return clean(words.prompt.first ?? line.exercise.skill.name)
  }

  static func clean(_ text: String) -> String { Sanitiser.line(text) }
}

extension Exercise {
  /// Whether the lines shown are answered by their numbers; rows of a pass by their names.
  fileprivate var isAnsweredByNumber: Bool {
    switch task {
    case .choices, .order: true
    case .cell, .formula, .expression, .list, .wrongRow, .trace: false
    }
  }
}

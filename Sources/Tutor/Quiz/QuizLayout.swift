import Canvas

/// Where the parts of a question stand: the question, a line, the answer, what is said to it.
struct QuizLayout {
  let question: Rect
  /// The line between the question and the answer; the answer is in the row below.
  let rule: Int
  let remarks: Rect
  /// The lines that don't fit.
  let hiddenQuestion: Int
  let hiddenRemarks: Int

  /// The rows of the remarks where there is room, so that nothing moves while one answers.
  private static let usualRemarks = 6
  private static let header = 2
  private static let footer = 1
  /// The line and the answer.
  private static let answer = 2
  /// Of the question, so many rows stay in sight beside long remarks.
  private static let leastQuestion = 3

  /// - Parameters:
  ///   - question: The lines of the question.
  ///   - remarks: The lines of what is said.
  init(_ size: Size, question lines: Int, remarks said: Int) {
    let room = max(0, size.height - Self.header - Self.footer - Self.answer)
    let usual = room >= 2 * Self.usualRemarks ? Self.usualRemarks : 1
    let most = max(usual, room - min(lines, Self.leastQuestion))
    let height = min(room, max(usual, min(said, most)))
    let width = max(0, size.width - 2)
    question = Rect(x: 1, y: Self.header, width: width, height: room - height)
    rule = Self.header + room - height
    remarks = Rect(x: 1, y: rule + Self.answer, width: width, height: height)
    hiddenQuestion = max(0, lines - question.height)
    hiddenRemarks = max(0, said - height)
  }
}

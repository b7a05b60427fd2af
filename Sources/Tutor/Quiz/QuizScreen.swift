import Autodiff
import Canvas
import Practice

extension QuizModel {
  package func draw(on canvas: inout Canvas) {
    guard SmallScreen.isLargeEnough(size) else {
      SmallScreen.draw(size, on: &canvas)
      return
    }
    drawHeader(on: &canvas)
    if isOver {
      drawSummary(on: &canvas)
    } else {
      drawQuestion(on: &canvas)
      drawAnswer(on: &canvas)
    }
    drawBottom(on: &canvas)
    help?.draw(settings, size, on: &canvas)
  }

  var openedHelp: KeyHelp {
    KeyHelp(
      title: "The self-check", keys,
      then: isOver ? [] : Self.answerHelp + ["", "Seed \(seed) asks these questions again."],
      script: settings.script)
  }

  private static let answerHelp = [
    "", "An answer is a number (2.878, 1/3, 2cos(2)), an expression in the inputs or",
    "in w's, a vector (0, 1), a matrix [[1, 2], [3, 4]], a number of the list.",
    "What can't be read costs nothing. Trying again never lowers a mark.",
  ]

  private var isUnicode: Bool { settings.script == .unicode }

  private func drawHeader(on canvas: inout Canvas) {
    let number = min(session.current + 1, session.exercises.count)
    let dot = isUnicode ? " · " : " - "
    let place = "question \(number) of \(session.exercises.count)"
    // A narrow screen keeps a title that can be read; the help has the seed, too.
    let isNarrow = size.width < 64
    let right = isOver ? "done" : isNarrow ? place : "\(place)\(dot)seed \(seed)"
    let columns = TextWidth.columns(of: right)
    canvas.write(
      TextWidth.truncated(
        isNarrow ? title : "Self-check: " + title, to: max(0, size.width - columns - 4),
        ellipsis: settings.ellipsis),
      at: Point(x: 1, y: 0), style: Style(.title))
    canvas.write(right, at: Point(x: size.width - columns - 1, y: 0), style: Style(.dim))
    canvas.hline(at: Point(x: 0, y: 1), length: size.width, lines: settings.lines)
  }

  // MARK: the question

  private var layout: QuizLayout {
    QuizLayout(size, question: questionLines.count, remarks: remarkLines.count)
  }

  private var textWidth: Int { max(1, size.width - 2) }

  private var questionLines: [StyledText] {
    QuizWords.question(session).flatMap { Wrapping.wrap($0, width: textWidth) }
  }

  /// What is said to the answer; before anything is said, what an answer looks like.
  private var said: [StyledText] {
    if remarks.isEmpty && !session.canGoOn {
      return session.words.map { [StyledText($0.form, Style(.dim))] } ?? []
    }
    return remarks + (offer.map { [StyledText("F4 shows \($0).", Style(.hint))] } ?? [])
  }

  private var remarkLines: [StyledText] {
    said.enumerated().flatMap { index, line -> [StyledText] in
      // The caret stands right below what was typed.
      let isCaret = index == 0 && line.plain.hasSuffix("^")
      return isCaret
        ? [StyledText("        ") + line] : Wrapping.wrap(line, width: textWidth)
    }
  }

  /// How far the arrows go: through a long remark, then through the question.
  var longestScroll: Int { layout.hiddenRemarks + layout.hiddenQuestion }

  /// In a whole trace the row that is asked for stands last and must be in sight.
  private var questionScroll: Int {
    let hidden = layout.hiddenQuestion
    return session.exam == nil ? min(max(0, scroll - layout.hiddenRemarks), hidden) : hidden
  }

  private func drawQuestion(on canvas: inout Canvas) {
    canvas.drawing(in: layout.question) {
      WordsPane.draw(questionLines, scroll: questionScroll, on: &$0)
    }
  }

  private func drawAnswer(on canvas: inout Canvas) {
    let layout = layout
    let lines = remarkLines
    canvas.hline(at: Point(x: 0, y: layout.rule), length: size.width, lines: settings.lines)
    let isInRemarks = scroll < layout.hiddenRemarks
    WordsPane.drawRemark(
      isInRemarks ? lines.count : questionLines.count,
      scroll: isInRemarks ? scroll : questionScroll,
      of: isInRemarks ? layout.remarks : layout.question, y: layout.rule, script: isUnicode,
      on: &canvas)
    let y = layout.rule + 1
    canvas.write("answer", at: Point(x: 1, y: y), style: Style(.heading))
    canvas.drawing(in: layout.remarks) {
      WordsPane.draw(lines, scroll: min(scroll, layout.hiddenRemarks), on: &$0)
    }
    field.draw(at: Point(x: 9, y: y), width: max(2, size.width - 11), on: &canvas)
  }

  // MARK: the end

  private func drawSummary(on canvas: inout Canvas) {
    let lines = QuizWords.summary(session).flatMap {
      Wrapping.wrap($0, width: max(1, size.width - 2))
    }
    for (y, line) in lines.enumerated() {
      canvas.write(line, at: Point(x: 1, y: 3 + y), maxWidth: size.width - 2)
    }
    let again = session.summary.again
    guard !again.isEmpty else { return }
    let top = 3 + lines.count + 1
    canvas.write(
      "Worth another look; Enter shows the very step:", at: Point(x: 1, y: top),
      style: Style(.heading), maxWidth: size.width - 2)
    let window = RowWindow(
      count: again.count, focus: chosen, height: max(1, size.height - top - 3))
    for (offset, index) in window.rows.enumerated() {
      let isChosen = index == chosen
      let mark = isChosen ? (isUnicode ? "▸ " : "> ") : "  "
      let text = TextWidth.truncated(
        mark + QuizWords.again(again[index], settings.script), to: size.width - 2,
        ellipsis: settings.ellipsis)
      canvas.write(
        text, at: Point(x: 1, y: top + 1 + offset), style: Style(isChosen ? .current : .text))
      if isChosen { canvas.cursor = Point(x: 1, y: top + 1 + offset) }
    }
  }

  var footer: Footer<Command> {
    let order: [Command] =
      isOver ? summaryFooter : [.submit, .hint, .solution, .help, .end, .skip, .step]
    return Footer(
      order.filter { $0 != .step || hasStep }
        .compactMap { command in keys.first { $0.command == command } },
      width: size.width, y: size.height - 1, unicode: isUnicode)
  }

  /// What stands in place of the keys on the bottom line.
  var remark: String? {
    notice ?? (session.canGoOn && !isOver ? "Enter goes on to the next question." : nil)
  }

  private func drawBottom(on canvas: inout Canvas) {
    if let text = remark {
      NoticeLine.draw(text, size, on: &canvas)
    } else {
      footer.draw(on: &canvas)
    }
  }
}

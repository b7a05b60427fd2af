import Autodiff

/// Checks that everything said in a lesson fits 80×24, in Unicode and in ASCII.
struct FitCheck {
  private let lesson: Lesson
  private let measure: TextMeasure

  init(_ lesson: Lesson, _ measure: TextMeasure) {
    self.lesson = lesson
    self.measure = measure
  }

  func check(_ problems: inout ProblemList) {
    for style in [MathStyle.unicode, .ascii] {
      let writers = lesson.traces.map { ProseText(style: style, trace: $0) }
      let titlePlace = problems.source.headerPlace(of: "title")
      checkTitle(
        lesson.title, line: problems.source.lineNumber(of: titlePlace.lowerBound), style, &problems)
      for page in lesson.pages { check(page, writers[page.trace], &problems) }
      for index in lesson.traces.indices { checkWords(index, writers[index], &problems) }
      for question in lesson.questions { check(question, writers[question.trace], &problems) }
    }
  }

  private func check(
    _ page: LessonPage, _ writer: ProseText, _ problems: inout ProblemList
  ) {
    checkTitle(writer.text(page.title), line: page.line, writer.style, &problems)
    checkBlocks(page.blocks, .page, PageLimits.pageLines, page.line, writer, &problems)
  }

  /// The words of a trace, step by step: what is said at one step is measured together.
  private func checkWords(_ index: Int, _ writer: ProseText, _ problems: inout ProblemList) {
    let trace = lesson.traces[index]
    var looked: Set<Step> = []
    func check(_ narrations: [Narration], _ line: Int) {
      checkBlocks(
        narrations.flatMap(\.blocks), .words, PageLimits.wordLines, line, writer, &problems)
    }
    for narration in trace.narration {
      guard let step = trace.step(of: narration.key) else {
        check([narration], narration.line)
        continue
      }
      guard looked.insert(step).inserted else { continue }
      let told = lesson.narrations(trace: index, step: step)
      check(told, told.map(\.line).max() ?? narration.line)
      // The words for the start of the primal pass are shown before its first step as well.
      if !told.contains(where: { $0.key == narration.key }) { check([narration], narration.line) }
    }
  }

  private func check(
    _ question: Question, _ writer: ProseText, _ problems: inout ProblemList
  ) {
    let line = question.line
    func feedback(_ blocks: [Block], _ problems: inout ProblemList) {
      checkBlocks(blocks, .feedback, PageLimits.feedbackLines, line, writer, &problems)
    }
    checkBlocks(question.prompt, .prompt, PageLimits.promptLines, line, writer, &problems)
    for hint in question.hints {
      let blocks = [Block.paragraph(hint)]
      checkBlocks(blocks, .hint, PageLimits.hintLines, line, writer, &problems)
    }
    switch question.kind {
    case .answer(let key):
      feedback(key.explanation, &problems)
      for wrong in key.wrong { feedback(wrong.feedback, &problems) }
    case .choices(let choices):
      for choice in choices {
        let blocks = [Block.paragraph(choice.text)]
        checkBlocks(blocks, .choice, PageLimits.choiceLines, line, writer, &problems)
        feedback(choice.feedback, &problems)
      }
    case .order(let ordering):
      for item in ordering.items {
        let blocks = [Block.paragraph(item)]
        checkBlocks(blocks, .choice, PageLimits.choiceLines, line, writer, &problems)
      }
    case .generate: break
    }
  }

  private func checkTitle(
    _ text: String, line: Int, _ style: MathStyle, _ problems: inout ProblemList
  ) {
    let columns = measure.columns(text)
    if columns > PageLimits.title {
      let kind = CheckProblem.tooWide(.title, columns: columns, limit: PageLimits.title, style)
      report(kind, .title, style, line, &problems)
    }
  }

  private func checkBlocks(
    _ blocks: [Block], _ what: LessonProblem.Fit, _ limit: Int, _ line: Int,
    _ writer: ProseText, _ problems: inout ProblemList
  ) {
    var count = 0
    for proseLine in writer.lines(blocks) {
      count += height(proseLine)
      guard proseLine.isVerbatim else { continue }
      let columns = measure.columns(proseLine.text)
      if columns > PageLimits.width {
        let kind = CheckProblem.tooWide(
          .code, columns: columns, limit: PageLimits.width, writer.style)
        report(kind, .code, writer.style, line, &problems)
      }
    }
    if count > limit {
      let kind = CheckProblem.tooLong(what, lines: count, limit: limit, writer.style)
      report(kind, what, writer.style, line, &problems)
    }
  }

  /// What is too large in Unicode is not reported a second time for ASCII.
  private func report(
    _ kind: CheckProblem, _ what: LessonProblem.Fit, _ style: MathStyle, _ line: Int,
    _ problems: inout ProblemList
  ) {
    let isKnown =
      style != .unicode
      && problems.problems.contains { problem in
        problem.line == line && problem.kind.unicodeFit == what
      }
    if !isKnown { problems.add(.check(kind), atLine: line) }
  }

  private func height(_ line: ProseLine) -> Int {
    if line.isVerbatim || line.runs.isEmpty { return 1 }
    let width = PageLimits.width - measure.columns(line.prefix)
    return max(1, measure.lines(line.runs.map(\.text).joined(), max(1, width)))
  }
}

extension LessonTrace {
  /// The step at which the words for a place are shown; nil for terms, which stand alone.
  fileprivate func step(of key: Narration.Key) -> Step? {
    guard let mode = passes[key.pass].mode else {
      switch key.place {
      case .start: return Step(pass: key.pass, event: .value(0))
      case .node(let node): return Step(pass: key.pass, event: .value(node))
      case .end: return Step(pass: key.pass, event: .value(list.count - 1))
      case .seed, .term: return nil
      }
    }
    switch key.place {
    case .start, .seed: return Step(pass: key.pass, event: .seed)
    case .node(let node):
      let isSeeded =
        mode == .forward ? node < list.inputCount : list.successorCount(of: node) == 0
      return Step(pass: key.pass, event: isSeeded ? .seed : .total(node))
    case .end: return Step(pass: key.pass, event: .entry(list.entryCount(mode) - 1))
    case .term: return nil
    }
  }
}

extension LessonProblem.Kind {
  /// What does not fit in Unicode; nil where the problem is another.
  fileprivate var unicodeFit: LessonProblem.Fit? {
    switch self {
    case .check(.tooLong(let what, _, _, .unicode)), .check(.tooWide(let what, _, _, .unicode)):
      what
    case .file, .header, .key, .section, .trace, .prose, .question, .check: nil
    }
  }
}

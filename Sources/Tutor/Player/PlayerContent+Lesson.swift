import Autodiff
import Canvas
import LessonKit

extension PlayerContent {
  /// A lesson as the player plays it: its pages before the passes that they belong to.
  package init(_ lesson: Lesson) {
    let sections = lesson.traces.indices.flatMap { LessonSections(lesson, trace: $0).sections }
    self.init(title: Sanitiser.line(lesson.title), lesson: lesson.id, sections: sections)
  }
}

/// The sections of one trace of a lesson.
private struct LessonSections {
  let lesson: Lesson
  let index: Int
  let trace: LessonTrace
  let writer: LessonWriter

  init(_ lesson: Lesson, trace index: Int) {
    self.lesson = lesson
    self.index = index
    trace = lesson.traces[index]
    writer = LessonWriter(trace: lesson.traces[index])
  }

  var sections: [PlayerContent.Section] {
    let content = content
    var sections: [PlayerContent.Section] = []
    var start = 0
    for pass in trace.passes.indices {
      let pages = lesson.pages(trace: index, .beforePass(pass))
      guard !pages.isEmpty else { continue }
      if pass > start { sections.append(.trace(content, passes: start..<pass)) }
      sections += pages.map(page)
      start = pass
    }
    sections.append(.trace(content, passes: start..<trace.passes.count))
    return sections + lesson.pages(trace: index, .afterTrace).map(page)
  }

  private func page(_ page: LessonPage) -> PlayerContent.Section {
    .page(
      PlayerContent.Page(
        title: writer.line(page.title), body: writer.scripted(page.blocks),
        note: page.notes.isEmpty ? nil : writer.scripted(page.notes.flatMap { $0 }),
        pause: page.pause))
  }

  private var content: TraceContent {
    let opening = lesson.openingWords(trace: index)
    return TraceContent(
      text: trace.text, function: trace.function, point: trace.point,
      passes: Array(trace.passes.dropFirst()),
      opening: opening.isEmpty ? nil : writer.scripted(opening), steps: steps)
  }

  private var steps: [Step: StepContent] {
    let timeline = trace.timeline()
    let opening = lesson.openingWords(trace: index)
    var steps: [Step: StepContent] = [:]
    for position in 0..<timeline.count {
      guard let step = timeline.step(at: position + 1) else { continue }
      let all = lesson.words(trace: index, step: step)
      // The words for the start of the values have been read before the first of them.
      let words = step.pass == 0 && all == opening ? [] : all
      let notes = lesson.notes(trace: index, step: step).flatMap { $0 }
      let content = StepContent(
        words: words.isEmpty ? nil : writer.scripted(words),
        note: notes.isEmpty ? nil : writer.scripted(notes),
        asks: lesson.asked(trace: index, before: step),
        pause: lesson.pause(trace: index, step: step))
      if content != StepContent() { steps[step] = content }
    }
    return steps
  }
}

/// Writes a lesson's prose for the screen, in both scripts, through the one sanitiser.
private struct LessonWriter {
  private let unicode: ProseText
  private let ascii: ProseText

  init(trace: LessonTrace) {
    unicode = ProseText(style: .unicode, trace: trace)
    ascii = ProseText(style: .ascii, trace: trace)
  }

  func line(_ inlines: [Inline]) -> ScriptedText { scripted([.paragraph(inlines)]) }

  func scripted(_ blocks: [Block]) -> ScriptedText {
    ScriptedText(
      unicode: unicode.lines(blocks).map(paragraph), ascii: ascii.lines(blocks).map(paragraph))
  }

  private func paragraph(_ line: ProseLine) -> Paragraph {
    let runs = line.runs.map { StyledText.Run(Sanitiser.line($0.text), style($0.role)) }
    return Paragraph(
      prefix: line.prefix, continuation: line.continuation, StyledText(runs: runs))
  }

  private func style(_ role: ProseRun.Role) -> Style {
    switch role {
    case .plain: .text
    case .emphasis: Style(.emphasis)
    case .strong: Style(.text, .bold)
    case .math: .text
    case .code: Style(.code)
    case .value: Style(.text, .bold)
    case .heading: Style(.heading)
    }
  }
}

import Autodiff

/// Reads the sections of a lesson: first all functions and passes, then the prose that names
/// their steps and cells.
struct BodyReader {
  let source: LessonSource
  var problems: ProblemList
  private let sections: [Section]
  /// Whether what stands before the first heading may be a header that could not be found.
  private let hasHeader: Bool
  private var traces: [TraceDraft] = []
  /// Of each section: the traces that exist when it begins, and when it ends.
  private var traceCounts: [(before: Int, after: Int)] = []
  private(set) var pages: [LessonPage] = []
  private(set) var questions: [Question] = []
  private var questionCount = 0
  /// The first line of each heading that may stand once only.
  private var firstLines: [HeadingKey: Int] = [:]
  /// Pages that wait for the pass heading that they stand before.
  private var waiting: [(page: Int, trace: Int)] = []

  init(
    sections: [Section], hasHeader: Bool, source: LessonSource, problems: ProblemList
  ) {
    self.sections = sections
    self.hasHeader = hasHeader
    self.source = source
    self.problems = problems
  }

  /// The traces, where each of them could be read.
  var finishedTraces: [LessonTrace]? {
    let finished = traces.compactMap(\.finished)
    return finished.count == traces.count && !finished.isEmpty ? finished : nil
  }

  mutating func read() {
    for section in sections where !problems.isFull { readFences(section) }
    if problems.isFull { return }
    refuseManyPasses()
    if traces.isEmpty { problems.add(.trace(.noFunction), at: source.lines[0]) }
    if traces.count > LessonLimits.traces {
      problems.add(.file(.tooMany(.traces, count: traces.count)), at: source.lines[0])
      return
    }
    let nodes = traces.reduce(0) { $0 + ($1.list?.count ?? 0) }
    if nodes > LessonLimits.nodes {
      problems.add(.file(.tooMany(.nodes, count: nodes)), at: source.lines[0])
      return
    }
    for (index, section) in sections.enumerated() where !problems.isFull {
      read(section, traceCounts[index])
    }
  }

  private mutating func readFences(_ section: Section) {
    let before = traces.count
    for case .fence(let fence) in section.parts {
      switch fence.kind {
      case .function where traces.count > LessonLimits.traces: continue
      case .function: traces.append(FunctionBlock.read(fence, of: source, &problems))
      case .passes where traces.isEmpty:
        problems.add(.trace(.needsFunction(.passes)), at: fence.place)
      case .passes: PassesBlock.read(fence, of: source, &traces[traces.count - 1], &problems)
      }
    }
    traceCounts.append((before, traces.count))
  }

  /// Where no passes are listed there is one per input and per output.
  private mutating func refuseManyPasses() {
    for draft in traces where !draft.hasPassesBlock && draft.passes == nil {
      guard let list = draft.list else { continue }
      let count = list.inputCount + list.outputCount
      problems.add(.file(.tooMany(.passes, count: count)), at: draft.place)
    }
  }

  private mutating func read(_ section: Section, _ counts: (before: Int, after: Int)) {
    switch section.heading {
    case .none: if hasHeader { refuseText(section.parts[...]) }
    case .page(let title): readPage(section, title, counts)
    case .named(let words):
      refuseTextBehindFunction(section)
      let heading = StepHeading(words, of: source)
      switch heading.kind {
      case .quiz(let id): readQuestion(section, id, counts.before - 1)
      case .pass: readStep(section, heading, counts.before - 1)
      case .unknown(let nearest):
        problems.add(
          .section(.unknownHeading(source.string(words), nearest: nearest)), at: section.place)
      }
    }
  }

  private mutating func refuseText(_ parts: ArraySlice<Section.Part>) {
    guard let place = parts.lazy.compactMap(\.place).first else { return }
    problems.add(.section(.textOutsideSection), at: place)
  }

  /// A function ends the words of the step or question above it.
  private mutating func refuseTextBehindFunction(_ section: Section) {
    let fence = section.parts.firstIndex { part in
      if case .fence(let fence) = part { return fence.kind == .function }
      return false
    }
    if let fence { refuseText(section.parts[fence...]) }
  }

  /// Prose for a trace, with the pass that its cells belong to.
  func prose(_ trace: Int, pass: Pass? = nil) -> ProseReader {
    ProseReader(list: traces.indices.contains(trace) ? traces[trace].list : nil, pass: pass)
  }
}

/// What a heading stands for, which no second one may.
private enum HeadingKey: Hashable {
  case step(trace: Int, Narration.Key)
  case question(String)
}

extension Section.Part {
  /// Where the part stands; nil for a fence.
  fileprivate var place: Range<Int>? {
    switch self {
    case .prose(let run), .note(let run), .item(let run): run.place
    case .key(let key): key.namePlace
    case .choice(let choice): choice.place
    case .fence: nil
    }
  }
}

// Pages.
extension BodyReader {
  private mutating func readPage(
    _ section: Section, _ title: Range<Int>, _ counts: (before: Int, after: Int)
  ) {
    let hasFunction = counts.after > counts.before
    let trace = hasFunction ? counts.before : max(0, counts.before - 1)
    let prose = prose(trace)
    var blocks: [Block] = []
    var next = counts.before
    for part in section.parts {
      switch part {
      case .prose(let run): blocks += prose.blocks(run, &problems)
      case .fence(let fence) where fence.kind == .function:
        if traces.indices.contains(next) {
          blocks.append(.function(trace: next, text: traces[next].text))
        }
        next += 1
      default: break
      }
    }
    let keys = SectionKeys(section, source, &problems)
    let isBefore = hasFunction || counts.before == 0 || traces[trace].narration.isEmpty
    pages.append(
      LessonPage(
        title: prose.inlines(RunText(title, of: source), &problems), blocks: blocks,
        notes: notes(section, prose), pause: keys.pause, trace: trace,
        place: isBefore ? .beforePass(0) : .afterTrace,
        line: source.lineNumber(of: section.place.lowerBound)))
    if !isBefore { waiting.append((pages.count - 1, trace)) }
  }

  mutating func notes(_ section: Section, _ prose: ProseReader) -> [[Block]] {
    var notes: [[Block]] = []
    for case .note(let run) in section.parts { notes.append(prose.blocks(run, &problems)) }
    return notes
  }

  /// Gives the pages above a heading their place: before its pass.
  private mutating func placeWaitingPages(trace: Int, pass: Int) {
    for entry in waiting where entry.trace == trace {
      pages[entry.page] = pages[entry.page].moved(to: .beforePass(pass))
    }
    waiting = []
  }
}

extension LessonPage {
  fileprivate func moved(to place: Place) -> LessonPage {
    LessonPage(
      title: title, blocks: blocks, notes: notes, pause: pause, trace: trace, place: place,
      line: line)
  }
}

// Steps.
extension BodyReader {
  private mutating func readStep(_ section: Section, _ heading: StepHeading, _ trace: Int) {
    guard traces.indices.contains(trace) else {
      problems.add(.trace(.needsFunction(.step)), at: section.place)
      return
    }
    let keys = SectionKeys(section, source, &problems)
    guard let list = traces[trace].list, let passes = traces[trace].passes else {
      readWords(section, ProseReader(list: traces[trace].list, pass: nil))
      return
    }
    do throws(ProseFault) {
      let pass = try heading.pass(list, passes)
      let place = try heading.place(list, passes[pass])
      let key = Narration.Key(pass: pass, place: place)
      if keys.predict && !place.fillsOneCell {
        problems.add(.section(.nothingToPredict), at: section.place)
      }
      placeWaitingPages(trace: trace, pass: pass)
      checkFirst(.step(trace: trace, key), section)
      let words = readWords(section, ProseReader(list: list, pass: passes[pass]))
      if keys.predict, let given = words.blocks.cells.first(where: { $0.cell == key.cell(passes) })
      {
        problems.add(.section(.givesAway(given.typed)), at: section.place)
      }
      traces[trace].narration.append(
        Narration(
          key: key, blocks: words.blocks, notes: words.notes, predict: keys.predict,
          pause: keys.pause, line: source.lineNumber(of: section.place.lowerBound)))
    } catch {
      problems.add(error.kind, at: error.place)
      readWords(section, ProseReader(list: nil, pass: nil))
    }
  }

  @discardableResult
  private mutating func readWords(
    _ section: Section, _ prose: ProseReader
  ) -> (blocks: [Block], notes: [[Block]]) {
    var blocks: [Block] = []
    for case .prose(let run) in section.parts { blocks += prose.blocks(run, &problems) }
    return (blocks, notes(section, prose))
  }

  private mutating func checkFirst(_ key: HeadingKey, _ section: Section) {
    let line = source.lineNumber(of: section.place.lowerBound)
    if let first = firstLines[key] {
      let heading = source.string(section.place)
      problems.add(.section(.repeatedHeading(heading, firstLine: first)), at: section.place)
    } else {
      firstLines[key] = line
    }
  }
}

extension Narration.Key {
  /// The cell that the step of this place fills; nil where it fills none, or several.
  fileprivate func cell(_ passes: [Pass]) -> Cell? {
    switch (place, passes[pass]) {
    case (.node(let node), .primal): .value(node: node)
    case (.node(let node), .forward(let seed)): .tangent(node: node, seed: seed)
    case (.node(let node), .reverse(let seed)): .adjoint(node: node, seed: seed)
    case (.term(let node, let source), let pass): .term(of: node, from: source, pass)
    case (.start, _), (.seed, _), (.end, _): nil
    }
  }
}

extension Narration.Place {
  fileprivate var fillsOneCell: Bool {
    switch self {
    case .node, .term: true
    case .start, .seed, .end: false
    }
  }
}

// Questions.
extension BodyReader {
  private mutating func readQuestion(_ section: Section, _ id: Range<Int>, _ trace: Int) {
    guard traces.indices.contains(trace) else {
      problems.add(.trace(.needsFunction(.quiz)), at: section.place)
      return
    }
    questionCount += 1
    guard questionCount <= LessonLimits.questions else {
      if questionCount == LessonLimits.questions + 1 {
        problems.add(.file(.tooMany(.questions, count: questionCount)), at: section.place)
      }
      return
    }
    let name = source.string(id)
    if !HeaderReader.isID(name) {
      problems.add(.question(.badID(name)), at: id.isEmpty ? section.place : id)
    }
    checkFirst(.question(name), section)
    var reader = QuestionReader(
      section: section, source: source, draft: traces[trace], prose: prose(trace),
      problems: problems)
    let question = reader.read(id: name, trace: trace)
    problems = reader.problems
    if let question { questions.append(question) }
  }
}

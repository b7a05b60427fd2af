import Autodiff
import Canvas

/// The player as plain lines: one prompt, words for commands, for screen readers, pipes, logs.
///
/// It drives the same model as the screen, so the words and their order are the same.
package struct LinearPlayer: LinearScreen {
  package private(set) var model: PlayerModel

  package init(_ model: PlayerModel) { self.model = model }

  package var prompt: String {
    model.isHidden && model.prediction == nil ? "Enter shows it > " : "next, back, help > "
  }

  /// What is held back waits for a line.
  package var rest: Int? { model.isPlaying && !model.isHidden ? model.rest : nil }

  package mutating func proceed() -> LinearAnswer {
    let before = (model.section, model.position)
    model.notice = nil
    let effects = model.update(.tick(milliseconds: model.rest))
    return LinearAnswer(shown(since: before), effects: effects)
  }

  /// Takes the lesson as its file was saved: says its errors, or the step as it is now.
  package mutating func renew(_ new: PlayerModel) -> [String] {
    model = new
    guard case .problems(let problems, _) = model.overlay else {
      return notice + description
    }
    model.overlay = nil
    return [PlayerModel.problemsTitle + ":"] + problems
  }

  package var settings: Settings {
    get { model.settings }
    set { model.settings = newValue }
  }

  /// The first lines: the title, what there is to say first, and where one is.
  package var opening: [String] {
    [model.content.title] + notice + [""] + description
  }

  /// Takes one line of words.
  package mutating func take(_ line: String) -> LinearAnswer {
    let words = line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    if model.prediction != nil, let answer = takeGuess(line) { return answer }
    guard let word = words.first else { return move(.next) }
    if word == "go" { return goTo(line.split(whereSeparator: \.isWhitespace).dropFirst()) }
    guard let row = Self.vocabulary.first(where: { $0.words.contains(word) }) else {
      return say(LinearWords.unknown(word))
    }
    return row.command == .help ? say(Self.help) : move(row.command)
  }

  private mutating func goTo(_ place: ArraySlice<Substring>) -> LinearAnswer {
    guard !place.isEmpty else { return say("go needs a place: go 14, go pass 2, go w3, go bar w3") }
    model.notice = nil
    guard model.go(toPlace: place.joined(separator: " ")) else {
      return say(notice)
    }
    return LinearAnswer(description, effects: model.leaving)
  }

  private mutating func move(_ command: PlayerCommand) -> LinearAnswer {
    let before = (model.section, model.position)
    model.notice = nil
    let effects = model.perform(command)
    if command == .why, let view = model.view {
      _ = model.update(.key(.escape))
      return say(plain(WhyText.paragraphs(view)))
    }
    // Questions are lines of their own.
    let isAsking = (command == .quiz || command == .exam) && model.notice == nil
    let isLeaving = command == .leave || command == .quit || isAsking
    if Self.redraws.contains(command) {
      return LinearAnswer(notice + description, effects: effects)
    }
    return LinearAnswer(isLeaving ? [] : shown(since: before), effects: effects)
  }

  /// What changes how the same step is told.
  private static let redraws: Set<PlayerCommand> = [.paper, .showing, .telling, .notes, .script]

  private var notice: [String] { model.notice?.inLines ?? [] }

  /// What is said after a move: the notice alone where it led nowhere.
  private func shown(since before: (section: Int, position: Int)) -> [String] {
    let isSame = before == (model.section, model.position)
    return isSame && !notice.isEmpty ? notice : notice + description
  }

  /// A guess at the value that is asked for; nil where the line is a command.
  private mutating func takeGuess(_ line: String) -> LinearAnswer? {
    let isCommand = Self.vocabulary.contains {
      $0.words.contains(line.lowercased().filter { !$0.isWhitespace })
    }
    if isCommand { return nil }
    guard model.guess(line) else {
      model.reveal()
      return say(description)
    }
    let said = model.prediction?.remarks.map(\.plain) ?? []
    guard model.prediction?.isSolved == true else {
      return say(said + ["an empty line shows the value"])
    }
    model.reveal()
    return say(said + description)
  }

  private func say(_ line: String) -> LinearAnswer { say([line]) }
  private func say(_ lines: [String]) -> LinearAnswer { LinearAnswer(lines) }

  // MARK: words

  private static let vocabulary: [LinearWord<PlayerCommand>] = [
    LinearWord(
      words: ["next", "n", "l"], command: .next, help: "next step; an empty line does the same"),
    LinearWord(words: ["back", "b", "h"], command: .back, help: "previous step"),
    LinearWord(words: ["pass"], command: .nextPass, help: "to the end of this pass, then the next"),
    LinearWord(words: ["unpass"], command: .previousPass, help: "back by a pass"),
    LinearWord(words: ["first"], command: .first, help: "to the beginning"),
    LinearWord(words: ["last"], command: .last, help: "to the end"),
    LinearWord(
      words: ["finer"], command: .finerStride, help: "shorter strides: pass, row, single terms"),
    LinearWord(
      words: ["coarser"], command: .coarserStride, help: "longer strides: term, row, pass"),
    LinearWord(words: ["why"], command: .why, help: "what this symbol is and where it comes from"),
    LinearWord(words: ["paper"], command: .paper, help: "rows with letters kept, as on paper"),
    LinearWord(words: ["symbols"], command: .showing, help: "the step in symbols, numbers or both"),
    LinearWord(words: ["telling"], command: .telling, help: "reverse pass by gathering or paying"),
    LinearWord(words: ["notes"], command: .notes, help: "the presenter's notes"),
    LinearWord(words: ["script"], command: .script, help: "Unicode or ASCII notation"),
    LinearWord(
      words: ["quiz"], command: .quiz, help: "a question about this step; on a page, the lesson's"),
    LinearWord(words: ["exam"], command: .exam, help: "fill in the whole trace by hand"),
    LinearWord(words: ["play"], command: .play, help: "by itself; any line pauses"),
    LinearWord(words: ["faster"], command: .faster, help: "play faster"),
    LinearWord(words: ["slower"], command: .slower, help: "play slower"),
    LinearWord(words: ["help", "?"], command: .help, help: "this list"),
    LinearWord(
      words: ["quit", "q", "exit"], command: .leave, help: "leave"),
  ]

  private static var help: [String] {
    LinearWord.help(vocabulary)
      + ["go PLACE: to a step, a pass or a node, such as go 14, go pass 2, go w3, go bar w3 @ y1"]
  }

  // MARK: what shows

  /// What a person would see now, label before value.
  package var description: [String] {
    guard let view = model.view else { return pageLines }
    if let asked = model.prediction {
      return header(view) + [asked.question, "type your guess; an empty line shows the value"]
    }
    return header(view) + stepLines(view) + resultLines(view) + plain(StepWords.paragraphs(model))
  }

  private var pageLines: [String] {
    guard case .page(let page) = model.current else { return [] }
    return [
      "part \(model.section + 1) of \(model.content.sections.count): "
        + page.title.line(model.settings.script)
    ]
      + plain(PagePane.paragraphs(model))
  }

  private func header(_ view: TraceView) -> [String] {
    let step = "step \(view.position) of \(view.timeline.count)"
    return [
      "\(step), pass \(view.passIndex + 1) of \(view.timeline.passes.count): "
        + view.letters.name(view.pass)
    ]
  }

  private func stepLines(_ view: TraceView) -> [String] {
    let explanation = StepExplanation(
      view.timeline, at: view.position, script: view.script, hidden: view.hidesCurrent)
    return explanation?.lines.filter { StepPane.isShown($0.kind, model.settings.showing) }
      .map(\.text) ?? tableOfNodes(view)
  }

  /// Before the first step: the list, which a screen shows at all times.
  private func tableOfNodes(_ view: TraceView) -> [String] {
    view.list.nodes.prefix(200).map { node in
      let expression = view.letters.writer.text(view.list.expression(of: node))
      return "\(view.letters.primal(node)) = \(expression)"
    }
  }

  /// At the end of a pass: what it gave.
  private func resultLines(_ view: TraceView) -> [String] {
    guard let step = view.step, view.pass.mode != nil, !view.hidesCurrent,
      view.position == view.timeline.positions(ofPass: step.pass).upperBound
    else { return [] }
    let entries = view.timeline.sweeps[step.pass].result(of: view.list).prefix(200)
    let results = entries.enumerated().map { index, value in
      "\(view.letters.result(index, of: view.pass)) = \(view.letters.number(value))"
    }
    return ["this pass gives:"] + results
  }

  private func plain(_ paragraphs: [Paragraph]) -> [String] {
    paragraphs.map(\.plain).filter { !$0.isEmpty }
  }
}

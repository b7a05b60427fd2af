import Autodiff
import Canvas

/// The player as plain lines: one prompt, words for commands, for screen readers, pipes, logs.
///
/// It drives the same model as the screen, so the words and their order are the same.
package struct LinearPlayer: Sendable {
  package private(set) var model: PlayerModel

  package init(_ model: PlayerModel) { self.model = model }

  /// What a typed line leads to.
  package struct Answer: Hashable, Sendable {
    package let lines: [String]
    package let effects: [Effect]
    package var isOver: Bool { effects.contains(.quit) || effects.contains(.leave) }
  }

  package static let prompt = "next, back, help > "

  /// The first lines: the title and where one is.
  package var opening: [String] { [model.content.title, ""] + description }

  /// Takes one line of words.
  package mutating func take(_ line: String) -> Answer {
    let words = line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    guard let word = words.first else { return move(.next) }
    if word == "go" {
      guard words.count > 1, let position = Int(words[1]) else {
        return say("go needs a step's number, such as: go 14")
      }
      model.go(to: position)
      return say(description)
    }
    guard let row = Self.vocabulary.first(where: { $0.words.contains(word) }) else {
      return say("'\(Sanitiser.line(word))' is no command here. help lists the commands.")
    }
    return row.command == .help ? say(Self.help) : move(row.command)
  }

  private mutating func move(_ command: PlayerCommand) -> Answer {
    let before = (model.section, model.position)
    let effects = model.perform(command)
    if command == .why, let view = model.view {
      _ = model.update(.key(.escape))
      return say(plain(WhyText.paragraphs(view)))
    }
    let isSame = before == (model.section, model.position)
    let notice = model.notice.map { [$0] } ?? []
    let shown = isSame && !notice.isEmpty ? notice : notice + description
    return Answer(lines: command == .leave || command == .quit ? [] : shown, effects: effects)
  }

  private func say(_ line: String) -> Answer { say([line]) }
  private func say(_ lines: [String]) -> Answer { Answer(lines: lines, effects: []) }

  // MARK: words

  private struct Word {
    let words: [String]
    let command: PlayerCommand
    let help: String
  }

  private static let vocabulary = [
    Word(
      words: ["next", "n", "l"], command: .next, help: "next step; an empty line does the same"),
    Word(words: ["back", "b", "h"], command: .back, help: "previous step"),
    Word(words: ["pass"], command: .nextPass, help: "to the end of this pass, then the next"),
    Word(words: ["unpass"], command: .previousPass, help: "back by a pass"),
    Word(words: ["first"], command: .first, help: "to the beginning"),
    Word(words: ["last"], command: .last, help: "to the end"),
    Word(words: ["finer"], command: .finerStride, help: "shorter strides: pass, row, single terms"),
    Word(words: ["coarser"], command: .coarserStride, help: "longer strides: term, row, pass"),
    Word(words: ["why"], command: .why, help: "what this symbol is and where it comes from"),
    Word(words: ["symbols"], command: .showing, help: "the step in symbols, numbers or both"),
    Word(words: ["telling"], command: .telling, help: "reverse pass by gathering or paying"),
    Word(words: ["notes"], command: .notes, help: "the presenter's notes"),
    Word(words: ["script"], command: .script, help: "Unicode or ASCII notation"),
    Word(words: ["help", "?"], command: .help, help: "this list"),
    Word(words: ["quit", "q", "exit"], command: .quit, help: "leave; go 14 goes to step 14"),
  ]

  private static var help: [String] {
    vocabulary.map { "\($0.words.joined(separator: ", ")): \($0.help)" }
  }

  // MARK: what shows

  /// What a person would see now, label before value.
  package var description: [String] {
    guard let view = model.view else { return pageLines }
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
    guard let step = view.step, view.pass.mode != nil,
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

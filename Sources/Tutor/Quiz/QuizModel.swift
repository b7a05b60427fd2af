import Autodiff
import Canvas
import Practice

/// The self-check: questions, typed answers, what is said to them, and what it came to.
package struct QuizModel: Sendable {
  package var settings: Settings
  package var size: Size
  package let title: String
  /// Shown, so that the same questions can be had again.
  package let seed: UInt64
  package internal(set) var session: QuizSession
  package internal(set) var field = TextField()
  /// What was said last: a judgement, a hint, a solution.
  package internal(set) var remarks: [StyledText] = []
  package internal(set) var scroll = 0
  /// The line of the summary that is chosen.
  package internal(set) var chosen = 0
  package internal(set) var isEnded = false
  package internal(set) var showsHelp = false
  var notice: String?

  package init(
    _ exercises: [Exercise], title: String, seed: UInt64, settings: Settings, size: Size
  ) {
    self.title = title
    self.seed = seed
    self.settings = settings
    self.size = size
    session = QuizSession(exercises, script: settings.script)
  }

  var isOver: Bool { isEnded || session.isOver }

  package enum Command: Hashable, Sendable {
    case submit, skip, hint, solution, step, scrollUp, scrollDown, help, leave
  }

  /// The keys beside those that edit the answer.
  package static let bindings: [KeyBinding<Command>] = [
    KeyBinding([.enter], .submit, "check", "check the answer; once it is right, the next question"),
    KeyBinding([.function(2)], .hint, "hint", "hint: point, rule, numbers in, answer"),
    KeyBinding([.function(3)], .solution, "solution", "show the answer; it earns nothing"),
    KeyBinding([.function(4)], .step, "the step", "see the trace at the very step"),
    KeyBinding([.tab], .skip, "skip", "next question, this one as it stands"),
    KeyBinding([.up, .pageUp], .scrollUp, "up", "scroll up"),
    KeyBinding([.down, .pageDown], .scrollDown, "down", "scroll down"),
    KeyBinding([.function(1)], .help, "help", "this help"),
    KeyBinding([.escape], .leave, "end", "end the quiz; then leave"),
  ]
}

extension QuizModel: ScreenModel {
  package var linear: any LinearScreen { LinearQuiz(self) }

  package mutating func tell(_ notice: String) { self.notice = notice }

  package mutating func update(_ event: InputEvent) -> [Effect] {
    switch event {
    case .resize(let size): self.size = size
    case .paste(let text): if !isOver { field.paste(text) }
    case .key(let key): return press(key)
    case .mouse(.click(let place)):
      if let command = footer.command(at: place) { return perform(command) }
    case .mouse(.wheelUp): scroll = max(0, scroll - 1)
    case .mouse(.wheelDown): scroll = min(scroll + 1, longestScroll)
    case .tick, .end: break
    }
    return []
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if showsHelp {
      showsHelp = false
      return []
    }
    if isOver { return pressInSummary(key) }
    if let command = Self.bindings.first(where: { $0.keys.contains(key) })?.command {
      return perform(command)
    }
    if key == .right && field.text.isEmpty { return perform(.skip) }
    _ = field.take(key)
    return []
  }

  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .submit: return submit()
    case .skip: return goOn()
    case .hint: say(session.hint(), .hint)
    case .solution: say(session.reveal(), .hint)
    case .step: return replay(session.exercise, saying: field.text)
    case .scrollUp: scroll = max(0, scroll - 1)
    case .scrollDown: scroll = min(scroll + 1, longestScroll)
    case .help: showsHelp = true
    case .leave: isEnded = true
    }
    return []
  }

  private mutating func say(_ text: String?, _ role: Role) {
    remarks = text.map { [StyledText($0, Style(role))] } ?? []
  }

  /// Puts a whole answer into the field.
  mutating func type(_ text: String) { field = TextField(text) }

  /// Checks what is typed; with nothing typed after a right answer, goes on.
  mutating func submit() -> [Effect] {
    let text = field.text
    if text.allSatisfy(\.isWhitespace) {
      if session.canGoOn { return goOn() }
      notice = "Type an answer first; Tab skips the question."
      return []
    }
    guard let exercise = session.exercise else { return [] }
    let row = session.exam?.current
    guard let judgement = session.answer(text) else { return [] }
    remarks = QuizWords.lines(judgement, answer: text)
    if judgement.verdict == .correct { field = TextField() }
    return [.attempt(AttemptNote(exercise, row: row, text, judgement, session))]
  }

  /// The next question; how this one went counts for the schedule.
  mutating func goOn() -> [Effect] {
    let skill = session.exercise?.skill
    let recall = session.record?.recall
    session.next()
    field = TextField()
    remarks = []
    scroll = 0
    guard let skill, let recall else { return [] }
    return [.reviewed(skill, recall)]
  }

  // MARK: the end

  private mutating func pressInSummary(_ key: Key) -> [Effect] {
    let again = session.summary.again
    switch key {
    case .up, .character("k"): chosen = max(0, chosen - 1)
    case .down, .character("j"): chosen = min(max(0, again.count - 1), chosen + 1)
    case .enter, .right:
      guard again.indices.contains(chosen) else { return [.leave] }
      return replay(again[chosen].exercise, saying: "")
    case .escape, .character("q"), .left: return [.leave]
    case .character("Q"): return [.quit]
    default: break
    }
    return []
  }

  /// The trace at the very step that a question asks about.
  func replay(_ exercise: Exercise?, saying answer: String) -> [Effect] {
    guard let exercise, let replay = Replay(exercise) else { return [] }
    let typed = answer.isEmpty ? nil : "You wrote \(Sanitiser.line(answer))."
    return [.play(replay.content, position: replay.position, notice: typed)]
  }
}

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
  /// Whether what was said last is about a wrong answer: the trace at the step is offered.
  private(set) var offersStep = false
  /// The last wrong answer to each question, by its number, and the row that it was for.
  private(set) var lastWrong: [Int: (text: String, row: Int?)] = [:]
  package internal(set) var scroll = 0
  /// The line of the summary that is chosen.
  package internal(set) var chosen = 0
  package internal(set) var isEnded = false
  package internal(set) var help: KeyHelp?
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

  /// What the step would show after a wrong answer; nil where it is not offered.
  var offer: String? {
    guard offersStep else { return nil }
    let isCompared = session.words?.value(row: session.exam?.current) != nil
    return isCompared ? "it in the trace, your answer beside the right one" : "the trace"
  }

  /// Whether a trace shows what the question asks: a choice is about more than a step.
  var hasStep: Bool {
    if case .choices = session.exercise?.task { false } else { true }
  }

  var isOver: Bool { isEnded || session.isOver }

  package enum Command: Hashable, Sendable {
    case submit, skip, hint, solution, step, scrollUp, scrollDown, help, end
    case lineUp, lineDown, replay, script, theme, leave, quit
  }

  /// The keys beside those that edit the answer.
  package static let bindings: [KeyBinding<Command>] = [
    KeyBinding([.enter], .submit, "check", "check the answer; once it is right, the next question"),
    KeyBinding([.function(2)], .hint, "hint", "hint: point, rule, numbers in, answer"),
    KeyBinding([.function(3)], .solution, "solution", "show the answer; it earns nothing"),
    KeyBinding(
      [.function(4)], .step, "the step",
      "after a wrong answer: the trace at the very step, which gives the answer away"),
    KeyBinding([.tab], .skip, "skip", "next question, this one as it stands"),
    KeyBinding([.up, .pageUp], .scrollUp, "up", "scroll up: a long remark, then the question"),
    KeyBinding([.down, .pageDown], .scrollDown, "down", "scroll down"),
    KeyBinding([.function(1)], .help, "help", "this help"),
    KeyBinding([.escape], .end, "end", "end the quiz; then leave"),
  ]
}

extension QuizModel: ScreenModel {
  package var linear: any LinearScreen { LinearQuiz(self) }

  package mutating func tell(_ notice: String) { self.notice = notice }

  package mutating func update(_ event: InputEvent) -> [Effect] {
    if help.takes(event, size) { return [] }
    switch event {
    case .resize(let size): self.size = size
    case .paste(let text): if !isOver { field.paste(text) }
    case .key(let key): return press(key)
    case .mouse(.click(let place)): return click(place)
    case .mouse(.wheelUp): return perform(isOver ? .lineUp : .scrollUp)
    case .mouse(.wheelDown): return perform(isOver ? .lineDown : .scrollDown)
    case .tick, .end: break
    }
    return []
  }

  /// The keys that work now.
  var keys: [KeyBinding<Command>] { isOver ? Self.summaryBindings : Self.bindings }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if let command = keys.first(where: { $0.keys.contains(key) })?.command {
      return perform(command)
    }
    if isOver { return [] }
    if key == .right && field.text.isEmpty { return perform(.skip) }
    _ = field.take(key)
    return []
  }

  /// A click on a key of the bottom line, where that line shows them.
  private mutating func click(_ place: Point) -> [Effect] {
    guard remark == nil else {
      notice = nil
      return []
    }
    return footer.command(at: place).map { perform($0) } ?? []
  }

  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .submit: return submit()
    case .skip: return goOn()
    case .hint: say { $0.hint() }
    case .solution: say { $0.reveal() }
    case .step: return showStep()
    case .scrollUp: scroll = max(0, scroll - 1)
    case .scrollDown: scroll = min(scroll + 1, longestScroll)
    case .help: help = openedHelp
    case .end:
      // Where nothing was answered there is nothing to sum up.
      if session.summary.lines.isEmpty { return [.leave] }
      isEnded = true
    case .lineUp: choose(by: -1)
    case .lineDown: choose(by: 1)
    case .replay: return replayChosen()
    case .script: settings.toggleScript()
    case .theme: settings.theme = settings.theme.next
    case .leave: return [.leave]
    case .quit: return [.quit]
    }
    return []
  }

  /// Says a hint or a solution; once an answer is shown, nothing typed stands in the way of what
  /// comes next.
  private mutating func say(_ words: (inout QuizSession) -> String?) {
    let row = session.exam?.current
    offersStep = false
    remarks = words(&session).map { [StyledText($0, Style(.hint))] } ?? []
    scroll = 0
    if session.canGoOn || session.exam?.current != row { field = TextField() }
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
    offersStep = judgement.verdict == .wrong && hasStep
    scroll = 0
    if judgement.verdict == .correct { field = TextField() }
    if judgement.verdict == .wrong { lastWrong[session.current] = (text, row) }
    return [.attempt(AttemptNote(exercise, row: row, text, judgement, session))]
  }

  /// The next question; how this one went counts for the schedule.
  mutating func goOn() -> [Effect] {
    let skill = session.exercise?.skill
    let recall = session.record?.recall
    session.next()
    field = TextField()
    remarks = []
    offersStep = false
    scroll = 0
    guard let skill, let recall else { return [] }
    return [.reviewed(skill, recall)]
  }

  // MARK: the trace

  /// The trace at the very step of the current question. It shows the answer, so it comes after a
  /// try, and one can go on from there.
  private mutating func showStep() -> [Effect] {
    let number = session.current
    let row = session.exam.map { $0.current ?? $0.rows.count - 1 }
    let isTried = session.canGoOn || lastWrong[number].map { $0.row == row } ?? false
    guard isTried else {
      notice = "The trace shows the answer: try first, or have the solution."
      return []
    }
    let effects = play(session.exercise, row: row, number)
    if !effects.isEmpty && !session.canGoOn { say { $0.reveal() } }
    return effects
  }

  mutating func play(_ exercise: Exercise?, row: Int?, _ number: Int) -> [Effect] {
    let answer = lastWrong[number].flatMap { $0.row == row ? $0.text : nil } ?? ""
    guard let exercise,
      let replay = Replay(exercise, row: row, answer: answer, script: settings.script)
    else {
      notice = "No step of a trace shows this."
      return []
    }
    return [.play(replay.content, position: replay.position, notice: replay.comparison)]
  }
}

import Practice

/// What it came to: the questions worth another look, and their steps.
extension QuizModel {
  /// The keys once no question is left.
  package static let summaryBindings: [KeyBinding<Command>] = [
    KeyBinding([.enter, .right], .replay, "the step", "the trace at the step of the question"),
    KeyBinding([.down, .character("j")], .lineDown, "down", "next question worth another look"),
    KeyBinding([.up, .character("k")], .lineUp, "up", "the question before"),
    KeyBinding([.character("m")], .script, "ASCII", "Unicode or ASCII notation"),
    KeyBinding([.character("c")], .theme, "colours", "theme: dark, light, mono"),
    KeyBinding([.character("?"), .function(1)], .help, "help", "this help"),
    KeyBinding([.escape, .character("q"), .left], .leave, "leave", "back one level"),
    KeyBinding([.character("Q")], .quit, "quit all", "leave the program"),
  ]

  /// What the bottom line offers there.
  var summaryFooter: [Command] {
    session.summary.again.isEmpty ? [.help, .leave] : [.replay, .lineDown, .help, .leave]
  }

  mutating func choose(by amount: Int) {
    chosen = (0...max(0, session.summary.again.count - 1)).clamping(chosen + amount)
  }

  /// The step of the question that is chosen; with none left to look at, out of the quiz.
  mutating func replayChosen() -> [Effect] {
    let again = session.summary.again
    return again.indices.contains(chosen) ? replay(again[chosen]) : [.leave]
  }

  /// The trace at the very step of a question that is over, with what was written there.
  mutating func replay(_ line: QuizSummary.Line) -> [Effect] {
    play(line.exercise, row: lastWrong[line.index]?.row, line.index)
  }
}

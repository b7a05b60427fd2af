import Tutor

/// Runs the screens as plain lines over standard input and output.
struct LinearLoop {
  var tutor: LinearTutor
  let desk: LessonDesk
  /// Writes a piece of text; false once nobody reads any more.
  let write: (String) -> Bool
  let read: () -> String?

  mutating func run() {
    guard say(tutor.opening) else { return }
    while write("\n" + tutor.prompt), let line = read() {
      let answer = tutor.take(line)
      guard say(answer.lines), take(answer.effects) else { return desk.settle() }
      desk.settle()
    }
    _ = write("\n")
  }

  private func say(_ lines: [String]) -> Bool { lines.allSatisfy { write($0 + "\n") } }

  /// Carries effects out; false at the end.
  private mutating func take(_ effects: [Effect]) -> Bool {
    for effect in effects {
      if effect.ends == .program { return false }
      switch desk.carryOut(effect, tutor.settings, ScreenRun.lineSize) {
      case .nothing: break
      case .enter(let screen, let replacing):
        guard say(tutor.enter(screen, replacing: replacing)) else { return false }
      case .tell(let text):
        guard say([text]) else { return false }
      }
    }
    return true
  }
}

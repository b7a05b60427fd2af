import Tutor

/// Runs the player as plain lines over standard input and output.
struct LinearLoop {
  var player: LinearPlayer
  let carryOut: (Effect) -> Void
  /// Writes lines; false once nobody reads them any more.
  let write: (String) -> Bool
  let read: () -> String?

  mutating func run() {
    guard player.opening.allSatisfy({ write($0 + "\n") }) else { return }
    while write("\n" + LinearPlayer.prompt), let line = read() {
      let answer = player.take(line)
      for effect in answer.effects { carryOut(effect) }
      guard answer.lines.allSatisfy({ write($0 + "\n") }), !answer.isOver else { return }
    }
    _ = write("\n")
  }
}

import Tutor

/// Runs the screens as plain lines over standard input and output.
struct LinearLoop {
  var tutor: LinearTutor
  let desk: LessonDesk
  let write: (String) throws(OutputFault) -> Void
  let read: () -> String?
  /// Whether a line comes within so many milliseconds.
  let isReady: (Int) -> Bool

  /// Runs until a screen asks to quit or the input ends.
  mutating func run() throws(OutputFault) {
    defer { desk.settle() }
    try sayTrouble()
    try say(tutor.opening)
    while let answer = try answer() {
      try say(answer.lines)
      guard try take(answer.effects) else { return }
      desk.settle()
      try sayTrouble()
    }
    try write("\n")
  }

  /// What a line leads to, or what shows by itself where none comes in time; nil at the end.
  private mutating func answer() throws(OutputFault) -> LinearAnswer? {
    if let rest = tutor.rest {
      guard isReady(rest) else {
        try write("\n")
        try sayNews()
        return tutor.proceed()
      }
    } else {
      try write("\n" + tutor.prompt)
    }
    let line = read()
    try sayNews()
    return line.map { tutor.take($0) }
  }

  /// Says what became of the open lesson where its file was saved meanwhile.
  private mutating func sayNews() throws(OutputFault) {
    guard let player = tutor.player, let new = desk.renewed(player) else { return }
    try say(tutor.renew(new))
  }

  private func say(_ lines: [String]) throws(OutputFault) {
    for line in lines { try write(line + "\n") }
  }

  /// What went wrong with keeping progress, once.
  private func sayTrouble() throws(OutputFault) { try say([desk.trouble()].compactMap { $0 }) }

  /// Carries effects out; false at the end.
  private mutating func take(_ effects: [Effect]) throws(OutputFault) -> Bool {
    for effect in effects {
      if effect.ends == .program { return false }
      switch desk.carryOut(effect, tutor.settings, ScreenRun.lineSize) {
      case .nothing: break
      case .enter(let screen, let below):
        try say(tutor.enter(screen, over: below))
      case .tell(let text): try say([text])
      case .resume(let progress, let due):
        try say(tutor.resume(progress: progress, due: due))
      }
    }
    return true
  }
}

import Canvas
import Foundation
import TestKit
import Testing

@Suite("The terminal is given back")
struct RestoreTests {
  @Test("while a screen is up, the terminal is in its hands")
  func takenOver() throws {
    let probe = try startProbe()
    #expect(
      probe.leftovers == ["settings", "alternate screen", "mouse", "bracketed paste"])
  }

  @Test(
    "after quitting and after exit, on any kind of terminal", arguments: [("q", 0), ("e", 7)],
    ["xterm-256color", "tmux-256color", "rxvt"])
  func ends(end: (key: String, status: CInt), kind: String) throws {
    let probe = try startProbe(environment: ["TERM": kind])
    try probe.send(end.key)
    #expect(try probe.session.waitForEnd() == .exited(end.status))
    #expect(probe.leftovers.isEmpty)
    #expect(probe.screen.rows.allSatisfy { $0.isEmpty }, "\(probe.screen.text)")
  }

  @Test(
    "after each signal, which stays the cause of the end",
    arguments: [
      (SIGINT, "SIGINT", false), (SIGTERM, "SIGTERM", false), (SIGHUP, "SIGHUP", false),
      (SIGQUIT, "SIGQUIT", false), (SIGABRT, "SIGABRT", true), (SIGSEGV, "SIGSEGV", true),
      (SIGILL, "SIGILL", true), (SIGBUS, "SIGBUS", true), (SIGFPE, "SIGFPE", true),
      (SIGTRAP, "SIGTRAP", true), (SIGSYS, "SIGSYS", true), (SIGALRM, "SIGALRM", false),
      (SIGUSR1, "SIGUSR1", false), (SIGUSR2, "SIGUSR2", false), (SIGXCPU, "SIGXCPU", false),
      (SIGXFSZ, "SIGXFSZ", false),
    ])
  func signals(number: CInt, name: String, isFault: Bool) throws {
    let probe = try startProbe()
    let start = ContinuousClock.now
    probe.session.signal(number)
    #expect(try probe.session.waitForEnd() == .signalled(number))
    #expect(start.duration(to: .now) < .seconds(3))
    #expect(probe.leftovers.isEmpty)
    #expect(probe.screen.contains("terminal-probe was ended by \(name)"))
    #expect(probe.screen.contains("Progress is saved."))
    #expect(probe.screen.contains("Please report this.") == isFault)
  }

  @Test("after a trap, with what the runtime said of it, at once")
  func trap() throws {
    let probe = try startProbe(environment: ["SWIFT_BACKTRACE": nil])
    let start = ContinuousClock.now
    try probe.send("x")
    let status = try probe.session.waitForEnd()
    #expect([.signalled(SIGILL), .signalled(SIGTRAP)].contains(status))
    #expect(start.duration(to: .now) < .seconds(3))
    #expect(probe.leftovers.isEmpty)
    #expect(probe.screen.contains("terminal-probe was ended by SIG"))
    #expect(probe.screen.contains("Index out of range"))
    #expect(probe.screen.contains("Please report this."))
  }

  @Test("after an overflow of the stack")
  func stackOverflow() throws {
    let probe = try startProbe()
    try probe.send("o")
    #expect(try probe.session.waitForEnd() == .signalled(SIGSEGV))
    #expect(probe.leftovers.isEmpty)
  }

  @Test(
    "after Ctrl-C and Ctrl-\\ typed at it", arguments: [("\u{3}", SIGINT), ("\u{1C}", SIGQUIT)])
  func typedSignals(key: String, number: CInt) throws {
    let probe = try startProbe()
    try probe.send(key)
    #expect(try probe.session.waitForEnd() == .signalled(number))
    #expect(probe.leftovers.isEmpty)
  }

  @Test("after a signal that comes while the program is busy")
  func busy() throws {
    let probe = try startProbe()
    try probe.send("b")
    try probe.session.wait(for: "the bell") { probe.session.output.contains(0x07) }
    probe.session.signal(SIGTERM)
    #expect(try probe.session.waitForEnd() == .signalled(SIGTERM))
    #expect(probe.leftovers.isEmpty)
  }

  @Test(
    "without an alternate screen the shell goes on below what was drawn",
    arguments: ["q", "\u{3}"])
  func noAlternateScreen(key: String) throws {
    let probe = try startProbe(environment: ["TERM": "vt220"])
    try probe.send(key)
    _ = try probe.session.waitForEnd()
    #expect(probe.leftovers.isEmpty)
    #expect(probe.screen.contains("└──"))
    #expect(probe.screen.cursor == Point(x: 0, y: 23))
  }

  @Test("a kind of terminal that wants pauses gets none in writing")
  func pauses() throws {
    let probe = try startProbe(environment: ["TERM": "vt100"])
    try probe.send("\u{3}")
    _ = try probe.session.waitForEnd()
    #expect(!probe.session.text.contains("$<"))
    #expect(probe.leftovers.isEmpty)
  }

  @Test(
    "the tutor itself, after a signal and after a trap, with its place kept",
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGSEGV, nil] as [CInt?])
  func tutor(number: CInt?) throws {
    let lesson = ["learn", "1"]
    let tutor = try EmulatedSession(
      BuiltProgram(named: "wengert"), number == nil ? lesson + ["--crash"] : lesson,
      environment: ["SWIFT_BACKTRACE": nil])
    let start = ContinuousClock.now
    if let number {
      try tutor.session.wait(for: "the first screen") { !tutor.screen.rows[0].isEmpty }
      tutor.session.signal(number)
    }
    let status = try tutor.session.waitForEnd()
    #expect(start.duration(to: .now) < .seconds(10))
    if let number {
      #expect(status == .signalled(number))
    } else {
      #expect([.signalled(SIGILL), .signalled(SIGTRAP)].contains(status))
      #expect(tutor.screen.contains("asked for by --crash"))
    }
    #expect(tutor.leftovers.isEmpty)
    #expect(tutor.screen.contains("Your progress is saved."))
  }

  @Test("for as long as it is lent, then the screen is back")
  func lent() throws {
    let probe = try startProbe()
    try probe.send("p")
    try probe.waitUntilShown("1 key")
    #expect(probe.session.text.contains("lent"))
    #expect(probe.screen.isAlternate)
    try probe.send("q")
    #expect(try probe.session.waitForEnd() == .exited(0))
    #expect(probe.leftovers.isEmpty)
    #expect(probe.screen.contains("lent"))
  }

  @Test("with what was written to standard error meanwhile, disarmed", arguments: ["q", "\u{3}"])
  func heldErrors(end: String) throws {
    let probe = try startProbe()
    try probe.send("wn")
    try probe.waitUntilShown("2 key")
    #expect(!probe.session.text.contains("a warning"))
    try probe.send(end)
    _ = try probe.session.waitForEnd()
    #expect(probe.screen.contains("a warning ?[31m??"))
  }

  @Test("standard error that goes to a file is not held back")
  func redirectedErrors() throws {
    let path = try BuiltProgram(named: "terminal-probe").path
    let probe = try EmulatedSession(.shell, ["-c", "exec \"$0\" 2> \"$HOME/errors\"", path])
    try probe.waitUntilShown("80x24")
    try probe.send("w")
    let file = URL(fileURLWithPath: probe.session.home).appendingPathComponent("errors")
    try probe.session.wait(for: "the warning in the file") {
      try String(contentsOf: file, encoding: .utf8).contains("a warning")
    }
    try probe.send("x")
    _ = try probe.session.waitForEnd()
    #expect(probe.leftovers.isEmpty)
    let errors = try String(contentsOf: file, encoding: .utf8)
    #expect(errors.contains("Index out of range"))
    #expect(errors.contains("terminal-probe was ended by SIG"))
  }
}

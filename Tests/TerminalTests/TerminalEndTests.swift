import Canvas
import Foundation
import TestKit
import Testing

@Suite("Terminals that go away, stop, or are none")
struct TerminalEndTests {
  @Test("a terminal that is closed ends the program by SIGHUP")
  func hangUp() throws {
    let probe = try startProbe()
    probe.session.hangUp()
    #expect(try probe.session.waitForEnd() == .signalled(SIGHUP))
  }

  @Test("where SIGHUP is ignored, the end of input ends it, without burning time")
  func ignoredHangUp() throws {
    let path = try BuiltProgram(named: "terminal-probe").path
    let script = "trap '' HUP; \"$0\"; echo \"$?\" > \"$HOME/status\"; times > \"$HOME/times\""
    let probe = try EmulatedSession(.shell, ["-c", script, path])
    try probe.waitUntilShown("80x24")
    probe.session.hangUp()
    _ = try probe.session.waitForEnd()
    let home = URL(fileURLWithPath: probe.session.home)
    #expect(try String(contentsOf: home.appendingPathComponent("status"), encoding: .utf8) == "0\n")
    let times = try String(contentsOf: home.appendingPathComponent("times"), encoding: .utf8)
    #expect(times.split(separator: "\n").last?.hasPrefix("0m0.") == true, "\(times)")
  }

  @Test(
    "a kind of terminal that cannot show a screen is refused, with a way on",
    arguments: [
      ("dumb", "cannot show whole screens"), ("no-such-kind", "not in the terminal database"),
      ("", "TERM is not set"), (nil, "TERM is not set"), ("../../etc/passwd", "not in the"),
      ("\u{1B}[31m", "\"^[[31m\""),
    ] as [(String?, String)])
  func kinds(kind: String?, message: String) throws {
    let probe = try EmulatedSession(
      BuiltProgram(named: "terminal-probe"), environment: ["TERM": kind])
    #expect(try probe.session.waitForEnd() == .exited(2))
    #expect(probe.session.text.contains(message), "\(probe.session.text)")
    #expect(probe.session.text.contains("--linear"))
    #expect(!probe.session.output.contains(0x1B))
    #expect(probe.leftovers.isEmpty)
  }

  @Test("a kind with an endless name is told in a line")
  func longKind() throws {
    let probe = try EmulatedSession(
      BuiltProgram(named: "terminal-probe"),
      environment: ["TERM": String(repeating: "x", count: 5000)])
    #expect(try probe.session.waitForEnd() == .exited(2))
    #expect(probe.session.output.count < 300)
  }

  @Test(
    "without a terminal nobody is asked for a point first",
    arguments: [[-1, nil, -1], [nil, -1, -1], [nil, nil, -1]] as [[CInt?]])
  func tryWithoutTerminal(descriptors: [CInt?]) throws {
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(null) }
    let session = try PseudoTerminalSession(
      BuiltProgram(named: "wengert"), ["try", "x1*x2"], descriptors: descriptors.map { $0 ?? null })
    #expect(try session.waitForEnd() == .exited(2))
    #expect(session.text.contains("is not a terminal; --linear"))
    #expect(!session.text.contains("x1 ="))
  }

  @Test("without a terminal it says which stream is none, and sends no escape sequence")
  func noTerminal() throws {
    let run = try ProgramRun(BuiltProgram(named: "terminal-probe"))
    #expect(run.status == .exited(2))
    #expect(run.errors.contains("standard input is not a terminal; --linear"))
    #expect(run.output.isEmpty)
  }

  @Test("where only output is a terminal, or only input, it says so", arguments: [0, 1])
  func halfATerminal(stream: Int) throws {
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(null) }
    var descriptors: [CInt] = [-1, -1, -1]
    descriptors[stream] = null
    let session = try PseudoTerminalSession(
      BuiltProgram(named: "terminal-probe"), descriptors: descriptors)
    #expect(try session.waitForEnd() == .exited(2))
    #expect(session.text.contains("standard \(stream == 0 ? "input" : "output") is not a terminal"))
    #expect(!session.output.contains(0x1B))
  }

  @Test("Ctrl-Z gives the shell its screen back; fg brings the program's back, in a new size")
  func jobControl() throws {
    let path = try BuiltProgram(named: "terminal-probe").path
    let shell = try EmulatedSession(.shell, ["-i"], environment: ["PS1": "shell> ", "ENV": nil])
    try shell.waitUntilShown("shell>")
    try shell.send("\(path)\r")
    try shell.waitUntilShown("80x24")
    try shell.send("\u{1A}")
    try shell.session.wait(for: "the shell's screen") {
      !shell.screen.isAlternate && shell.screen.contains("Stopped")
    }
    #expect(shell.leftovers.isEmpty)
    shell.resize(Size(width: 70, height: 20))
    try shell.send("fg\r")
    try shell.waitUntilShown("70x20")
    try shell.waitUntilShown("1 resize(Canvas.Size(width: 70, height: 20))")
    #expect(shell.screen.isAlternate && shell.isMouseOn)
    try shell.send("j")
    try shell.waitUntilShown("2 key(Canvas.Key.character(\"j\"))")
    try shell.send("q")
    try shell.session.wait(for: "the shell") { !shell.screen.isAlternate }
    try shell.send("exit\r")
    #expect(try shell.session.waitForEnd() == .exited(0))
  }

  @Test("stopped without being asked and continued, it draws itself anew")
  func stopped() throws {
    let probe = try startProbe()
    probe.session.signal(SIGSTOP)
    probe.screen.feed(Array("\u{1B}[?1049l\u{1B}[2J".utf8))
    probe.session.signal(SIGCONT)
    try probe.waitUntilShown("tangent")
    #expect(probe.screen.isAlternate)
    try probe.send("q")
    #expect(try probe.session.waitForEnd() == .exited(0))
    #expect(probe.leftovers.isEmpty)
  }

  @Test("a terminal that nobody reads does not keep the program from being ended")
  func blocked() throws {
    let probe = try startProbe()
    try probe.send("f")
    try probe.session.waitUntilBlocked()
    probe.session.signal(SIGTERM)
    #expect(probe.session.waitForEnd(milliseconds: 3000) == .signalled(SIGTERM))
    #expect(probe.session.settings == probe.session.settingsBefore)
  }

  @Test("law: whatever bytes come in, it goes on and gives the terminal back", arguments: 1...6)
  func randomBytes(seed: Int) throws {
    var generator = SplitMix(seed: UInt64(seed))
    let probe = try startProbe()
    // No key that the probe obeys, and no Ctrl-C, Ctrl-\, Ctrl-Z, Ctrl-S.
    let silent = Set("qebfopxt".utf8).union([0x03, 0x1C, 0x1A, 0x13])
    let bytes = (UInt8.min...UInt8.max).filter { !silent.contains($0) }
    let pieces = [
      "\u{1B}[", "\u{1B}O", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[<0;", "\u{1B}[M", "M",
    ]
    for _ in 0..<400 {
      let isPiece = generator.oneIn(4)
      try probe.session.send(
        bytes: isPiece
          ? Array(generator.pick(pieces, else: "").utf8)
          : (0..<5).map { _ in generator.pick(bytes, else: 0) })
    }
    probe.resize(Size(width: 90, height: 25))
    try probe.send("\u{1B}[201~")
    // What comes at once belongs to what was pasted; a person comes later.
    var later = ContinuousClock.now
    try probe.session.wait(for: "a key after the flood") {
      if ContinuousClock.now >= later {
        try probe.send("m")
        later = .now + .milliseconds(200)
      }
      return probe.screen.contains("character(\"m\")")
    }
    try probe.send("q")
    #expect(try probe.session.waitForEnd() == .exited(0), "seed \(seed)")
    #expect(probe.leftovers.isEmpty, "seed \(seed)")
  }
}

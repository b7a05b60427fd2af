import Canvas
import CursesTerminal
import Glibc
import Tutor

/// Runs screens on the terminal, or as plain lines.
struct ScreenRun {
  let options: ScreenOptions
  /// What flags, variables and the configuration file ask for.
  let choices: Choices
  /// What a screen says at first, in few words.
  let notice: String?
  let surroundings: Surroundings
  let desk: LessonDesk

  /// The size that plain lines are laid out for.
  static let lineSize = Size(width: 80, height: 24)

  /// Shows the screen that `first` makes until it is left.
  ///
  /// Without a terminal it throws; on a terminal that can't show screens it says so and goes on
  /// as lines.
  func run(_ first: (Settings, Size) throws -> any ScreenModel) throws {
    if options.linear { return try runLinear(first) }
    let terminal: CursesTerminal
    do throws(TerminalError) {
      terminal = try CursesTerminal(terminalOptions)
    } catch {
      switch error {
      case .notATerminal, .alreadyOpen: throw Trouble.terminal(error)
      case .unnamed, .unknown, .tooSimple, .refused:
        Messages.standard().write(["note: " + error.message])
        return try runLinear(first)
      }
    }
    defer { terminal.close() }
    let settings = choices.settings(unicode: terminal.abilities.unicode)
    let screen = try first(settings, terminal.size)
    var loop = TutorLoop(model: TutorModel(screen), terminal: terminal, desk: desk)
    if let notice { loop.model.tell(notice) }
    loop.crashes = options.crash
    loop.run()
  }

  /// Throws where there is no terminal to show screens on.
  static func requireTerminal() throws(Trouble) {
    do throws(TerminalError) {
      try CursesTerminal.requireTerminal()
    } catch {
      throw .terminal(error)
    }
  }

  private var terminalOptions: CursesTerminal.Options {
    var terminal = CursesTerminal.Options(
      kind: surroundings["TERM"], program: "wengert",
      afterFault: "Your progress is saved. Please report this, with what you did last.",
      afterRequest: "Your progress is saved.")
    let colour = choices.colour ?? .auto
    terminal.colour = colour.isColoured(isTerminal: true, in: surroundings)
    terminal.mouse = choices.mouse ?? true
    terminal.theme = choices.theme ?? terminal.theme
    return terminal
  }

  private static let longestLine = 1 << 20

  /// A line as text; one that is too long is no command of any screen.
  private static func text(_ line: LineReader.Line?) -> String? {
    switch line {
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    case .tooLong: "a line that long"
    case nil: nil
    }
  }

  private func runLinear(_ first: (Settings, Size) throws -> any ScreenModel) throws {
    let settings = choices.settings(unicode: surroundings.speaksUnicode)
    let screen = try first(settings, Self.lineSize)
    let output = FileWriter.standardOutput
    var input = LineReader(descriptor: STDIN_FILENO, longest: Self.longestLine)
    var loop = LinearLoop(
      tutor: LinearTutor(screen), desk: desk,
      write: { text throws(OutputFault) in try output.finish(text) },
      read: { Self.text(try? input.next()) }, isReady: { input.isReady(within: $0) })
    try loop.run()
  }
}

extension Surroundings {
  /// What variables ask for.
  var choices: Choices {
    var choices = Choices()
    if self["WENGERT_CALM"] != nil { choices.animation = false }
    return choices
  }

  /// Whether the locale's characters are UTF-8, by the variables that decide it.
  var speaksUnicode: Bool {
    let locale = self["LC_ALL"] ?? self["LC_CTYPE"] ?? self["LANG"] ?? ""
    let normal = locale.lowercased().filter { $0 != "-" }
    return normal.hasSuffix("utf8") || normal.contains("utf8@")
  }
}

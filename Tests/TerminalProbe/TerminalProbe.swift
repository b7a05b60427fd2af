import Canvas
import CursesTerminal
import Glibc

/// A program that shows each event that reaches it, for the tests of the terminal.
///
/// Keys: `q` ends it, `e` ends it through `exit`, `t` changes the theme, `n` draws again without a
/// change, `x` crashes it, `o` overflows the stack, `b` rings the bell and reads no more, `f` draws
/// without end, `w` warns on standard error, `p` lends the terminal.
/// Arguments: `mono` and `no-mouse`.
@main
struct TerminalProbe {
  private var log: [String] = []
  private let terminal: CursesTerminal

  static func main() {
    do {
      var probe = try TerminalProbe(arguments: Set(CommandLine.arguments.dropFirst()))
      probe.run()
    } catch {
      writeError("terminal-probe: error: \(error.message)\n")
      exit(2)
    }
  }

  private init(arguments: Set<String>) throws(TerminalError) {
    var options = CursesTerminal.Options(
      kind: getenv("TERM").map { String(cString: $0) }, program: "terminal-probe",
      afterFault: "Progress is saved. Please report this.", afterRequest: "Progress is saved.")
    options.colour = !arguments.contains("mono")
    options.mouse = !arguments.contains("no-mouse")
    terminal = try CursesTerminal(options)
  }

  private mutating func run() {
    while true {
      draw()
      for event in terminal.nextEvents(timeoutMilliseconds: nil) {
        log.append("\(log.count + 1) \(event)")
        if event == .end || event == .key(.character("q")) { return }
        if case .key(.character(let character)) = event { obey(character) }
      }
    }
  }

  private func obey(_ character: Character) {
    switch character {
    case "e": exit(7)
    case "t": terminal.theme = terminal.theme.next
    case "x": print([0][log.count])
    case "o": print(TerminalProbe.depth(of: log.count))
    case "b": block()
    case "f": flood()
    case "w": TerminalProbe.writeError("a warning \u{1B}[31m\u{9B}\n")
    case "p": terminal.lend { print("lent") }
    default: break
    }
  }

  /// Rings the bell and reads no key any more.
  private func block() {
    _ = write(STDOUT_FILENO, [0x07], 1)
    while true { pause() }
  }

  /// Draws everything again and again.
  private func flood() {
    while true {
      terminal.theme = terminal.theme.next
      draw()
    }
  }

  private static func writeError(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  private func draw() {
    var canvas = Canvas(size: terminal.size)
    let size = terminal.size
    canvas.box(canvas.bounds)
    canvas.write(" \(size.width)x\(size.height) ", at: Point(x: 2, y: 0), style: Style(.title))
    canvas.write("w̄₁ 漢字 tangent", at: Point(x: 2, y: 1), style: Style(.tangent))
    canvas.write("\(terminal.abilities)", at: Point(x: 2, y: 2), maxWidth: size.width - 4)
    for (index, line) in log.suffix(max(0, size.height - 4)).enumerated() {
      canvas.write(line, at: Point(x: 2, y: 3 + index), maxWidth: size.width - 4)
    }
    canvas.cursor = Point(x: 2, y: 1)
    terminal.present(canvas)
  }

  /// Calls itself until the stack is full.
  private static func depth(of number: Int) -> Int {
    number < 0 ? 0 : 1 + depth(of: number + 1) % 7
  }
}

import CNcurses
import CTerminalGuard
import Canvas
import Glibc

/// The terminal that the program was started in, through ncurses; there is at most one at a time.
///
/// Whatever way the program ends from now on, the terminal is given back as it was.
package final class CursesTerminal: TerminalDevice {
  package struct Options: Sendable {
    /// The kind of terminal: the environment's `TERM`.
    package var kind: String?
    /// False where `NO_COLOR` or a flag asks for none.
    package var colour = true
    /// False leaves the mouse to the terminal, for selecting text.
    package var mouse = true
    package var theme = Theme.dark
    /// The program's name in the line that says which signal ended it.
    package var program: String
    /// The last words after a fault: what is safe, and where to report.
    package var afterFault: String
    /// The last words after a signal that somebody sent.
    package var afterRequest: String

    package init(kind: String?, program: String, afterFault: String, afterRequest: String) {
      self.kind = kind
      self.program = program
      self.afterFault = afterFault
      self.afterRequest = afterRequest
    }
  }

  package let abilities: TerminalAbilities
  package private(set) var size: Size
  package var theme: Theme {
    didSet {
      encoder.use(theme)
      shown = []
    }
  }

  let input: KeyReader
  private let screen: OpaquePointer
  private var encoder: CellEncoder
  private var isOpen = true
  /// The rows that ncurses has been given; empty when it must get all of them.
  private var shown: [ArraySlice<Cell>] = []
  private var lastCanvas = Canvas(size: .zero)

  /// Takes over the terminal of standard input and output.
  package init(_ options: Options) throws(TerminalError) {
    try Self.requireTerminal()
    // Only how characters are encoded: numbers keep their point.
    setlocale(LC_CTYPE, "")
    let description = try TerminalDescription(name: options.kind)
    guard TerminalGuard.install(options, restore: description.restoreBytes) else {
      throw .alreadyOpen
    }
    terminal_guard_enter()
    guard let screen = Curses.start(description.name) else {
      terminal_guard_remove()
      throw .refused(name: description.name)
    }
    self.screen = screen
    input = KeyReader(mouse: options.mouse)
    let unicode = String(cString: nl_langinfo(CInt(CODESET))) == "UTF-8"
    let colours = options.colour ? Curses.startColours() : 0
    abilities = TerminalAbilities(
      unicode: unicode, colour: colours >= 8, mouse: options.mouse && has_mouse())
    encoder = CellEncoder(unicode: unicode, colours: colours, theme: options.theme)
    theme = options.theme
    size = Curses.fitWindow()
    Curses.send(BracketedPaste.on)
  }

  /// Throws where standard input or output is no terminal.
  package static func requireTerminal() throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(.input) }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(.output) }
  }

  deinit { close() }

  /// Gives the terminal back; nothing can be shown or read afterwards.
  package func close() {
    guard isOpen else { return }
    isOpen = false
    leave()
    delscreen(screen)
    terminal_guard_remove()
  }

  /// Gives the terminal back while something else uses it, such as an editor.
  package func lend<Result>(_ body: () throws -> Result) rethrows -> Result {
    leave()
    defer { enter() }
    return try body()
  }

  package func present(_ canvas: Canvas) {
    guard isOpen else { return }
    lastCanvas = canvas
    let window = curses_window()
    let rows = canvas.grid
    let isKnown = shown.count == size.height
    var next: [ArraySlice<Cell>] = []
    for y in 0..<size.height {
      let row = y < rows.count ? rows[y] : []
      if !isKnown || shown[y] != row {
        let cells = encoder.encode(row, width: size.width)
        mvwadd_wchnstr(window, CInt(y), 0, cells, CInt(cells.count))
      }
      next.append(row)
    }
    shown = next
    showCursor(canvas.cursor)
    wnoutrefresh(window)
    doupdate()
  }

  package func nextEvent(timeoutMilliseconds: Int?) -> InputEvent? {
    guard isOpen else { return .end }
    let deadline = timeoutMilliseconds.map { ContinuousClock.now + .milliseconds($0) }
    while true {
      if let event = react(to: terminal_guard_take_notices()) ?? input.next(in: self) {
        return event
      }
      if input.isGone { return .end }
      guard input.wait(until: deadline) else { return nil }
    }
  }

  /// Sends everything once more, for a screen that something else has written to.
  func repaint() {
    shown = []
    curses_repaint_all()
    present(lastCanvas)
  }

  private func showCursor(_ place: Point?) {
    curs_set(place == nil ? 0 : 1)
    let (x, y) = (place?.x ?? 0, place?.y ?? 0)
    wmove(curses_window(), CInt(clamping: y), CInt(clamping: min(x, max(0, size.width - 1))))
  }

  private func react(to notices: CInt) -> InputEvent? {
    if notices & CInt(TERMINAL_GUARD_STOP_ASKED) != 0 {
      lend { terminal_guard_stop() }
      _ = terminal_guard_take_notices()
    } else if notices & CInt(TERMINAL_GUARD_CONTINUED) != 0 {
      // Stopped without being asked: the shell has changed the terminal behind our back.
      lend {}
    }
    return notices == 0 ? nil : sizeChange()
  }

  private func sizeChange() -> InputEvent? {
    // Several sizes may have passed unseen: a terminal that was small for a moment has lost what
    // ncurses believes to be there, so all of it is sent once more.
    let now = Curses.fitWindow()
    guard now != size else {
      repaint()
      return nil
    }
    size = now
    shown = []
    curses_repaint_all()
    return .resize(now)
  }

  private func leave() {
    Curses.send(BracketedPaste.off)
    endwin()
    terminal_guard_leave()
  }

  private func enter() {
    terminal_guard_enter()
    reset_prog_mode()
    Curses.send(BracketedPaste.on)
    repaint()
  }
}

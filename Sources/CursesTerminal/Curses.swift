import CNcurses
import Canvas
import Glibc

/// The calls of ncurses that concern the terminal as a whole.
enum Curses {
  /// Starts ncurses on a known kind of terminal, with keys read one by one and not echoed.
  static func start(_ kind: String) -> OpaquePointer? {
    // LINES and COLUMNS in the environment may be stale. A size beyond all bounds would be
    // allocated before it can be held in them.
    use_env(false)
    use_tioctl(claimedSize().map { max($0.width, $0.height) <= Canvas.longestSide } ?? true)
    set_escdelay(25)
    guard let screen = curses_open(kind) else { return nil }
    cbreak()
    noecho()
    nonl()
    return screen
  }

  /// Makes colours ready to use; returns how many there are.
  static func startColours() -> Int {
    guard has_colors(), start_color() == OK, use_default_colors() == OK else { return 0 }
    return Int(curses_colours())
  }

  /// Gives the window the size of the terminal and returns it.
  ///
  /// A terminal that does not say keeps the size that its kind usually has.
  static func fitWindow() -> Size {
    if let claim = claimedSize(), !claim.isEmpty {
      let longest = Canvas.longestSide
      resize_term(CInt(min(claim.height, longest)), CInt(min(claim.width, longest)))
    }
    return Size(width: Int(curses_width()), height: Int(curses_height()))
  }

  /// Returns the size that the terminal claims to have, or nil where it does not say.
  private static func claimedSize() -> Size? {
    var claim = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &claim) == 0 else { return nil }
    return Size(width: Int(claim.ws_col), height: Int(claim.ws_row))
  }

  /// Sends bytes past ncurses, which holds nothing back between two updates.
  static func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 { bytes = bytes.dropFirst(count) } else if errno != EINTR { return }
    }
  }
}

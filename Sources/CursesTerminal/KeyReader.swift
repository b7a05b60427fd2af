import CNcurses
import CTerminalGuard
import Canvas
import Glibc

/// Reads keys, mouse and pasted text from standard input through ncurses.
final class KeyReader {
  /// Whether the terminal has hung up or its input has ended.
  private(set) var isGone = false
  /// Reading from a pad of its own, ncurses never draws a half-made screen before it reads.
  private let pad: UnsafeMutablePointer<WINDOW>?
  private var characters = CharacterAssembler()
  private var flood = Flood()
  /// What has been read and not been used yet.
  private var ahead: [Input] = []
  /// Characters of a flood that turned out to be typed.
  private var typedAhead: ArraySlice<Unicode.Scalar> = []
  /// Whether what comes belongs to a paste that has not fallen silent yet.
  private var isPasting = false
  private var mouseQueue: ArraySlice<Mouse> = []

  /// What ncurses tells apart.
  private enum Input {
    case character(Unicode.Scalar)
    case code(CInt)
  }

  init(mouse: Bool) {
    pad = newpad(1, 1)
    keypad(pad, true)
    nodelay(pad, true)
    for sequence in KeyTable.sequences { define_key(sequence.bytes, sequence.code) }
    guard mouse else { return }
    // No waiting for a second click.
    mouseinterval(0)
    mousemask(curses_click | curses_wheel_up | curses_wheel_down, nil)
  }

  deinit { delwin(pad) }

  /// Returns the next event that is there, or nil; what no key is bound to is left out.
  func next(in terminal: CursesTerminal) -> InputEvent? {
    if let mouse = mouseQueue.popFirst() { return .mouse(mouse) }
    while true {
      while let character = typedAhead.popFirst() {
        if let key = KeyTable.key(character: character) { return .key(key) }
      }
      guard let input = read() else { return nil }
      switch input {
      case .character("\u{0C}"): terminal.repaint()
      case .character("\u{1B}"):
        if !skipUnknownSequence() { return .key(.escape) }
      case .character(let character) where flood.isRunning || isPasting:
        if let text = readBurst(from: character) { return .paste(text) }
      case .character(let character):
        if let key = KeyTable.key(character: character) { return .key(key) }
      case .code(BracketedPaste.start.code): return .paste(readPaste())
      case .code(KEY_MOUSE):
        mouseQueue += readMouse()
        if let mouse = mouseQueue.popFirst() { return .mouse(mouse) }
      case .code(let code):
        if let key = KeyTable.key(code: code) { return .key(key) }
      }
    }
  }

  /// Waits for input or a notice of the guard; false when the deadline has passed without either.
  func wait(until deadline: ContinuousClock.Instant?) -> Bool {
    let remaining = deadline.map { ContinuousClock.now.duration(to: $0) }
    let limit = remaining.map(KeyReader.milliseconds) ?? -1
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal_guard_wake_descriptor(), events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&descriptors, 2, limit)
    guard count != 0 else { return false }
    if count > 0 { isGone = KeyReader.hasEnded(descriptors[0].revents) }
    return true
  }

  /// Returns whole milliseconds, rounded up, so that no wait ends before its time.
  private static func milliseconds(_ duration: Duration) -> CInt {
    let parts = duration.components
    let exact =
      parts.seconds * 1000 + (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return CInt(clamping: max(0, exact))
  }

  /// Whether a terminal has nothing more to give, by what `poll` says of it.
  ///
  /// After a hang-up reading answers at once and for ever that there is nothing.
  private static func hasEnded(_ events: Int16) -> Bool {
    guard events != 0 else { return false }
    var waiting: CInt = 0
    let answer = ioctl(STDIN_FILENO, UInt(FIONREAD), &waiting)
    return answer != 0 || waiting == 0
  }

  /// Returns what comes next, or nil if nothing is there yet.
  ///
  /// Characters are put together here: `get_wch` loses one whose bytes arrive apart, and up to
  /// fifteen keys behind a byte that is not UTF-8.
  private func read() -> Input? {
    while ahead.isEmpty {
      switch flood.next() ?? typed() {
      case .byte(let byte): ahead = characters.add(byte).map(Input.character)
      case .code(let code): return .code(code)
      case nil: return nil
      }
    }
    return ahead.removeFirst()
  }

  /// Returns what ncurses reads next, or nil if nothing is there yet.
  private func typed() -> Flood.Piece? {
    let value = wgetch(pad)
    let piece =
      value == ERR ? nil : UInt8(exactly: value).map(Flood.Piece.byte) ?? .code(value)
    flood.note(piece)
    return piece
  }

  /// Reads over an escape sequence that ncurses does not know, so that its letters press no keys.
  ///
  /// What follows Escape at once came from the terminal: `[` or `O`, parameters, one final letter.
  /// Anything else is a key of its own, after Escape.
  private func skipUnknownSequence() -> Bool {
    guard let next = read() else { return false }
    guard case .character(let opener) = next, opener == "[" || opener == "O" else {
      ahead.insert(next, at: 0)
      return false
    }
    var rest = 64
    while rest > 0, case .character(let part)? = read(), (0x20..<0x40).contains(part.value) {
      rest -= 1
    }
    return true
  }

  /// Returns the clicks and turns of the wheel that ncurses has read, oldest first.
  ///
  /// It may read several of them for one key code, and hands them out newest first.
  private func readMouse() -> [Mouse] {
    var events: [Mouse] = []
    var event = MEVENT()
    while getmouse(&event) == OK {
      if let mouse = KeyReader.mouse(event) { events.insert(mouse, at: 0) }
    }
    return events
  }

  private static func mouse(_ event: MEVENT) -> Mouse? {
    let place = Point(x: Int(event.x), y: Int(event.y))
    if event.bstate & curses_wheel_up != 0 { return .wheelUp(place) }
    if event.bstate & curses_wheel_down != 0 { return .wheelDown(place) }
    return event.bstate & curses_click != 0 ? .click(place) : nil
  }

  /// Reads up to the end of a paste, or until the terminal falls silent without one.
  private func readPaste() -> String {
    var text = String.UnicodeScalarView()
    var count = 0
    while true {
      switch read() {
      case .code(BracketedPaste.end.code): return String(text)
      case .character(let character):
        if count < BracketedPaste.longest { text.append(character == "\r" ? "\n" : character) }
        count += 1
      case .code: continue
      case nil:
        guard waitForMore(milliseconds: 1000) else { return String(text) }
      }
    }
  }

  /// Reads text that comes faster than anybody types up to a key that is none of its characters,
  /// or until the terminal falls silent; nil where it was typed after all.
  private func readBurst(from first: Unicode.Scalar) -> String? {
    var burst = TextBurst(first)
    let goesOn = fillBurst(&burst)
    let isPaste = isPasting || burst.isPaste
    isPasting = goesOn && isPaste
    guard isPaste else {
      typedAhead = burst.text[...]
      return nil
    }
    if let ending = burst.ending { typedAhead = [ending] }
    return burst.pasted
  }

  /// How long a paste may pause, in milliseconds.
  private static let silence: CInt = 50

  /// Reads characters into a burst; true where it ended with something else than silence.
  private func fillBurst(_ burst: inout TextBurst) -> Bool {
    while true {
      switch read() {
      case .character("\u{1B}"):
        // An Escape with text behind it is a piece of what came.
        guard skipUnknownSequence() || !ahead.isEmpty else {
          return putBack(.character("\u{1B}"))
        }
      case .character(let character):
        guard burst.add(character) else { return putBack(.character(character)) }
      case .code(let code): return putBack(.code(code))
      case nil:
        guard waitForMore(milliseconds: Self.silence) else { return false }
      }
    }
  }

  private func putBack(_ input: Input) -> Bool {
    ahead.insert(input, at: 0)
    return true
  }

  /// Waits for input and nothing else; false where none comes in time or the terminal is gone.
  private func waitForMore(milliseconds: CInt) -> Bool {
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, milliseconds) > 0 else { return false }
    isGone = KeyReader.hasEnded(input.revents)
    return !isGone
  }
}

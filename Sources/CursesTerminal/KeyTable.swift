import CNcurses
import Canvas

/// Which key each code and each character of the terminal library stands for.
enum KeyTable {
  /// Returns the key of a code, or nil for one that nothing is bound to.
  static func key(code: CInt) -> Key? {
    if let key = codes[code] { return key }
    let function = code - curses_function_key(0)
    return (1...12).contains(function) ? .function(Int(function)) : nil
  }

  /// Returns the key of a character, or nil for one that no key gives: other controls, and U+FFFD,
  /// which stands for bytes that are no text.
  static func key(character: Unicode.Scalar) -> Key? {
    switch character {
    case "\r", "\n": .enter
    case "\t": .tab
    case "\u{1B}": .escape
    case "\u{08}", "\u{7F}": .backspace
    case "\u{FFFD}": nil
    case _ where character.properties.generalCategory == .control: nil
    default: .character(Character(character))
    }
  }

  private static let codes: [CInt: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
    KEY_SR: .up, KEY_SF: .down, KEY_SLEFT: .left, KEY_SRIGHT: .right,
    KEY_HOME: .home, KEY_END: .end, KEY_SHOME: .home, KEY_SEND: .end,
    KEY_FIND: .home, KEY_SELECT: .end,
    KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown,
    KEY_ENTER: .enter, KEY_BTAB: .backtab, KEY_BACKSPACE: .backspace,
    KEY_DC: .delete, KEY_IC: .insert,
  ]

  /// What terminals send for a key whatever the database says of them, and the key's code.
  static let sequences: [(bytes: String, code: CInt)] = otherSequences + functionSequences

  private static let otherSequences: [(bytes: String, code: CInt)] = [
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
    ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME),
    ("\u{1B}[8~", KEY_END),
    ("\u{1B}[2~", KEY_IC), ("\u{1B}[3~", KEY_DC), ("\u{1B}[5~", KEY_PPAGE),
    ("\u{1B}[6~", KEY_NPAGE),
    ("\u{1B}[Z", KEY_BTAB), ("\u{1B}OM", KEY_ENTER),
    BracketedPaste.start, BracketedPaste.end,
  ]

  /// The function keys: four of them have had two names since the first terminals that had them.
  private static var functionSequences: [(bytes: String, code: CInt)] {
    let letters = zip("PQRS", 1...).map { ("\u{1B}O\($0)", $1) }
    let numbers = zip([11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24], 1...)
      .map { ("\u{1B}[\($0)~", $1) }
    return (letters + numbers).map { ($0.0, curses_function_key(CInt($0.1))) }
  }
}

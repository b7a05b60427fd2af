import CNcurses
import Glibc

/// What the terminal database says about one kind of terminal.
struct TerminalDescription {
  let name: String
  /// What gives the terminal back whatever state the screen is in.
  let restoreBytes: [UInt8]

  /// Looks a kind of terminal up, and makes sure that whole screens can be drawn on it.
  init(name: String?) throws(TerminalError) {
    guard let name, !name.isEmpty else { throw .unnamed }
    var status: CInt = 0
    guard setupterm(name, STDOUT_FILENO, &status) == OK else {
      // 1: it prints on paper. 0 and −1: no such entry, no such database.
      throw status == 1 ? .tooSimple(name: name) : .unknown(name: name)
    }
    guard let lastLine = curses_last_line() else { throw .tooSimple(name: name) }
    self.name = name
    let leaveScreen =
      TerminalDescription.capability("rmcup")
      ?? (TerminalDescription.withoutPauses(lastLine) + "\r\n")
    let mouseOff =
      TerminalDescription.capability("kmous") == nil
      ? "" : "\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l"
    let parts = ["sgr0", "op", "rmkx", "cnorm"].compactMap(TerminalDescription.capability)
    restoreBytes = Array(
      (parts.joined() + mouseOff + BracketedPaste.off + leaveScreen).utf8)
  }

  /// Returns a capability's bytes.
  private static func capability(_ name: String) -> String? {
    guard let bytes = tigetstr(name), Int(bitPattern: bytes) != -1 else { return nil }
    return withoutPauses(bytes)
  }

  /// Returns a text of the database without the pauses that terminals of iron needed: `$<5>`.
  private static func withoutPauses(_ bytes: UnsafePointer<CChar>) -> String {
    var text = String(cString: bytes)[...]
    var result = ""
    while let start = text.firstRange(of: "$<"),
      let end = text[start.upperBound...].firstIndex(of: ">")
    {
      result += text[..<start.lowerBound]
      text = text[text.index(after: end)...]
    }
    return result + text
  }
}

/// The terminal's way of telling what is pasted from what is typed.
enum BracketedPaste {
  static let on = "\u{1B}[?2004h"
  static let off = "\u{1B}[?2004l"
  /// What comes before and after pasted text, and the key codes that stand for it.
  static let start = (bytes: "\u{1B}[200~", code: CInt(3000))
  static let end = (bytes: "\u{1B}[201~", code: CInt(3001))
  /// The most characters that one paste keeps; the rest is read and left out.
  static let longest = 1 << 20
}

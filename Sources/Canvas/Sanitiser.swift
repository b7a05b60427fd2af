/// The one door through which text from files, arguments, names and the environment reaches a screen,
/// a line of plain output or an error message.
///
/// | in the text | shown as |
/// |---|---|
/// | U+0000–U+001F, U+007F | `^@` … `^_`, `^?` |
/// | other controls, bidirectional controls, tags, invisible format characters | `<U+202E>` |
/// | line and paragraph separators, noncharacters, private use | `<U+2028>`, `<U+FFFF>`, `<U+E000>` |
/// | bytes that are not UTF-8 | U+FFFD |
/// | tab | one space, so that columns of carets stay right |
/// | a third and further combining mark on one base | left out |
package enum Sanitiser {
  /// Returns a text that is safe to show on one line: a newline in it shows as `^J`.
  package static func line(_ text: String) -> String {
    clean(text, keepingNewlines: false)
  }

  /// Returns a text that is safe to show, with its newlines.
  package static func text(_ text: String) -> String {
    clean(text, keepingNewlines: true)
  }

  /// Returns bytes as one line of safe text; what is not UTF-8 becomes U+FFFD.
  package static func line(utf8 bytes: some Collection<UInt8>) -> String {
    line(String(decoding: bytes, as: UTF8.self))
  }

  /// Returns bytes as safe text with its newlines; what is not UTF-8 becomes U+FFFD.
  package static func text(utf8 bytes: some Collection<UInt8>) -> String {
    text(String(decoding: bytes, as: UTF8.self))
  }

  private static func clean(_ text: String, keepingNewlines: Bool) -> String {
    if text.isPlain || text.unicodeScalars.allSatisfy({ ScalarKind($0) == .narrow }) { return text }
    var result = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      let kind = ScalarKind(scalar)
      marks = kind == .mark || kind == .joiner ? marks + 1 : 0
      switch kind {
      case .narrow, .wide: result.append(scalar)
      case .mark, .joiner: if marks <= 2 { result.append(scalar) }
      case .control:
        let isKept = keepingNewlines && scalar == "\n"
        result.append(contentsOf: isKept ? "\n".unicodeScalars : visible(scalar).unicodeScalars)
      }
    }
    return String(result)
  }

  /// Returns a visible name for a character that must not reach a terminal.
  private static func visible(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: " "
    case 0..<0x20, 0x7F: "^" + String(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))
    default: "<U+" + hexadecimal(scalar.value) + ">"
    }
  }

  /// Returns a number in capital hexadecimal digits, at least four.
  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension String {
  /// Whether all of it is printable ASCII.
  var isPlain: Bool { utf8.allSatisfy { 0x20 <= $0 && $0 < 0x7F } }
}

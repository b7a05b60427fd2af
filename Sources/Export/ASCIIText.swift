import Autodiff
import Canvas

/// Text in ASCII alone: Greek letters by name, signs by a character that can stand for them.
enum ASCIIText {
  static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else if let name = LetterName.greek(scalar) {
        result += name
      } else {
        result.unicodeScalars.append(Grapheme(scalar).asciiForm)
      }
    }
    return result
  }

  /// JSON in ASCII alone: characters beyond it stand in strings only, where they can be escaped.
  static func json(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return text.unicodeScalars.map { $0.isASCII ? String($0) : JSON.escape($0) }.joined()
  }
}

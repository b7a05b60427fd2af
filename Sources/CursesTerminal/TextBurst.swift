import Canvas

/// A run of text that came at once: pasted into a terminal that does not say so, typed by a
/// program, or the repeats of a held key.
struct TextBurst {
  private(set) var text: [Unicode.Scalar]

  /// Repeats of a held key give few different characters, and even after a pause of the line not
  /// endlessly many.
  private static let fewCharacters = 4
  private static let longestRepeat = 512
  /// A longer line than a field takes is no answer that a program types.
  private static let longestLine = 4000

  init(_ first: Unicode.Scalar) { text = [first] }

  /// Adds a character; false where there is no room for it.
  mutating func add(_ character: Unicode.Scalar) -> Bool {
    guard text.count < BracketedPaste.longest else { return false }
    text.append(character)
    return true
  }

  /// Whether the text was pasted and so presses no keys.
  var isPaste: Bool {
    guard text.count >= Flood.least else { return false }
    return text.count > Self.longestRepeat || Set(text).count > Self.fewCharacters
  }

  /// The Enter behind a single line, which submits it as if it had been typed: nothing is known
  /// of pasted text that ends so, while programs that type do it all the time.
  var ending: Unicode.Scalar? {
    guard let last = text.last, Self.isLineEnd(last), text.count <= Self.longestLine,
      text.count(where: Self.isLineEnd) == 1
    else { return nil }
    return last
  }

  /// The text that was pasted, without the Enter behind it.
  var pasted: String {
    var scalars = String.UnicodeScalarView()
    for character in ending == nil ? text[...] : text.dropLast() {
      scalars.append(character == "\r" ? "\n" : character)
    }
    return String(scalars)
  }

  private static func isLineEnd(_ character: Unicode.Scalar) -> Bool {
    character == "\r" || character == "\n"
  }
}

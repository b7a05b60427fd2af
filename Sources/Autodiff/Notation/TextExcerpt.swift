extension ReadingProblem {
  /// The line that the problem stands in, and below it a caret under the place.
  ///
  /// Control characters and their like show escaped; of a long line only the part around the
  /// place is shown, with `…` where something is left out.
  package func excerpt(of text: String, width: Int = 72) -> [String] {
    TextExcerpt(SourceText(bytes: Array(text.utf8)), offset: offset, width: width).lines
  }

  /// The same for a text that may be no UTF-8.
  package func excerpt(of bytes: [UInt8], width: Int = 72) -> [String] {
    TextExcerpt(SourceText(bytes: bytes), offset: offset, width: width).lines
  }
}

/// A line of a text with a caret under one place.
struct TextExcerpt {
  let lines: [String]

  init(_ text: SourceText, offset: Int, width: Int) {
    let line = text.lineRange(around: offset)
    let place = min(offset, line.upperBound)
    // A caret wants context on both sides; four bytes a column are enough for any character.
    let reach = 4 * width
    let from = max(line.lowerBound, place - reach)
    let to = min(line.upperBound, place + reach)
    let before = Self.cells(text, from..<place)
    let after = Self.cells(text, place..<to)
    let half = max(8, width) / 2
    let isCutLeft = from > line.lowerBound || before.width > max(half, width - after.width)
    let room = isCutLeft ? max(half, width - after.width) : before.width
    let head = isCutLeft ? "…" + before.suffix(room - 1) : before.text
    let headWidth = Self.width(head)
    let tail = after.prefix(width - headWidth)
    let isCutRight = to < line.upperBound || tail.count < after.text.count
    lines = [
      head + tail + (isCutRight ? "…" : ""), String(repeating: " ", count: headWidth) + "^",
    ]
  }

  /// Safe text, and the columns it takes.
  private struct Cells {
    let text: String
    let width: Int

    /// The last characters that fit a width.
    func suffix(_ columns: Int) -> String {
      String(Cells.fitting(text.reversed(), columns).reversed())
    }

    /// The first characters that fit a width.
    func prefix(_ columns: Int) -> String { String(Cells.fitting(text, columns)) }

    private static func fitting(_ text: some Sequence<Character>, _ columns: Int) -> [Character] {
      var result: [Character] = []
      var used = 0
      for character in text {
        used += TextExcerpt.width(character)
        if used > columns { break }
        result.append(character)
      }
      return result
    }
  }

  private static func cells(_ text: SourceText, _ range: Range<Int>) -> Cells {
    let safe = escaped(String(decoding: text.bytes[range], as: UTF8.self))
    return Cells(text: safe, width: width(safe))
  }

  /// The text with everything shown that a terminal would obey: `^@`, `<U+202E>`.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: result.append(" ")
      case 0..<0x20, 0x7F:
        result.append("^")
        result.append(Unicode.Scalar(UInt8(scalar.value) ^ 0x40))
      default:
        if Glyphs.isUnseen(scalar) {
          let code = ReadingProblem.hexadecimal(scalar.value, width: 4)
          result.append(contentsOf: "<U+\(code)>".unicodeScalars)
        } else {
          result.append(scalar)
        }
      }
    }
    return String(result)
  }

  private static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + width($1) }
  }

  /// The columns of a character: two for East Asian wide ones and pictures, else one.
  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
    }
  }
}

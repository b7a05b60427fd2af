/// Characters that no lesson needs and that could deceive a reader or a terminal.
enum ForbiddenCharacters {
  /// The forbidden scalars of a text with their UTF-8 ranges, at most `limit` of them.
  ///
  /// Controls but tab and line break, bidirectional controls, invisible separators and tags,
  /// noncharacters, and private use, where the reader's own markers live.
  static func places(
    in text: String, limit: Int
  ) -> [(scalar: Unicode.Scalar, place: Range<Int>)] {
    var found: [(scalar: Unicode.Scalar, place: Range<Int>)] = []
    var offset = 0
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      // A carriage return is part of a line break only.
      if last == "\r", scalar != "\n" { found.append(("\r", offset - 1..<offset)) }
      let width = UTF8.width(scalar)
      if isForbidden(scalar) { found.append((scalar, offset..<offset + width)) }
      if found.count >= limit { return found }
      offset += width
      last = scalar
    }
    if last == "\r" { found.append(("\r", offset - 1..<offset)) }
    return found
  }

  /// Whether no lesson may contain a character.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    // Almost every character ends here; the table of properties is slow.
    if (0x20..<0x7F).contains(scalar.value) { return false }
    return switch scalar.properties.generalCategory {
    case .control: !"\t\n\r".unicodeScalars.contains(scalar)
    // Joiners shape letters of some scripts; every other format character is invisible.
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    case .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
    default: false
    }
  }
}

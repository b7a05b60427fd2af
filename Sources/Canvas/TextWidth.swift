/// Measuring and cutting text by the columns it takes on a terminal.
package enum TextWidth {
  /// Returns the columns a text takes on one line: those of its graphemes, without making them.
  package static func columns(of text: String) -> Int {
    if text.isPlain { return text.utf8.count }
    var columns = 0
    for scalar in text.unicodeScalars {
      switch ScalarKind(scalar) {
      case .narrow, .control: columns += 1
      case .wide: columns += 2
      case .joiner: break
      // A mark without a character before it stands on a space.
      case .mark: columns = max(columns, 1)
      }
    }
    return columns
  }

  /// Returns the text, or its beginning and `ellipsis` where it takes more than `width` columns.
  ///
  /// Where not even the ellipsis fits, the text is cut without one.
  package static func truncated(_ text: String, to width: Int, ellipsis: String = "…") -> String {
    guard columns(of: text) > width else { return text }
    let room = width - columns(of: ellipsis)
    return room < 0 ? prefix(text, columns: width) : prefix(text, columns: room) + ellipsis
  }

  /// Returns the longest beginning of a text that takes at most `columns` columns.
  package static func prefix(_ text: String, columns limit: Int) -> String {
    var result = ""
    var used = 0
    for grapheme in Graphemes(text) {
      used += grapheme.columns
      guard used <= limit else { break }
      result += grapheme.description
    }
    return result
  }

  /// Returns the text with spaces added up to `width` columns; a longer text as it is.
  package static func padded(
    _ text: String, to width: Int, _ alignment: Alignment = .left
  ) -> String {
    let room = min(width, Canvas.longestSide) - columns(of: text)
    guard room > 0 else { return text }
    let before =
      switch alignment {
      case .left: 0
      case .centre: room / 2
      case .right: room
      }
    return spaces(before) + text + spaces(room - before)
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

/// Where a text stands in a wider field.
package enum Alignment: Sendable {
  case left
  case centre
  case right
}

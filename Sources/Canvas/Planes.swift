extension Canvas {
  /// The text of the whole grid, a string a row, without trailing spaces.
  package var glyphs: [String] {
    grid.map { row in
      let drawn = row.filter { $0.part != .continuation }.map(\.grapheme)
      return String(drawn.map(\.description).joined().trimmingSuffix(" "))
    }
  }

  /// The roles of the whole grid, a letter a cell, without the trailing letters of plain text.
  package var styles: [String] {
    grid.map { row in String(String(row.map(\.style.role.letter)).trimmingSuffix(".")) }
  }
}

extension String {
  /// The text without the run of one character at its end.
  fileprivate func trimmingSuffix(_ character: Character) -> Substring {
    guard let last = lastIndex(where: { $0 != character }) else { return "" }
    return self[...last]
  }
}

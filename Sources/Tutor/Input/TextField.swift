import Canvas

/// A line of text under edit: printable keys, left and right, Backspace and Delete.
package struct TextField: Hashable, Sendable {
  package private(set) var characters: [Character]
  package private(set) var cursor: Int

  /// Longer input is not taken: nobody types it, and a paste of a book must not hang.
  private static let longest = 4000

  package init(_ text: String = "") {
    characters = Array(text.prefix(Self.longest))
    cursor = characters.count
  }

  package var text: String { String(characters) }

  /// Takes a key; false where it is no editing key.
  package mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert([character])
    case .backspace:
      if cursor > 0 {
        cursor -= 1
        characters.remove(at: cursor)
      }
    case .delete:
      if cursor < characters.count { characters.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = characters.count
    default: return false
    }
    return true
  }

  /// Takes pasted text, its line ends as semicolons: a function may come in several lines.
  package mutating func paste(_ text: String) {
    insert(text.prefix(Self.longest).map { $0.isNewline ? ";" : $0 })
  }

  /// Inserts as much as there is room for.
  private mutating func insert(_ all: [Character]) {
    let new = all.prefix(max(0, Self.longest - characters.count))
    characters.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }

  /// Draws the part around the cursor in one line of a width and rests the terminal's cursor.
  package func draw(at point: Point, width: Int, on canvas: inout Canvas) {
    guard width > 1 else { return }
    var start = cursor
    var before = 0
    while start > 0 {
      let columns = columns(start - 1..<start)
      guard before + columns < width else { break }
      start -= 1
      before += columns
    }
    // More characters than columns are never seen.
    let shown = Sanitiser.line(String(characters[start...].prefix(width)))
    canvas.fill(Rect(x: point.x, y: point.y, width: width, height: 1), style: Style(.field))
    canvas.write(shown, at: point, style: Style(.field), maxWidth: width)
    canvas.cursor = point.offset(x: columns(start..<cursor))
  }

  private func columns(_ range: Range<Int>) -> Int {
    TextWidth.columns(of: Sanitiser.line(String(characters[range])))
  }
}

import Canvas

/// Rows of text in columns that fit a width: long cells wrap, too many columns go on below.
package struct TextTable: Sendable {
  /// The columns each column takes.
  package let widths: [Int]
  package let lines: [String]

  private static let gap = 2
  private static let narrowest = 8

  /// Lays out rows of equally many cells. `atLeast` keeps the widths of an earlier piece of the
  /// same table.
  package init(
    rows: [[String]], isNumber: [Bool], atLeast: [Int] = [], width: Int
  ) {
    let columns = rows.map { row in row.map { TextWidth.columns(of: $0) } }
    let natural = isNumber.indices.map { column in
      columns.reduce(column < atLeast.count ? atLeast[column] : 0) { max($0, $1[column]) }
    }
    let blocks = Self.blocks(natural, width: width)
    var widths = natural
    if blocks.count == 1 { Self.shrink(&widths, to: width) }
    self.widths = widths
    var lines: [String] = []
    for (index, block) in blocks.enumerated() {
      if index > 0 { lines.append("") }
      for (row, columns) in zip(rows, columns) {
        if block.allSatisfy({ columns[$0] <= widths[$0] }) {
          lines.append(Self.line(row, columns, block, widths, isNumber))
        } else {
          lines += Self.wrappedLines(row, block, widths, isNumber)
        }
      }
    }
    self.lines = lines
  }

  /// The columns that stand side by side; a table of many numbers is cut, its first column repeated.
  private static func blocks(_ widths: [Int], width: Int) -> [[Int]] {
    guard widths.count > 6 else { return [Array(widths.indices)] }
    var blocks: [[Int]] = []
    var block = [0]
    var used = widths[0]
    for column in widths.indices.dropFirst() {
      if block.count > 1 && used + gap + widths[column] > width {
        blocks.append(block)
        block = [0]
        used = widths[0]
      }
      block.append(column)
      used += gap + widths[column]
    }
    return blocks + [block]
  }

  /// Takes columns from the widest until all fit.
  private static func shrink(_ widths: inout [Int], to width: Int) {
    let room = width - gap * max(0, widths.count - 1)
    while widths.reduce(0, +) > room {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > narrowest
      else { return }
      let others = widths.indices.filter { $0 != widest }.map { widths[$0] }
      let next = max(narrowest, others.max() ?? 0)
      let excess = widths.reduce(0, +) - room
      widths[widest] = max(widths[widest] - excess, min(next, widths[widest] - 1))
    }
  }

  /// The one line of a row whose cells all fit; spaces are written when something follows them.
  private static func line(
    _ row: [String], _ columns: [Int], _ block: [Int], _ widths: [Int], _ isNumber: [Bool]
  ) -> String {
    var text = ""
    var spaces = 0
    for column in block {
      let room = max(0, min(widths[column], Canvas.longestSide) - columns[column])
      if isNumber[column] { spaces += room }
      if !row[column].isEmpty {
        text += String(repeating: " ", count: spaces)
        text += row[column]
        spaces = 0
      }
      spaces += gap + (isNumber[column] ? 0 : room)
    }
    return withoutSpacesAtEnd(text)
  }

  private static func wrappedLines(
    _ row: [String], _ block: [Int], _ widths: [Int], _ isNumber: [Bool]
  ) -> [String] {
    let cells = block.map { column in
      TextWidth.columns(of: row[column]) <= widths[column]
        ? [row[column]] : Wrapping.wrap(row[column], width: widths[column])
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = zip(block, cells).map { column, texts in
        // A number stands beside the last line of a sum that wraps.
        let offset = isNumber[column] ? line - (height - texts.count) : line
        let text = texts.indices.contains(offset) ? texts[offset] : ""
        return TextWidth.padded(text, to: widths[column], isNumber[column] ? .right : .left)
      }
      return withoutSpacesAtEnd(parts.joined(separator: String(repeating: " ", count: gap)))
    }
  }

  private static func withoutSpacesAtEnd(_ text: String) -> String {
    let bytes = text.utf8
    guard let last = bytes.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return "" }
    return String(text[..<bytes.index(after: last)])
  }
}

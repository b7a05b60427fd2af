import Autodiff
import Canvas

/// A trace as plain text in aligned columns.
struct TextPage: TracePage {
  let script: Script
  private let width: Int
  private let sink: TextSink
  private var columns: [TraceColumn] = []
  private var rows: [[String]] = []
  private var widths: [Int] = []
  /// Whether the last line was empty; the page begins as after one.
  private var isBlank = true

  /// Rows that are aligned with each other; a longer table is aligned piece by piece.
  private static let rowsAtOnce = 500

  init(script: Script, width: Int, sink: @escaping TextSink) {
    self.script = script
    self.width = width
    self.sink = sink
  }

  mutating func begin(_ document: TraceDocument) throws {
    guard let title = document.title else { return }
    try paragraph([.words(title)])
    try line("")
  }

  mutating func heading(_ inlines: [Inline]) throws {
    let text = plain(inlines)
    if !isBlank { try line("") }
    try paragraph(inlines)
    let columns = min(width, TextWidth.columns(of: text))
    try line(String(repeating: script == .ascii ? "-" : "─", count: columns))
  }

  mutating func paragraph(_ inlines: [Inline]) throws {
    for line in Wrapping.wrap(plain(inlines), width: width) { try self.line(line) }
  }

  mutating func beginTable(_ columns: [TraceColumn]) throws {
    self.columns = columns
    rows = []
    widths = []
    let headings = columns.map { plain($0.heading) }
    if !headings.allSatisfy(\.isEmpty) { rows.append(headings) }
  }

  mutating func row(_ cells: [[Inline]]) throws {
    rows.append(cells.map(plain))
    if rows.count >= Self.rowsAtOnce { try flush() }
  }

  mutating func endTable() throws {
    try flush()
    try line("")
  }

  mutating func end() throws {}

  private func plain(_ inlines: [Inline]) -> String {
    let text = Sanitiser.line(inlines.map(\.plain).joined())
    return script == .ascii ? ASCIIText.text(text) : text
  }

  private mutating func line(_ text: String) throws {
    isBlank = text.isEmpty
    try sink(text + "\n")
  }

  private mutating func flush() throws {
    let table = TextTable(
      rows: rows, isNumber: columns.map(\.isNumber), atLeast: widths, width: width)
    for line in table.lines { try self.line(line) }
    widths = table.widths
    rows = []
  }
}

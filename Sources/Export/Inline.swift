import Autodiff

/// A piece of a line: words, or a formula in the script of the format.
enum Inline: Hashable, Sendable {
  case words(String)
  case formula(String)

  /// The piece without markup.
  var plain: String {
    switch self {
    case .words(let text), .formula(let text): text
    }
  }
}

/// A column of a table.
struct TraceColumn: Hashable, Sendable {
  let heading: [Inline]
  /// Numbers stand flush right in formats that can.
  var isNumber = false

  init(_ heading: [Inline], isNumber: Bool = false) {
    self.heading = heading
    self.isNumber = isNumber
  }

  init(_ words: String, isNumber: Bool = false) {
    self.init(words.isEmpty ? [] : [.words(words)], isNumber: isNumber)
  }
}

/// A format that shows a trace as headings, paragraphs and tables, a row at a time.
protocol TracePage {
  /// The script of its formulas.
  var script: Script { get }
  mutating func begin(_ document: TraceDocument) throws
  mutating func heading(_ inlines: [Inline]) throws
  mutating func paragraph(_ inlines: [Inline]) throws
  mutating func beginTable(_ columns: [TraceColumn]) throws
  mutating func row(_ cells: [[Inline]]) throws
  mutating func endTable() throws
  mutating func end() throws
}

extension TracePage {
  /// Writes a table from rows that exist already.
  mutating func table(_ columns: [TraceColumn], _ rows: [[[Inline]]]) throws {
    try beginTable(columns)
    for cells in rows { try row(cells) }
    try endTable()
  }
}

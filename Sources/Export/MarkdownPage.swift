import Autodiff

/// A trace as Markdown with GitHub's tables.
struct MarkdownPage: TracePage {
  let script: Script
  let sink: TextSink

  mutating func begin(_ document: TraceDocument) throws {
    try sink("# " + MarkupText.markdown(document.title ?? "Trace") + "\n\n")
  }

  mutating func heading(_ inlines: [Inline]) throws {
    try sink("## " + text(inlines) + "\n\n")
  }

  mutating func paragraph(_ inlines: [Inline]) throws {
    try sink(text(inlines) + "\n\n")
  }

  mutating func beginTable(_ columns: [TraceColumn]) throws {
    try row(columns.map(\.heading))
    try sink("|" + columns.map { $0.isNumber ? "---:|" : "---|" }.joined() + "\n")
  }

  mutating func row(_ cells: [[Inline]]) throws {
    let texts = cells.map { text($0) }
    try sink("|" + texts.map { $0.isEmpty ? " |" : " \($0) |" }.joined() + "\n")
  }

  mutating func endTable() throws { try sink("\n") }

  mutating func end() throws {}

  private func text(_ inlines: [Inline]) -> String {
    inlines.map { MarkupText.markdown($0.plain) }.joined()
  }
}

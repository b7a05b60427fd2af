import Autodiff

/// A trace as one HTML file that needs nothing else: no script, no font, no network.
///
/// It is well-formed XML too, so that any reader of XML can take it apart.
struct HTMLPage: TracePage {
  let script: Script
  let digits: Int
  let sink: TextSink
  private var columns: [TraceColumn] = []

  /// Larger graphs are left to `--format svg` and `--format dot`.
  private static let largestGraph = 60

  private static let style = """
    body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; \
    padding: 0 1rem; color: #1a1a1a; background: #ffffff }
    table { border-collapse: collapse; margin: 1rem 0 }
    th, td { padding: .2rem .8rem; text-align: left; vertical-align: bottom }
    thead th { border-bottom: 1px solid #808080; font-weight: 600 }
    tbody tr:nth-child(even) { background: #f4f4f4 }
    .number { text-align: right; font-variant-numeric: tabular-nums }
    .formula { font-family: ui-monospace, "DejaVu Sans Mono", monospace }
    svg { max-width: 100%; height: auto }

    """

  init(script: Script, digits: Int, sink: @escaping TextSink) {
    self.script = script
    self.digits = digits
    self.sink = sink
  }

  mutating func begin(_ document: TraceDocument) throws {
    let title = MarkupText.xml(document.title ?? "Trace")
    try sink(
      """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(title)</title>
      <style>
      \(Self.style)</style>
      </head>
      <body>
      <h1>\(title)</h1>

      """)
    guard document.list.count <= Self.largestGraph else { return }
    try GraphSVG(document, script: script, digits: digits).write(to: sink)
  }

  mutating func heading(_ inlines: [Inline]) throws {
    try sink("<h2>\(text(inlines))</h2>\n")
  }

  mutating func paragraph(_ inlines: [Inline]) throws {
    try sink("<p>\(text(inlines))</p>\n")
  }

  mutating func beginTable(_ columns: [TraceColumn]) throws {
    self.columns = columns
    try sink("<table>\n<thead><tr>\(cells(columns.map(\.heading), "th"))</tr></thead>\n<tbody>\n")
  }

  mutating func row(_ cells: [[Inline]]) throws {
    try sink("<tr>\(self.cells(cells, "td"))</tr>\n")
  }

  mutating func endTable() throws { try sink("</tbody>\n</table>\n") }

  mutating func end() throws { try sink("</body>\n</html>\n") }

  private func cells(_ cells: [[Inline]], _ tag: String) -> String {
    zip(columns, cells).map { column, inlines in
      let number = column.isNumber ? " class=\"number\"" : ""
      return "<\(tag)\(number)>\(text(inlines))</\(tag)>"
    }.joined()
  }

  private func text(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .words(let text): MarkupText.xml(text)
      case .formula(let text): "<span class=\"formula\">\(MarkupText.xml(text))</span>"
      }
    }.joined()
  }
}

import Autodiff

/// A trace as a LaTeX document that needs nothing but `amsmath` and `longtable`.
struct LatexPage: TracePage {
  let script = Script.latex
  let sink: TextSink

  private static let preamble = """
    \\documentclass{article}
    \\usepackage[utf8]{inputenc}
    \\usepackage[T1]{fontenc}
    \\usepackage{amsmath,longtable}
    \\begin{document}

    """

  init(sink: @escaping TextSink) { self.sink = sink }

  mutating func begin(_ document: TraceDocument) throws {
    try sink(Self.preamble)
    guard let title = document.title else { return }
    try sink("\\section*{" + MarkupText.latex(title) + "}\n")
  }

  mutating func heading(_ inlines: [Inline]) throws {
    try sink("\\subsection*{" + text(inlines) + "}\n")
  }

  mutating func paragraph(_ inlines: [Inline]) throws {
    try sink("\\noindent " + text(inlines) + "\n\n")
  }

  mutating func beginTable(_ columns: [TraceColumn]) throws {
    let places = columns.map { $0.isNumber ? "r" : "l" }.joined()
    try sink("\\begin{longtable}{\(places)}\n")
    guard !columns.allSatisfy(\.heading.isEmpty) else { return }
    try row(columns.map(\.heading))
    try sink("\\hline\n")
  }

  mutating func row(_ cells: [[Inline]]) throws {
    try sink(cells.map { text($0) }.joined(separator: " & ") + " \\\\\n")
  }

  mutating func endTable() throws { try sink("\\end{longtable}\n\n") }

  mutating func end() throws { try sink("\\end{document}\n") }

  private func text(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .words(let text): MarkupText.latex(text)
      // The engine's writers know their names; nothing typed stands in a formula as it was typed.
      case .formula(let text): "$\(text)$"
      }
    }.joined()
  }
}

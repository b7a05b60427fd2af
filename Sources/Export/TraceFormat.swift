import Autodiff

/// A format that traces are printed in; the table has one line each.
package struct TraceFormat: Sendable {
  /// The name on the command line.
  package let name: String
  let write: @Sendable (TraceDocument, ExportOptions, @escaping TextSink) throws -> Void

  package static let all: [TraceFormat] = [
    TraceFormat(name: "text") { document, options, sink in
      var page = TextPage(script: options.script, width: options.width, sink: sink)
      try TraceTables(document, options).write(on: &page)
    },
    TraceFormat(name: "json") { document, options, sink in
      try TraceJSON(document).write(options.layout, to: sink)
    },
    TraceFormat(name: "csv") { document, _, sink in
      try TraceCSV(document, sink: sink).write()
    },
    TraceFormat(name: "markdown") { document, options, sink in
      var page = MarkdownPage(script: options.script, sink: sink)
      try TraceTables(document, options).write(on: &page)
    },
    TraceFormat(name: "latex") { document, options, sink in
      var page = LatexPage(sink: sink)
      try TraceTables(document, options, script: .latex).write(on: &page)
    },
    TraceFormat(name: "dot") { document, options, sink in
      try TraceDOT(document, options).write(to: sink)
    },
    TraceFormat(name: "svg") { document, options, sink in
      try GraphSVG(document, script: options.script, digits: options.digits).write(to: sink)
    },
    TraceFormat(name: "html") { document, options, sink in
      var page = HTMLPage(script: options.script, digits: options.digits, sink: sink)
      try TraceTables(document, options).write(on: &page)
    },
  ]

  /// The format of a name.
  package static func named(_ name: String) -> TraceFormat? { all.first { $0.name == name } }
}

extension TraceFormat {
  /// Prints a trace piece by piece.
  package func write(
    _ document: TraceDocument, options: ExportOptions = ExportOptions(),
    to sink: @escaping TextSink
  ) throws {
    guard options.isASCII else { return try write(document, options, sink) }
    let ascii = name == "json" ? ASCIIText.json : ASCIIText.text
    try write(document, options) { try sink(ascii($0)) }
  }

  /// The printed trace as one text.
  package func text(
    of document: TraceDocument, options: ExportOptions = ExportOptions()
  ) -> String {
    var result = ""
    do {
      try write(document, options: options) { result += $0 }
    } catch {
      // Only a sink throws, and this one has no cause to.
      return result
    }
    return result
  }
}

/// How a trace is printed.
package struct ExportOptions: Hashable, Sendable {
  /// Significant digits of numbers that people read; data formats print all.
  package var digits = 6
  /// No character beyond ASCII.
  package var isASCII = false
  /// The columns of a line of text.
  package var width = 80
  package var layout = JSONLayout.lines

  package init(
    digits: Int = 6, isASCII: Bool = false, width: Int = 80, layout: JSONLayout = .lines
  ) {
    self.digits = digits
    self.isASCII = isASCII
    self.width = width
    self.layout = layout
  }

  var script: Script { isASCII ? .ascii : .unicode }
}

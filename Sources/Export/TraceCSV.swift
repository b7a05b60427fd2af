import Autodiff

/// Writes a trace as comma-separated values, RFC 4180: one quantity a row.
///
/// `pass,quantity,node,operand,expression,value` with the quantities `value`, `partial`,
/// `tangent`, `adjoint`, `term`, `entry`; the Jacobian's entries stand last, under the pass
/// `jacobian`, with output and input as node and operand.
struct TraceCSV {
  let document: TraceDocument
  let sink: TextSink
  private let writer: ExpressionText

  init(_ document: TraceDocument, sink: @escaping TextSink) {
    self.document = document
    self.sink = sink
    writer = ExpressionText(script: .ascii, inputs: document.list.inputs)
  }

  private var list: WengertList { document.list }

  func write() throws {
    try line(["pass", "quantity", "node", "operand", "expression", "value"])
    for node in list.nodes { try primal(node) }
    let results = try document.eachPass { _, sweep in try pass(sweep) }
    let mode: Mode = document.modes.contains(.forward) ? .forward : .reverse
    for (output, row) in zip(list.outputs, results.jacobian(by: mode, of: list) ?? []) {
      for (input, entry) in zip(list.inputs, row) {
        try record("jacobian", "entry", output.name, input, value: entry)
      }
    }
  }

  private func primal(_ node: Int) throws {
    let expression = writer.text(list.expression(of: node))
    try record("primal", "value", name(node), "", expression, value: document.values[node])
    for edge in list.edges(into: node) {
      try record(
        "primal", "partial", name(node), name(list.operand(edge)),
        writer.text(list.partialExpression(edge)),
        value: list.partial(edge, values: document.values))
    }
  }

  private func pass(_ sweep: Sweep) throws {
    guard let mode = sweep.pass.mode else { return }
    let pass = document.name(of: sweep.pass)
    let quantity = mode == .forward ? "tangent" : "adjoint"
    for node in document.nodes(inOrderOf: mode) {
      for term in sweep.terms(of: node, in: list, values: document.values) {
        try record(pass, "term", name(node), name(term.source), value: term.product)
      }
      try record(pass, quantity, name(node), "", value: sweep.derivatives[node])
    }
    for (name, entry) in zip(document.entryNames(mode), sweep.result(of: list)) {
      try record(pass, "entry", name, "", value: entry)
    }
  }

  private func name(_ node: Int) -> String { Script.ascii.primal(node) }

  private func record(
    _ pass: String, _ quantity: String, _ node: String, _ operand: String,
    _ expression: String = "", value: Double
  ) throws {
    try line([pass, quantity, node, operand, expression, NumberText.roundTrip(value)])
  }

  private func line(_ fields: [String]) throws {
    try sink(fields.map(CSVText.field).joined(separator: ",") + "\n")
  }
}

/// Text as a field of comma-separated values.
enum CSVText {
  /// The field as it is, or in quotes where it holds a comma, a quote or a line's end.
  static func field(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

import Autodiff

/// Writes the computational graph of a trace in Graphviz' DOT language.
///
/// A node shows its operation and its value, an edge its local partial, in letters and as a number.
struct TraceDOT {
  let document: TraceDocument
  let formulas: TraceFormulas

  init(_ document: TraceDocument, _ options: ExportOptions) {
    self.document = document
    formulas = TraceFormulas(document, script: options.script, digits: options.digits)
  }

  private var list: WengertList { document.list }

  func write(to sink: TextSink) throws {
    try sink("digraph trace {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n")
    if let title = document.title {
      try sink("  label=\(MarkupText.dot(title));\n  labelloc=t;\n")
    }
    for node in list.nodes {
      let label = MarkupText.dot(formulas.equation(node) + "\n" + formulas.value(node))
      try sink("  w\(node + 1) [label=\(label)];\n")
      for edge in list.edges(into: node) {
        let label = MarkupText.dot(formulas.partial(edge))
        try sink("  w\(list.operand(edge) + 1) -> w\(node + 1) [label=\(label)];\n")
      }
    }
    for (index, output) in list.outputs.enumerated() {
      let label = MarkupText.dot(formulas.name(output.name))
      try sink("  out\(index + 1) [label=\(label), shape=plaintext];\n")
      try sink("  w\(output.node + 1) -> out\(index + 1);\n")
    }
    try sink("}\n")
  }
}

extension TraceFormulas {
  /// w₃ = sin w₁
  func equation(_ node: Int) -> String {
    script.primal(node) + " = " + text(document.list.expression(of: node))
  }

  /// A node's value.
  func value(_ node: Int) -> String { number(document.values[node]) }

  /// A local partial in letters and as a number; once where both are the same.
  func partial(_ edge: Edge) -> String {
    let letters = text(document.list.partialExpression(edge))
    let number = number(document.list.partial(edge, values: document.values))
    return letters == number ? number : "\(letters) = \(number)"
  }
}

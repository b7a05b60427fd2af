import Autodiff

/// The formulas of a trace in one script, with numbers to a number of digits.
struct TraceFormulas: Sendable {
  let document: TraceDocument
  let script: Script
  let digits: Int
  let letters: Letters
  private let writer: ExpressionText
  /// The outputs that each output node is.
  private let outputs: [Int: [Int]]

  /// Sums of more terms show their first ones.
  private static let longestSum = 12

  init(_ document: TraceDocument, script: Script, digits: Int) {
    self.document = document
    self.script = script
    self.digits = digits
    letters = Letters(document.list, script)
    writer = ExpressionText(
      script: script, inputs: document.list.inputs, outputs: document.list.outputs.map(\.name))
    outputs = Dictionary(
      grouping: document.list.outputs.indices, by: { document.list.outputs[$0].node })
  }

  private var list: WengertList { document.list }

  func number(_ value: Double) -> String {
    var writer = writer
    let digits = digits
    writer.number = { NumberText.significant($0, digits) }
    return writer.text(.number(value))
  }

  func text(_ expression: Expression) -> String { writer.text(expression) }

  func name(_ name: String) -> String { script.name(name) }

  /// A node's operation with the values of its operands put in; empty where it has no operands.
  func substituted(_ node: Int) -> String {
    guard list.operations.contains(node) else { return "" }
    return Substitution(
      list.expression(of: node), result: document.values[node], digits: digits, writer: writer
    ) { value($0, nil) }.text
  }

  /// The sum that makes a derivative, in letters: `w₂·ẇ₁ + w₁·ẇ₂`.
  func sum(_ node: Int, _ sweep: Sweep) -> String {
    joined(summands(node, sweep).map { writer.text($0, atLeast: Self.insideSum) })
  }

  /// The same sum with numbers put in, printed so that it evaluates to the printed result; not
  /// where that was taken with wider exponents.
  func substitutedSum(_ node: Int, _ sweep: Sweep) -> String {
    let terms = numericSummands(node, sweep)
    guard let first = terms.first else { return "" }
    guard terms.count <= Self.longestSum, !sweep.widened.contains(node) else {
      return joined(terms.prefix(Self.longestSum).map { number(in: $0) }, of: terms.count)
    }
    return Substitution(
      terms.dropFirst().reduce(first, +), result: sweep.derivatives[node], digits: digits,
      writer: writer
    ) { value($0, sweep) }.text
  }

  /// The strength that keeps a summand together after a plus: (−1)·ẇ₂.
  private static let insideSum = 2

  private func joined(_ texts: [String], of count: Int? = nil) -> String {
    let count = count ?? texts.count
    let shown = texts.prefix(Self.longestSum).joined(separator: " + ")
    guard count > Self.longestSum else { return shown }
    return "\(shown) + \(letters.ellipsis)"
  }

  private func number(in expression: Expression) -> String {
    var writer = writer
    let digits = digits
    writer.number = { NumberText.significant($0, digits) }
    return writer.text(expression, atLeast: Self.insideSum)
  }

  /// The seed's part, then one product per edge, in the order summed.
  private func summands(_ node: Int, _ sweep: Sweep) -> [Expression] {
    guard let mode = sweep.pass.mode else { return [] }
    let seeds = seededOutputs(node, sweep).map { Expression.symbol(.seed($0)) }
    let edges = mode == .forward ? list.edges(into: node) : list.edges(outOf: node)
    let products = edges.prefix(Self.longestSum + 1).map { edge -> Expression in
      let partial = list.partialExpression(edge)
      let source = mode == .forward ? list.operand(edge) : edge.node
      let symbol = letters.derivativeSymbol(source, mode)
      return mode == .forward
        ? (partial * .symbol(symbol)) : (Expression.symbol(symbol) * partial)
    }
    return seeds + products
  }

  private func numericSummands(_ node: Int, _ sweep: Sweep) -> [Expression] {
    let seeds = seededOutputs(node, sweep).map { Expression.number(sweep.pass.seed[$0]) }
    let terms = sweep.terms(of: node, in: list, values: document.values)
    let products = terms.map { term -> Expression in
      // A product that no seed reaches is 0 even where its partial is not finite.
      if !sweep.reached[term.source] && !term.partial.isFinite { return .number(0) }
      return sweep.pass.mode == .forward
        ? .number(term.partial) * .number(term.factor)
        : .number(term.factor) * .number(term.partial)
    }
    return seeds + products
  }

  /// The outputs whose seeds a node's adjoint begins with: all of a node that nothing uses,
  /// else those with a seed other than 0.
  private func seededOutputs(_ node: Int, _ sweep: Sweep) -> [Int] {
    guard sweep.pass.mode == .reverse, let outputs = outputs[node] else { return [] }
    if list.successorCount(of: node) == 0 { return outputs }
    return outputs.filter { sweep.pass.seed[$0] != 0 }
  }

  private func value(_ symbol: Symbol, _ sweep: Sweep?) -> Double {
    switch symbol {
    case .node(let node): document.values[node]
    case .tangent(let node), .adjoint(let node): sweep?.derivatives[node] ?? .nan
    case .input(let input): document.point[input]
    case .operand, .output, .seed, .name: .nan
    }
  }
}

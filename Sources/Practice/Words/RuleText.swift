import Autodiff

/// The rule that gives a cell, in letters: `w̄₁ = w̄₃·cos w₁ + w̄₄·w₂ + w̄₅·1`.
struct RuleText: Sendable {
  let letters: Letters

  private var list: WengertList { letters.list }

  /// The rule of a cell; nil where a count or a vector is asked.
  func rule(of cell: Cell) -> String? {
    guard let (name, expression) = formula(of: cell) else { return nil }
    return "\(name) = \(letters.writer.text(expression))"
  }

  /// What gives a cell, in a sentence: its rule, or where it is read off.
  func guidance(for cell: Cell) -> String {
    switch cell {
    case .value, .partial, .tangent, .adjoint, .term:
      return rule(of: cell).map { "Go by the rule: \($0)." } ?? ""
    case .entry(let output, let input):
      let (forward, reverse) = (list.unitPass(.forward, input), list.unitPass(.reverse, output))
      return "It is \(letters.symbol(list.outputs[output].node, .forward)) after the pass with "
        + "\(letters.seed(forward)), and \(letters.symbol(input, .reverse)) after the pass with "
        + "\(letters.seed(reverse))."
    case .row(let output):
      return "Seed \(letters.seedEntry(output, .reverse)) = 1; the adjoints of the inputs are the "
        + "row."
    case .column(let input):
      return "Seed \(letters.seedEntry(input, .forward)) = 1; the tangents of the outputs are the "
        + "column."
    case .jacobian: return "A reverse pass gives a row, a forward pass a column."
    case .along(let seed):
      return "Seed the inputs with \(vector(seed)); the tangents of the outputs are the answer."
    case .pull(let seed):
      return "Seed the outputs with \(vector(seed)); the adjoints of the inputs are the answer."
    case .passes(let mode):
      let side = mode == .forward ? "input" : "output"
      return "A \(mode.rawValue) pass is seeded at one \(side): one pass for each \(side)."
    case .seed(_, _, let mode):
      let side = mode == .forward ? "input" : "output"
      return "The seed has a 1 at the \(side) of the asked entry, and 0 elsewhere."
    }
  }

  private func vector(_ seed: [Double]) -> String { CellWords(letters: letters).vector(seed) }

  /// The left side and the right side of the rule.
  func formula(of cell: Cell) -> (name: String, expression: Expression)? {
    switch cell {
    case .value(let node): (letters.primal(node), list.expression(of: node))
    case .partial(let node, let source):
      (letters.partial(node, by: source), partial(of: node, by: source))
    case .tangent(let node, let seed): sum(of: node, .forward(seed))
    case .adjoint(let node, let seed): sum(of: node, .reverse(seed))
    case .term(let node, let source, let pass): term(of: node, from: source, pass)
    case .entry, .row, .column, .jacobian, .along, .pull, .passes, .seed: nil
    }
  }

  private func partial(of node: Int, by source: Int) -> Expression {
    let partials = list.edges(into: node).filter { list.operand($0) == source }
      .map { list.partialExpression($0) }
    return added(partials)
  }

  private func sum(of node: Int, _ pass: Pass) -> (name: String, expression: Expression) {
    let mode: Mode = pass.mode ?? .forward
    var terms: [Expression] = []
    if mode == .forward {
      if node < list.inputCount { terms = [.number(pass.seed[node])] }
      terms += list.edges(into: node).map { product($0, .forward) }
    } else {
      terms = list.outputs(at: node).map { .symbol(.seed($0)) }
      terms += list.edges(outOf: node).reversed().map { product($0, .reverse) }
    }
    return (letters.symbol(node, mode), added(terms))
  }

  private func term(
    of node: Int, from source: Int, _ pass: Pass
  ) -> (name: String, expression: Expression) {
    let mode: Mode = pass.mode ?? .forward
    let ends = mode == .forward ? (node, source) : (source, node)
    let edges = list.edges(into: ends.0).filter { list.operand($0) == ends.1 }
    let name = "the term of \(letters.primal(source)) in \(letters.symbol(node, mode))"
    return (name, added(edges.map { product($0, mode) }))
  }

  /// cos(w₁)·ẇ₁, or w̄₃·cos(w₁).
  private func product(_ edge: Edge, _ mode: Mode) -> Expression {
    let partial = list.partialExpression(edge)
    switch mode {
    case .forward: return partial * .symbol(.tangent(list.operand(edge)))
    case .reverse: return .symbol(.adjoint(edge.node)) * partial
    }
  }

  private func added(_ terms: [Expression]) -> Expression {
    guard let first = terms.first else { return 0 }
    return terms.dropFirst().reduce(first) { $0 + $1 }
  }

  /// The number of a letter in the rule of a cell.
  func value(of symbol: Symbol, values: [Double], _ sweep: Sweep?) -> Double {
    switch symbol {
    case .node(let index), .input(let index): values[index]
    case .tangent(let index), .adjoint(let index): sweep?.derivatives[index] ?? .nan
    case .seed(let index): sweep?.pass.seed[index] ?? .nan
    case .operand, .output, .name: .nan
    }
  }
}

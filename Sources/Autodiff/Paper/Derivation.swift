/// A pass with x₁ … xₙ kept as letters, as the lecture writes it on paper.
///
/// Built from the same list, edges and local partials as the numeric sweep: each row's formulas
/// evaluate to that row's number. Forward rows write stored values through to the inputs
/// (exp(w₁ − w₂)), reverse rows keep them (exp(w₅)), as the lecture does; reverse sums print
/// their successors ascending. Where no nonzero seed arrives a derivative is exactly 0.
package struct Derivation: Sendable {
  package let pass: Pass
  let values: PaperValues
  /// Of each node, its derivative in the letters of the pass's start: ẇ₁ … ẇₙ, or the adjoints
  /// of the outputs.
  private(set) var expanded: [Expression?] = []
  /// Of each node, its derivative in x₁ … xₙ with the seed put in, simplified.
  package private(set) var simplified: [Expression?] = []

  /// The derivation of a derivative pass; the primal one has no rows.
  ///
  /// - Parameter work: how many nodes the formulas may have together before they are simplified.
  package init(_ pass: Pass, of values: PaperValues, work: Int = PaperValues.mostWork) {
    self.pass = pass
    self.values = values
    guard !values.isTooLong, let mode = pass.mode else { return }
    expanded = Array(repeating: nil, count: list.count)
    simplified = expanded
    let isReached = reached(mode)
    var rest = work
    for node in mode == .forward ? Array(list.nodes) : list.nodes.reversed() {
      expanded[node] = values.bounded(expandedForm(node, mode))
      let sum = isReached[node] ? sumInInputs(node, mode, isReached) : 0
      simplified[node] = values.bounded(sum?.simplified(within: &rest))
    }
  }

  package init(_ list: WengertList, _ pass: Pass, limit: Int = PaperValues.defaultLimit) {
    self.init(pass, of: PaperValues(list, limit: limit))
  }

  package var list: WengertList { values.list }

  /// The chain of equalities of a node whose derivative is, as a number, `derivative`.
  package func row(of node: Int, derivative: Double) -> DerivationRow {
    guard let mode = pass.mode else { return DerivationRow(node: node, lines: [], stop: nil) }
    let formulas = formulas(node, mode)
    var lines: [DerivationRow.Line] = []
    for case (let stage, let formula?) in formulas where lines.last?.content != .formula(formula) {
      lines.append(DerivationRow.Line(stage: stage, content: .formula(formula)))
    }
    if formulas.last?.1 == nil {
      lines.append(DerivationRow.Line(stage: .numeric, content: .formula(.number(derivative))))
    }
    lines += names(node, mode)
    let isWhole = formulas.allSatisfy { $0.1 != nil }
    return DerivationRow(node: node, lines: lines, stop: isWhole ? nil : stop)
  }

  private func formulas(_ node: Int, _ mode: Mode) -> [(DerivationRow.Stage, Expression?)] {
    let simplified = values.isTooLong ? nil : simplified[node]
    guard !isStart(node, mode) else {
      return (mode == .forward ? [] : [(.rule, .sum(seedLetters(node)))])
        + [(.simplified, .number(mode == .forward ? startTangent(node) : seed(node)))]
    }
    let expanded = values.isTooLong ? nil : expanded[node]
    return [
      (.rule, rule(node, mode)), (.expanded, expanded),
      (.substituted, expanded.flatMap { substituted($0, mode) }), (.simplified, simplified),
    ]
  }

  /// Whether the pass begins at the node: an input or a constant in forward, a node that nothing
  /// uses in reverse.
  private func isStart(_ node: Int, _ mode: Mode) -> Bool {
    mode == .forward ? !list.operations.contains(node) : list.successorCount(of: node) == 0
  }

  private func startTangent(_ node: Int) -> Double {
    node < list.inputCount ? pass.seed[node] : 0
  }

  private var stop: PaperStop {
    values.isTooLong
      ? .longList(count: list.count, limit: PaperValues.longestList)
      : .swell(limit: values.limit)
  }

  private func names(_ node: Int, _ mode: Mode) -> [DerivationRow.Line] {
    let entries =
      mode == .forward ? list.outputs(at: node) : node < list.inputCount ? [node] : []
    return entries.map { DerivationRow.Line(stage: .named, content: .entry($0, of: pass)) }
  }
}

// The rows' formulas.
extension Derivation {
  /// The rule in the neighbours' letters: ẇ₃ + ẇ₄, w̄₃·cos(w₁) + w̄₄·w₂ + w̄₅·1.
  private func rule(_ node: Int, _ mode: Mode) -> Expression? {
    switch mode {
    case .forward:
      return .sum(
        list.edges(into: node).map { edge in
          forwardTerm(edge, list.partialExpression(edge), .symbol(.tangent(list.operand(edge))))
        })
    case .reverse:
      guard list.successorCount(of: node) <= values.limit else { return nil }
      let terms = ascendingEdges(node).map { edge in
        .symbol(.adjoint(edge.node)) * list.partialExpression(edge)
      }
      return .sum(seedLetters(node) + terms)
    }
  }

  private func seedLetters(_ node: Int) -> [Expression] {
    list.outputs(at: node).map { .symbol(.seed($0)) }
  }

  /// The edges that leave a node by ascending successor, a repeated operand left first.
  private func ascendingEdges(_ node: Int) -> [Edge] {
    list.edges(outOf: node).sorted { ($0.node, $0.position) < ($1.node, $1.position) }
  }

  private func forwardTerm(
    _ edge: Edge, _ partial: Expression, _ tangent: Expression
  ) -> Expression {
    let isProduct = list.kind(of: edge.node) == .operation(.mul)
    return .forwardTerm(partial, tangent, isFirstFactor: isProduct && edge.position == 0)
  }

  private func expandedForm(_ node: Int, _ mode: Mode) -> Expression? {
    switch mode {
    case .forward:
      if node < list.inputCount { return .symbol(.tangent(node)) }
      return sum(list.edges(into: node)) { edge in
        guard let tangent = expanded[list.operand(edge)],
          let partial = values.written(list.partialExpression(edge), with: values.through)
        else { return nil }
        return forwardTerm(edge, partial.folded, tangent)
      }
    case .reverse:
      // An output that nothing uses begins the pass: its adjoint is the letter of the seed.
      guard list.successorCount(of: node) > 0 else {
        return list.outputs(at: node).isEmpty ? 0 : .symbol(.adjoint(node))
      }
      let terms = sum(ascendingEdges(node)) { edge in
        expanded[edge.node].map { .reverseTerm($0, list.partialExpression(edge)) }
      }
      let seeds = seedLetters(node)
      return terms.map { $0 == 0 && !seeds.isEmpty ? .sum(seeds) : .sum(seeds + [$0]) }
    }
  }

  /// The sum over edges without its terms 0; nil where a term is missing or there are too many.
  private func sum(_ edges: [Edge], _ term: (Edge) -> Expression?) -> Expression? {
    guard edges.count <= values.limit else { return nil }
    var terms: [Expression] = []
    for edge in edges {
      guard let term = term(edge) else { return nil }
      if term != 0 { terms.append(term) }
    }
    return .sum(terms)
  }
}

// Seeds and inputs put in.
extension Derivation {
  private func substituted(_ formula: Expression, _ mode: Mode) -> Expression? {
    let seeded = formula.replacing { symbol in
      switch symbol {
      case .tangent(let input): .number(pass.seed[input])
      case .adjoint(let node): .number(seed(node))
      case .seed(let output): .number(pass.seed[output])
      case .node, .input, .operand, .output, .name: .symbol(symbol)
      }
    }
    let through = values.written(seeded, with: values.through)
    let inputs = list.inputs.indices.map { Expression.input($0) as Expression? }
    return through.flatMap { values.written($0, with: inputs) }
  }

  /// The number that an output's adjoint begins with.
  private func seed(_ node: Int) -> Double {
    list.outputs(at: node).reduce(0) { $0 + pass.seed[$1] }
  }

  private func reached(_ mode: Mode) -> [Bool] {
    var reached = [Bool](repeating: false, count: list.count)
    switch mode {
    case .forward:
      for (node, entry) in pass.seed.enumerated() where entry != 0 { reached[node] = true }
      for node in list.operations where !reached[node] {
        reached[node] = list.operands(of: node).contains { reached[$0] }
      }
    case .reverse:
      for (output, entry) in zip(list.outputs, pass.seed) where entry != 0 {
        reached[output.node] = true
      }
      for node in list.operations.reversed() where reached[node] {
        for operand in list.operands(of: node) { reached[operand] = true }
      }
    }
    return reached
  }

  /// The derivative in x₁ … xₙ from the neighbours' simplified ones: small parts stay small.
  private func sumInInputs(_ node: Int, _ mode: Mode, _ isReached: [Bool]) -> Expression? {
    let isForward = mode == .forward
    if isForward && node < list.inputCount { return .number(pass.seed[node]) }
    let edges = (isForward ? list.edges(into: node) : ascendingEdges(node))
      .filter { isReached[isForward ? list.operand($0) : $0.node] }
    let start = isForward ? 0 : seed(node)
    let terms = sum(edges) { edge in
      guard let factor = simplified[isForward ? list.operand(edge) : edge.node],
        let partial = values.written(list.partialExpression(edge), with: values.inInputs)
      else { return nil }
      return values.bounded(partial * factor)
    }
    return terms.map { start == 0 ? $0 : .number(start) + $0 }
  }
}

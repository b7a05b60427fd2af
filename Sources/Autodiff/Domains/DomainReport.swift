/// All warnings of a trace, nodes in ascending order, at most `limit` of them.
///
/// One scan over the list and one over each sweep: linear, whatever fails.
package struct DomainReport: Hashable, Sendable {
  package private(set) var warnings: [TraceWarning] = []
  /// How many more there are than `warnings` holds.
  package private(set) var omitted = 0
  private let limit: Int

  /// The warnings of a list at its stored primal values, and of the sweeps over it.
  package init(
    _ list: WengertList, values: [Double], sweeps: [Sweep] = [], limit: Int = 1_000
  ) {
    self.limit = limit
    for node in list.nodes {
      for fault in list.faults(at: node, values) { add(node, fault) }
    }
    for sweep in sweeps { add(sweep, of: list, values: values) }
  }

  /// Adds the warnings of one more sweep, so that sweeps need not all be in memory at once.
  package mutating func add(_ sweep: Sweep, of list: WengertList, values: [Double]) {
    let known = warnings.count
    for node in sweep.widened.sorted() { add(node, .sumWidened(sweep.pass)) }
    for (node, isOverflow) in sweep.failures(in: list, values) {
      add(node, isOverflow ? .sumOverflow(sweep.pass) : .sumIndeterminate(sweep.pass))
    }
    guard warnings.count > known else { return }
    warnings.sort { $0.node < $1.node }
  }

  private mutating func add(_ node: Int, _ fault: TraceWarning.Fault) {
    if warnings.count < limit {
      warnings.append(TraceWarning(node: node, fault))
    } else {
      omitted += 1
    }
  }
}

extension WengertList {
  fileprivate func faults(at node: Int, _ values: [Double]) -> [TraceWarning.Fault] {
    guard operations.contains(node) else {
      guard node >= inputCount, !values[node].isFinite else { return [] }
      return [failure(of: constants[Int(~left[node])], at: 0)]
    }
    let a = operandValue(left[node], values)
    let b = primitives[node].arity > 1 ? operandValue(right[node], values) : 0
    if isWidened(node, values) {
      return [values[node].isInfinite ? .valueOverflow : .valueWidened]
    }
    // Almost every node of a large list ends here.
    if a.isFinite && b.isFinite { return finiteFaults(at: node, a, b, values) }
    if let failure = constantFailure(at: node) { return [failure] }
    // An operand's own failure has been told at its node; what another operand misses has not.
    let findings = applicable(primitives[node].row.domain(a, b), at: node)
    if !findings.isEmpty { return findings }
    if a.isNaN || b.isNaN { return [] }
    return values[node].isNaN ? [.indeterminate] : []
  }

  /// The faults of an operation on finite operands.
  private func finiteFaults(
    at node: Int, _ a: Double, _ b: Double, _ values: [Double]
  ) -> [TraceWarning.Fault] {
    let row = primitives[node].row
    let findings = applicable(row.domain(a, b), at: node)
    if !findings.isEmpty { return findings }
    if values[node].isInfinite { return [.valueOverflow] }
    var faults: [TraceWarning.Fault] = []
    for position in 0..<row.arity where isVarying(node, position) {
      if !row.partials[position].value(a, b, values[node]).isFinite {
        faults.append(.partialOverflow(position: position))
      }
    }
    return faults
  }

  /// The table's findings that concern this node: a failing value hides the rest, and nobody
  /// asks for the partial to a constant.
  private func applicable(_ findings: [DomainFinding], at node: Int) -> [TraceWarning.Fault] {
    guard !findings.isEmpty else { return [] }
    var failures: [TraceWarning.Fault] = []
    var others: [TraceWarning.Fault] = []
    for finding in findings {
      switch finding {
      case .value(_, .notZeroToTheZero) where !isVarying(node, 0) || !isVarying(node, 1): continue
      case .value(let position, let requirement):
        failures.append(.value(position: position, requirement))
      case .derivative(let position, let requirement) where isVarying(node, position):
        others.append(.derivative(position: position, requirement))
      // max(u, u) is u: the tie is no kink.
      case .kink(let choice) where choice != .firstAtTie || left[node] != right[node]:
        others.append(.kink(choice))
      case .derivative, .kink: continue
      }
    }
    return failures.isEmpty ? others : failures
  }

  private func isVarying(_ node: Int, _ position: Int) -> Bool {
    reference(Edge(node: node, position: position)) >= 0
  }

  private func constantFailure(at node: Int) -> TraceWarning.Fault? {
    (0..<arity(of: node)).lazy.compactMap { position -> TraceWarning.Fault? in
      let reference = reference(Edge(node: node, position: position))
      guard reference < 0, !constants[Int(~reference)].value.isFinite else { return nil }
      return failure(of: constants[Int(~reference)], at: position)
    }.first
  }

  private func failure(of constant: Constant, at position: Int) -> TraceWarning.Fault {
    constant.expression.wideValue.isOpen
      ? .constant(position: position) : .constantOverflow(position: position)
  }
}

extension Sweep {
  /// The nodes whose sum is not finite though nothing in it tells why, and whether it overflows:
  /// every partial and every factor is finite, or none is nan though the sum is.
  fileprivate func failures(
    in list: WengertList, _ values: [Double]
  ) -> [(node: Int, isOverflow: Bool)] {
    derivatives.indices.compactMap { node in
      guard !derivatives[node].isFinite, !widened.contains(node) else { return nil }
      let terms = terms(of: node, in: list, values: values).filter { $0.product != 0 }
      if terms.allSatisfy({ $0.partial.isFinite && $0.factor.isFinite }) { return (node, true) }
      let isOpen = derivatives[node].isNaN && terms.allSatisfy(\.isWithoutNaN)
      return isOpen ? (node, false) : nil
    }
  }
}

extension SumTerm {
  fileprivate var isWithoutNaN: Bool { !partial.isNaN && !factor.isNaN }
}

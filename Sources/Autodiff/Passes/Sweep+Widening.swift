extension Sweep {
  /// Takes derivatives with wider exponents where doubles fail and those decide: where one is not
  /// finite, and where it belongs to a value that is infinite or was taken so itself, and may be
  /// wrong without a sign of it, as that of √x² is where x² overflows.
  ///
  /// Nodes come in the order of the pass, so that a sum sees its neighbours' final derivatives.
  /// Where their double products then add up to the same number the sum stands as it is; elsewhere
  /// the node counts as widened, and so do the products of its sum.
  mutating func widen(_ list: WengertList, _ values: [Double]) {
    let suspects = suspects(list, values)
    guard !suspects.isEmpty else { return }
    let tape = EvaluatedTape<WideNumber>(
      Tape(list), at: Array(values.prefix(list.inputCount)))
    let wide = tape.derivatives(pass)
    for node in suspects where node < wide.count && !wide[node].isOpen {
      let edges = pass.mode == .forward ? list.edges(into: node) : list.edges(outOf: node)
      let products = edges.map { term($0, of: list, values: values).product }
      let exact = wide[node].double
      if agrees(products, with: exact, at: node) {
        setSum(node, products, list)
      } else {
        widened.insert(node)
        for edge in edges {
          let source = pass.mode == .forward ? list.operand(edge) : edge.node
          let partial = tape.partial(edge.node, edge.position)
          widenedProducts[edge] = reached[source] ? (partial * wide[source]).double : 0
        }
        setSum(node, edges.map { widenedProducts[$0] ?? 0 }, list)
        setTotal(node, exact, list)
      }
    }
  }

  /// The nodes whose derivatives are in doubt, in the order of the pass.
  private func suspects(_ list: WengertList, _ values: [Double]) -> [Int] {
    switch pass {
    case .primal: return []
    case .forward:
      return list.operations.filter {
        reached[$0] && (!derivatives[$0].isFinite || list.isInDoubt($0, values))
      }
    case .reverse(let seed):
      let isInDoubt = zip(list.outputs, seed).contains { output, weight in
        weight != 0 && list.isInDoubt(output.node, values)
      }
      return list.nodes.reversed().filter {
        reached[$0] && (isInDoubt || !derivatives[$0].isFinite)
      }
    }
  }

  /// Whether double products add up to a number but for their rounding.
  private func agrees(_ products: [Double], with exact: Double, at node: Int) -> Bool {
    let parts = (seedParts[node].map { [$0] } ?? []) + products
    let sum = parts.reduce(0, +)
    if sum == exact { return true }
    let size = parts.reduce(0) { $0 + $1.magnitude }
    return size.isFinite && (sum - exact).magnitude <= 1e-12 * size
  }

  private mutating func setSum(_ node: Int, _ products: [Double], _ list: WengertList) {
    var sum = seedParts[node]
    for (index, product) in products.enumerated() {
      let running = sum.map { $0 + product } ?? product
      sum = running
      if pass.mode == .reverse {
        runningSums[list.successorRange(of: node).lowerBound + index] = running
      }
    }
    derivatives[node] = sum ?? 0
  }

  private mutating func setTotal(_ node: Int, _ total: Double, _ list: WengertList) {
    derivatives[node] = total
    guard pass.mode == .reverse, let last = list.successorRange(of: node).last else { return }
    runningSums[last] = total
  }
}

extension WengertList {
  /// Whether doubles may give a wrong derivative of a node's value without a sign of it.
  fileprivate func isInDoubt(_ node: Int, _ values: [Double]) -> Bool {
    !values[node].isFinite || isWidened(node, values)
  }
}

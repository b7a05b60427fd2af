extension Sweep {
  /// Takes derivatives with wider exponents where doubles don't give them: where a value, a partial
  /// or a product leaves their range, any may be wrong, with or without a sign of it, as that of
  /// √x² is where x² overflows.
  ///
  /// Nodes come in the order of the pass, so that a sum sees its neighbours' final derivatives.
  /// Where their double products then add up to the same number the sum stands as it is; elsewhere
  /// the node counts as widened, and so do the products of its sum.
  mutating func widen(_ list: WengertList, _ values: [Double]) {
    guard let mode = pass.mode,
      isInDoubt || !derivatives.allSatisfy(\.isFinite) || list.hasDoubtfulValue(values)
    else { return }
    let tape = EvaluatedTape<WideNumber>(
      Tape(list), at: Array(values.prefix(list.inputCount)))
    let wide = tape.derivatives(pass)
    let nodes = mode == .forward ? Array(list.operations) : list.nodes.reversed()
    for node in nodes where reached[node] && node < wide.count && !wide[node].isOpen {
      let edges = mode == .forward ? list.edges(into: node) : list.edges(outOf: node)
      let products = edges.map { term($0, of: list, values: values).product }
      if agrees(products, with: wide[node], at: node) {
        setSum(node, products, list)
      } else {
        widened.insert(node)
        for edge in edges {
          let source = mode == .forward ? list.operand(edge) : edge.node
          let partial = tape.partial(edge.node, edge.position)
          widenedProducts[edge] = reached[source] ? (partial * wide[source]).double : 0
        }
        setSum(node, edges.map { widenedProducts[$0] ?? 0 }, list)
        setTotal(node, wide[node].double, list)
      }
    }
  }

  /// Whether double products add up to a number but for their rounding.
  private func agrees(_ products: [Double], with exact: WideNumber, at node: Int) -> Bool {
    let parts = (seedParts[node].map { [$0] } ?? []) + products
    let size = parts.reduce(0) { $0 + $1.magnitude }
    return exact.isNear(parts.reduce(0, +), within: size.isFinite ? 1e-12 * size : 0)
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

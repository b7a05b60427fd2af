/// The derivatives of one pass, with what each step of the pass shows.
package struct Sweep: Hashable, Sendable {
  package let pass: Pass
  /// ẇ₁ … ẇ_N or w̄₁ … w̄_N.
  package internal(set) var derivatives: [Double]
  /// Whether a nonzero seed reaches the node along edges; elsewhere the derivative is exactly 0,
  /// whatever the partials, nan and infinities included.
  package let reached: [Bool]
  /// Reverse only: w̄ᵢ as it stands after each contribution, in the order of the edges that
  /// leave the nodes.
  var runningSums: [Double]
  /// Reverse only: the seed part Σ ȳ_o over the outputs that are the node.
  package let seedParts: [Int: Double]
  /// Whether a partial or a product may owe something to the range of doubles.
  let isInDoubt: Bool
  /// The nodes whose derivative is no sum of double products but was taken with wider exponents.
  package internal(set) var widened: Set<Int> = []
  /// The products of their sums.
  var widenedProducts: [Edge: Double] = [:]
}

/// One product of a tangent's or an adjoint's sum.
package struct SumTerm: Hashable, Sendable {
  package let edge: Edge
  /// The node whose derivative is the factor: the operand in forward, the successor in reverse.
  package let source: Int
  /// c = ∂w_k/∂w_i at the stored values.
  package let partial: Double
  /// ẇ of the operand, or w̄ of the successor.
  package let factor: Double
  /// c · factor, or exactly 0 where no seed reaches the source; with wider exponents where the
  /// sum is.
  package let product: Double
}

extension Sweep {
  /// Sweeps a list once at its stored primal values.
  ///
  /// Forward: ẇ_k = Σ c(k,i)·ẇ_i over operands in order. Reverse: w̄_i = Σ ȳ_o over the outputs
  /// that are node i, then + Σ w̄_k·c(k,i) over its successors in descending k, a repeated
  /// operand left first, summed left to right. Griewank & Walther, sections 3.1 and 3.2.
  /// Where doubles overflow on the way, derivatives are taken with wider exponents.
  package init(_ pass: Pass, of list: WengertList, values: [Double]) {
    switch pass {
    case .primal:
      self.init(
        pass: pass, derivatives: [], reached: [], runningSums: [], seedParts: [:],
        isInDoubt: false)
    case .forward(let seed):
      self.init(forward: seed, list, values)
    case .reverse(let seed):
      self.init(reverse: seed, list, values)
    }
    widen(list, values)
  }

  private init(forward seed: [Double], _ list: WengertList, _ values: [Double]) {
    precondition(seed.count == list.inputCount, "a forward seed has one entry per input")
    var tangents = seed + [Double](repeating: 0, count: list.count - seed.count)
    var reached = seed.map { $0 != 0 } + [Bool](repeating: false, count: list.count - seed.count)
    var products = Products(list: list, values: values)
    for node in list.operations {
      var sum: Double?
      for position in 0..<list.primitives[node].arity {
        let edge = Edge(node: node, position: position)
        let source = Int(list.reference(edge))
        guard source >= 0 else { continue }
        let product = reached[source] ? products.form(edge, tangents[source]) : 0
        reached[node] = reached[node] || reached[source]
        sum = sum.map { $0 + product } ?? product
      }
      tangents[node] = sum ?? 0
    }
    self.init(
      pass: .forward(seed), derivatives: tangents, reached: reached, runningSums: [],
      seedParts: [:], isInDoubt: products.areInDoubt)
  }

  private init(reverse seed: [Double], _ list: WengertList, _ values: [Double]) {
    precondition(seed.count == list.outputCount, "a reverse seed has one entry per output")
    var adjoints = [Double](repeating: 0, count: list.count)
    var reached = [Bool](repeating: false, count: list.count)
    var seedParts: [Int: Double] = [:]
    for (output, weight) in zip(list.outputs, seed) {
      seedParts[output.node, default: 0] += weight
      reached[output.node] = reached[output.node] || weight != 0
    }
    var runningSums = [Double](repeating: 0, count: list.edgeCount)
    var products = Products(list: list, values: values)
    for node in list.nodes.reversed() {
      var sum = seedParts[node]
      for slot in list.successorRange(of: node) {
        let edge = Edge(code: list.successorEdges[slot])
        let product =
          reached[edge.node] ? products.form(edge, adjoints[edge.node]) : 0
        reached[node] = reached[node] || reached[edge.node]
        let running = sum.map { $0 + product } ?? product
        sum = running
        runningSums[slot] = running
      }
      adjoints[node] = sum ?? 0
    }
    self.init(
      pass: .reverse(seed), derivatives: adjoints, reached: reached, runningSums: runningSums,
      seedParts: seedParts, isInDoubt: products.areInDoubt)
  }

  /// One product of the sum, at the list's stored values.
  package func term(_ edge: Edge, of list: WengertList, values: [Double]) -> SumTerm {
    let source = pass.mode == .forward ? list.operand(edge) : edge.node
    let partial = list.partial(edge, values: values)
    let factor = derivatives[source]
    return SumTerm(
      edge: edge, source: source, partial: partial, factor: factor,
      product: widenedProducts[edge] ?? (reached[source] ? partial * factor : 0))
  }

  /// The products of a node's sum in the order summed: over its operands in forward, over the
  /// edges that leave it in reverse.
  package func terms(of node: Int, in list: WengertList, values: [Double]) -> [SumTerm] {
    let edges = pass.mode == .forward ? list.edges(into: node) : list.edges(outOf: node)
    return edges.map { term($0, of: list, values: values) }
  }

  /// What the pass gives: a column of the Jacobian (or Jac·ẋ), a row (or ȳᵀ·Jac).
  package func result(of list: WengertList) -> [Double] {
    switch pass.mode {
    case nil: []
    case .forward: list.outputs.map { derivatives[$0.node] }
    case .reverse: Array(derivatives.prefix(list.inputCount))
    }
  }
}

/// Forms the products of a sweep.
private struct Products {
  let list: WengertList
  let values: [Double]
  let watch: RangeWatch
  /// Whether one may owe something to the range of doubles.
  private(set) var areInDoubt = false

  init(list: WengertList, values: [Double]) {
    self.list = list
    self.values = values
    watch = list.rangeWatch
  }

  /// The partial on an edge, times what arrives there.
  @inline(__always)
  mutating func form(_ edge: Edge, _ factor: Double) -> Double {
    let partial = list.partial(edge, values: values)
    let product = partial * factor
    if factor != 0, !(partial.isNormal && product.isNormal) {
      areInDoubt =
        areInDoubt
        || (partial.isNormal ? watch.doubts(product: product) : isDoubtful(partial, on: edge))
    }
    return product
  }

  private func isDoubtful(_ partial: Double, on edge: Edge) -> Bool {
    watch.doubts(
      partial: partial, of: list.primitives[edge.node].row,
      list.operandValue(list.left[edge.node], values),
      list.operandValue(list.right[edge.node], values))
  }
}

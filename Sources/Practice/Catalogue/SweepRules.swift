import Autodiff

/// The rules by which a pass is computed; each may be replaced by a mistaken one.
///
/// The true rules: a term is c(k,i) times the neighbour's derivative, terms are added, the seed
/// is as given. Griewank & Walther, sections 3.1 and 3.2.
struct SweepRules: Sendable {
  /// One product of a sum: local partial, the neighbour's ẇ or w̄, and whether a seed reaches it.
  typealias TermRule = @Sendable (_ partial: Double, _ factor: Double, _ isReached: Bool) -> Double
  /// A sum of the seed part (nil where the node is no output) and terms in summing order.
  typealias SumRule = @Sendable (_ seed: Double?, _ terms: [Term]) -> Double
  /// A whole tangent in place of its sum; nil leaves the sum.
  typealias TangentRule =
    @Sendable (_ node: Int, _ tangents: [Double], _ workings: Workings) -> Double?

  struct Term: Sendable {
    let product: Double
    let isReached: Bool
  }

  /// The modes in which a mistake acts.
  var modes: Set<Mode> = [.forward, .reverse]
  /// The local partials in use, by edge; nil for the true ones.
  var partials: [Double]?
  /// The primal values in use; nil for the true ones.
  var values: [Double]?
  var term: TermRule = Self.product
  /// nil adds.
  var sum: SumRule?
  var tangent: TangentRule?
  /// The seed in use for a given pass.
  var seed: (@Sendable (Pass, Workings) -> [Double])?

  static let product: TermRule = { partial, factor, isReached in isReached ? partial * factor : 0 }
}

/// The derivatives of one pass and where a nonzero seed reaches.
struct PassValues: Sendable {
  var derivatives: [Double]
  var isReached: [Bool]
  /// Reverse only: the seed part of each node that is an output.
  var seedParts: [Int: Double] = [:]

  init(_ pass: Pass, seed: [Double], _ list: WengertList) {
    derivatives = Array(repeating: 0, count: list.count)
    isReached = Array(repeating: false, count: list.count)
    if pass.mode == .forward {
      for (input, value) in seed.enumerated() {
        derivatives[input] = value
        isReached[input] = value != 0
      }
    } else {
      for (output, weight) in zip(list.outputs, seed) {
        seedParts[output.node, default: 0] += weight
        isReached[output.node] = isReached[output.node] || weight != 0
      }
    }
  }
}

extension SweepRules {
  /// A whole pass by these rules: the habit.
  func sweep(_ pass: Pass, _ workings: Workings) -> PassValues {
    let list = workings.list
    var result = PassValues(pass, seed: self.seed?(pass, workings) ?? pass.seed, list)
    let edges = workings.edges
    if pass.mode == .forward {
      for node in list.operations {
        result.isReached[node] = edges.into(node).contains { result.isReached[edges.sources[$0]] }
        result.derivatives[node] = total(of: node, .forward, result, workings)
      }
    } else {
      for node in list.nodes.reversed() {
        for edge in edges.outOf(node) where !result.isReached[node] {
          result.isReached[node] = result.isReached[edges.edges[edge].node]
        }
        result.derivatives[node] = total(of: node, .reverse, result, workings)
      }
    }
    return result
  }

  /// The tangent or adjoint of one node by these rules from its neighbours' derivatives: on true
  /// neighbours, the slip.
  ///
  /// An input's tangent is its seed, which no rule about terms and sums touches.
  func total(of node: Int, _ mode: Mode, _ pass: PassValues, _ workings: Workings) -> Double {
    switch mode {
    case .forward:
      guard workings.list.operations.contains(node) else { return pass.derivatives[node] }
      if let tangent, let value = tangent(node, pass.derivatives, workings) { return value }
      return added(nil, workings.edges.into(node), .forward, pass, workings)
    case .reverse:
      return added(pass.seedParts[node], workings.edges.outOf(node), .reverse, pass, workings)
    }
  }

  private func added(
    _ seed: Double?, _ edges: some Sequence<Int>, _ mode: Mode, _ pass: PassValues,
    _ workings: Workings
  ) -> Double {
    if let sum {
      return sum(seed, edges.map { termRecord($0, mode, pass, workings) })
    }
    var total = seed
    for edge in edges {
      let product = termValue(edge, mode, pass, workings)
      total = total.map { $0 + product } ?? product
    }
    return total ?? 0
  }

  private func termRecord(
    _ edge: Int, _ mode: Mode, _ pass: PassValues, _ workings: Workings
  ) -> Term {
    let source = neighbour(edge, mode, workings)
    return Term(
      product: termValue(edge, mode, pass, workings), isReached: pass.isReached[source])
  }

  /// The product on one edge by these rules.
  func termValue(_ edge: Int, _ mode: Mode, _ pass: PassValues, _ workings: Workings) -> Double {
    let source = neighbour(edge, mode, workings)
    let partial = partials?[edge] ?? workings.partials[edge]
    return term(partial, pass.derivatives[source], pass.isReached[source])
  }

  private func neighbour(_ edge: Int, _ mode: Mode, _ workings: Workings) -> Int {
    mode == .forward ? workings.edges.sources[edge] : workings.edges.edges[edge].node
  }
}

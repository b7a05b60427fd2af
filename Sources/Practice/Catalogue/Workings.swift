import Autodiff

/// A list at a point with all that a mistake may misread: stored values, edges, local partials.
struct Workings: Sendable {
  let list: WengertList
  /// w₁ … w_N at the point.
  let values: [Double]
  let edges: EdgeTable
  /// c(k,i) of each edge at the stored values.
  let partials: [Double]

  init(_ list: WengertList, values: [Double], edges: EdgeTable? = nil) {
    let table = edges ?? EdgeTable(list)
    self.list = list
    self.values = values
    self.edges = table
    partials = table.edges.map { list.partial($0, values: values) }
  }

  /// How many passes of a mode are held against an answer: fewer where lists are long, so that a
  /// long list costs seconds and not minutes.
  var passLimit: Int { Self.passLimit(list) }

  /// How many inputs are tried where a mistake may have taken any of them.
  var comparedInputs: Int { min(list.inputCount, passLimit) }

  private static let mostPasses = 64
  private static let mostSteps = 400_000

  private static func passLimit(_ list: WengertList) -> Int {
    max(4, min(mostPasses, mostSteps / max(1, list.count)))
  }

  /// Whether the list is short enough to keep what every mistake makes of its partials.
  var keepsVariants: Bool { list.count <= Self.longestKept }

  private static let longestKept = 20_000

  /// The primitive of an operation; nil for inputs and constant nodes.
  func primitive(of node: Int) -> Primitive? {
    guard case .operation(let primitive) = list.kind(of: node) else { return nil }
    return primitive
  }

  /// The values at an operation's positions, constants included; the second is 0 where there is
  /// none.
  func operandValues(of node: Int, in values: [Double]) -> (Double, Double) {
    let operands = list.positions(of: node).map { operand in
      switch operand {
      case .node(let index): values[index]
      case .constant(let constant): constant.value
      }
    }
    return (operands.first ?? 0, operands.count > 1 ? operands[1] : 0)
  }
}

/// The edges of a list by index, grouped by the node they enter and by the node they leave.
struct EdgeTable: Sendable {
  /// In the order of their nodes, left before right.
  let edges: [Edge]
  /// The operand that each edge comes from.
  let sources: [Int]
  private let entering: [Int]
  private let leaving: [Int]
  private let leavingStart: [Int]

  init(_ list: WengertList) {
    var edges: [Edge] = []
    var entering = [0]
    for node in list.nodes {
      edges += list.edges(into: node)
      entering.append(edges.count)
    }
    let sources = edges.map { list.operand($0) }
    var start = [Int](repeating: 0, count: list.count + 1)
    for source in sources { start[source + 1] += 1 }
    for node in list.nodes { start[node + 1] += start[node] }
    var next = start
    var leaving = [Int](repeating: 0, count: edges.count)
    for node in list.nodes.reversed() {
      for edge in entering[node]..<entering[node + 1] {
        leaving[next[sources[edge]]] = edge
        next[sources[edge]] += 1
      }
    }
    self.edges = edges
    self.sources = sources
    self.entering = entering
    self.leaving = leaving
    leavingStart = start
  }

  /// The edges into a node, in operand order.
  func into(_ node: Int) -> Range<Int> { entering[node]..<entering[node + 1] }

  /// The edges that leave a node in the order its adjoint is summed: by descending successor, a
  /// repeated operand left first.
  func outOf(_ node: Int) -> ArraySlice<Int> {
    leaving[leavingStart[node]..<leavingStart[node + 1]]
  }

  /// Whether both operands of an operation are the same node.
  func isRepeated(_ edge: Int) -> Bool {
    let all = into(edges[edge].node)
    return all.count == 2 && sources[all.lowerBound] == sources[all.lowerBound + 1]
  }
}

/// The evaluation trace of a function: its nodes w₁ … w_N in evaluation order, inputs first.
///
/// Nodes are numbered from 0 here and from 1 on paper. A constant subexpression is written in
/// the node (3·w₁) and is no operand; only an output that depends on nothing is a constant node,
/// after all operations. Storage is one array per property, so that a million nodes take about
/// 30 bytes each. Griewank & Walther, section 2.2 (three-part evaluation procedures).
package struct WengertList: Sendable {
  package let inputs: [String]
  /// The components y₁ … yₘ.
  package let outputs: [Output]
  /// The primitive of each node; meaningless for inputs and constant nodes.
  let primitives: [Primitive]
  /// Operand references by position: a node's index, or ~index into `constants`.
  let left: [Int32]
  let right: [Int32]
  package let constants: [Constant]
  /// Nodes from here on are constant outputs.
  let constantStart: Int
  /// The edges that leave each node, in compressed rows.
  let successorStart: [Int32]
  let successorEdges: [UInt32]

  package struct Output: Hashable, Sendable {
    package let name: String
    /// The index of the node that is this output.
    package let node: Int
  }

  /// A constant subexpression: its value and the way it is written.
  package struct Constant: Hashable, Sendable {
    package let value: Double
    package let expression: Expression
  }

  package var count: Int { primitives.count }
  package var inputCount: Int { inputs.count }
  package var outputCount: Int { outputs.count }
  package var nodes: Range<Int> { 0..<count }
  /// The nodes that are operations.
  package var operations: Range<Int> { inputCount..<constantStart }
}

/// What a node is.
package enum NodeKind: Hashable, Sendable {
  case input(Int)
  case operation(Primitive)
  case constant(WengertList.Constant)
}

/// What stands at one position of an operation.
package enum Operand: Hashable, Sendable {
  case node(Int)
  case constant(WengertList.Constant)
}

/// The edge into `node` at operand position `position`: it carries the local partial
/// c = ∂w_node/∂w_operand. An operation on w₁ twice has two edges.
package struct Edge: Hashable, Sendable {
  package let node: Int
  package let position: Int

  package init(node: Int, position: Int) {
    self.node = node
    self.position = position
  }

  init(code: UInt32) { self.init(node: Int(code >> 1), position: Int(code & 1)) }

  var code: UInt32 { UInt32(node) << 1 | UInt32(position) }
}

extension WengertList {
  package func kind(of node: Int) -> NodeKind {
    if node < inputCount { return .input(node) }
    if node >= constantStart { return .constant(constants[Int(~left[node])]) }
    return .operation(primitives[node])
  }

  /// The number of operand positions, constants included.
  func arity(of node: Int) -> Int {
    operations.contains(node) ? primitives[node].arity : 0
  }

  func reference(_ edge: Edge) -> Int32 {
    edge.position == 0 ? left[edge.node] : right[edge.node]
  }

  /// What stands at each position of an operation, constants included; empty for other nodes.
  package func positions(of node: Int) -> [Operand] {
    (0..<arity(of: node)).map { position in
      let reference = reference(Edge(node: node, position: position))
      return reference >= 0 ? .node(Int(reference)) : .constant(constants[Int(~reference)])
    }
  }

  /// The node that an edge comes from.
  package func operand(_ edge: Edge) -> Int { Int(reference(edge)) }

  /// The edges into a node, in operand order; positions that hold a constant have none.
  package func edges(into node: Int) -> [Edge] {
    (0..<arity(of: node)).map { Edge(node: node, position: $0) }.filter { reference($0) >= 0 }
  }

  /// The nodes that a node is computed from, one per edge.
  package func operands(of node: Int) -> [Int] { edges(into: node).map(operand) }

  /// The edges that leave a node: by descending successor, a repeated operand left first.
  package func edges(outOf node: Int) -> [Edge] {
    successorEdges[successorRange(of: node)].map(Edge.init(code:))
  }

  package func successorCount(of node: Int) -> Int { successorRange(of: node).count }

  func successorRange(of node: Int) -> Range<Int> {
    Int(successorStart[node])..<Int(successorStart[node + 1])
  }

  /// The nodes that use a node, each once, in ascending order.
  package func successors(of node: Int) -> [Int] {
    var result: [Int] = []
    for edge in edges(outOf: node).reversed() where result.last != edge.node {
      result.append(edge.node)
    }
    return result
  }

  /// The indices of the outputs that are a node.
  package func outputs(at node: Int) -> [Int] {
    outputs.indices.filter { outputs[$0].node == node }
  }

  /// The bytes that nodes and edges take.
  package var byteCount: Int {
    let references = left.count + right.count + successorStart.count + successorEdges.count
    return primitives.count + references * MemoryLayout<Int32>.stride
      + constants.count * MemoryLayout<Constant>.stride
  }

  /// The number of edges of the whole list.
  package var edgeCount: Int { successorEdges.count }
}

extension WengertList {
  /// The operation of a node in its neighbours' letters: w₁·w₂, 3·w₁; the input's or the
  /// constant's own expression for other nodes.
  package func expression(of node: Int) -> Expression {
    switch kind(of: node) {
    case .input(let index): .input(index)
    case .constant(let constant): constant.expression
    case .operation(let primitive): .apply(primitive, positions(of: node).map(\.expression))
    }
  }

  /// The local partial on an edge, in letters: the table's expression with this node's operands.
  package func partialExpression(_ edge: Edge) -> Expression {
    let operands = positions(of: edge.node)
    return primitives[edge.node].row.partials[edge.position].expression.replacing { symbol in
      switch symbol {
      case .operand(let position): operands[position].expression
      case .output: .node(edge.node)
      default: .symbol(symbol)
      }
    }.folded
  }

  /// The local partial on an edge at the stored primal values.
  package func partial(_ edge: Edge, values: [Double]) -> Double {
    let node = edge.node
    return primitives[node].row.partials[edge.position].value(
      operandValue(left[node], values), operandValue(right[node], values), values[node])
  }

  @inline(__always)
  func operandValue(_ reference: Int32, _ values: [Double]) -> Double {
    reference >= 0 ? values[Int(reference)] : constants[Int(~reference)].value
  }
}

extension Operand {
  package var expression: Expression {
    switch self {
    case .node(let index): .node(index)
    case .constant(let constant): constant.expression
    }
  }
}

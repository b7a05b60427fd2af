/// Where each node's steps begin inside a pass.
///
/// Forward: seed · per operation its terms and its total · one entry per output. Reverse: seed ·
/// per node the contributions and, where it has successors, its total · one entry per input.
/// Gather and scatter differ in whose edges follow a node, so each has its own prefix sums.
struct StepOffsets: Sendable {
  let nodeCount: Int
  private let inputCount: Int
  private let outputCount: Int
  /// The first step of node k's block in a forward pass; the last element is the end.
  let forward: [Int32]
  /// The first step of the block of the node that is i-th from the end.
  let gather: [Int32]
  let scatter: [Int32]

  init(_ list: WengertList) {
    nodeCount = list.count
    inputCount = list.inputCount
    outputCount = list.outputCount
    var forward: [Int32] = [1]
    var gather: [Int32] = [1]
    var scatter: [Int32] = [1]
    forward.reserveCapacity(list.count + 1)
    gather.reserveCapacity(list.count + 1)
    scatter.reserveCapacity(list.count + 1)
    for node in list.nodes {
      let isOperation = list.operations.contains(node)
      forward.append(forward[node] + (isOperation ? Int32(list.inDegree(of: node)) + 1 : 0))
    }
    for (index, node) in list.nodes.reversed().enumerated() {
      let successors = Int32(list.successorCount(of: node))
      let total: Int32 = successors > 0 ? 1 : 0
      gather.append(gather[index] + successors + total)
      scatter.append(scatter[index] + total + Int32(list.inDegree(of: node)))
    }
    self.forward = forward
    self.gather = gather
    self.scatter = scatter
  }

  func length(of pass: Pass) -> Int {
    switch pass {
    case .primal: nodeCount
    case .forward: Int(forward[nodeCount]) + outputCount
    case .reverse: Int(gather[nodeCount]) + inputCount
    }
  }

  /// The last block that begins at or before an offset and is not empty.
  static func block(_ starts: [Int32], containing offset: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

extension WengertList {
  /// The number of edges into a node.
  func inDegree(of node: Int) -> Int {
    guard operations.contains(node) else { return 0 }
    let second = primitives[node].arity > 1 && right[node] >= 0 ? 1 : 0
    return (left[node] >= 0 ? 1 : 0) + second
  }
}

extension Timeline {
  /// The event at an offset from the beginning of a pass.
  func event(_ offset: Int, of pass: Pass) -> Step.Event {
    guard let mode = pass.mode else { return .value(offset) }
    if offset == 0 { return .seed }
    let starts = starts(of: mode)
    let end = Int(starts[list.count])
    if offset >= end { return .entry(offset - end) }
    let block = StepOffsets.block(starts, containing: offset)
    let rest = offset - Int(starts[block])
    switch (mode, telling) {
    case (.forward, _):
      let edges = list.edges(into: block)
      return rest < edges.count ? .term(edges[rest]) : .total(block)
    case (.reverse, .gather):
      let node = list.count - 1 - block
      let slots = list.successorRange(of: node)
      return rest < slots.count
        ? .term(Edge(code: list.successorEdges[slots.lowerBound + rest])) : .total(node)
    case (.reverse, .scatter):
      let node = list.count - 1 - block
      let total = list.successorCount(of: node) > 0 ? 1 : 0
      return rest < total ? .total(node) : .term(list.edges(into: node)[rest - total])
    }
  }

  /// The inverse of `event(_:of:)`.
  func offset(of event: Step.Event, in pass: Pass) -> Int {
    guard let mode = pass.mode else {
      guard case .value(let node) = event else { return 0 }
      return node
    }
    let starts = starts(of: mode)
    switch event {
    case .value, .seed: return 0
    case .entry(let index): return Int(starts[list.count]) + index
    case .total(let node):
      let block = block(of: node, mode)
      let isLast = mode == .forward || telling == .gather
      let degree = mode == .forward ? list.inDegree(of: node) : list.successorCount(of: node)
      return Int(starts[block]) + (isLast ? degree : 0)
    case .term(let edge):
      return termOffset(edge, mode, starts)
    }
  }

  private func termOffset(_ edge: Edge, _ mode: Mode, _ starts: [Int32]) -> Int {
    let isSecond = edge.position == 1 && list.left[edge.node] >= 0
    switch (mode, telling) {
    case (.forward, _):
      return Int(starts[edge.node]) + (isSecond ? 1 : 0)
    case (.reverse, .gather):
      let source = list.operand(edge)
      return Int(starts[block(of: source, mode)]) + successorSlot(of: edge, from: source)
    case (.reverse, .scatter):
      let total = list.successorCount(of: edge.node) > 0 ? 1 : 0
      return Int(starts[block(of: edge.node, mode)]) + total + (isSecond ? 1 : 0)
    }
  }

  /// The place of an edge among those that leave its operand: a binary search, because they
  /// descend by successor.
  private func successorSlot(of edge: Edge, from source: Int) -> Int {
    let slots = list.successorRange(of: source)
    var low = slots.lowerBound
    var high = slots.upperBound
    while low < high {
      let middle = (low + high) / 2
      let other = Edge(code: list.successorEdges[middle])
      let isBefore =
        other.node > edge.node || (other.node == edge.node && other.position < edge.position)
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low - slots.lowerBound
  }

  private func starts(of mode: Mode) -> [Int32] {
    switch (mode, telling) {
    case (.forward, _): offsets.forward
    case (.reverse, .gather): offsets.gather
    case (.reverse, .scatter): offsets.scatter
    }
  }

  private func block(of node: Int, _ mode: Mode) -> Int {
    mode == .forward ? node : list.count - 1 - node
  }
}

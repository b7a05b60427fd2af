extension WengertList {
  /// The Wengert list of a function.
  ///
  /// Equal operations on the same operands in the same order share one node, unless `sharing` is
  /// off or the list is stated. Nodes are numbered by level (the longest path from an input),
  /// ties in the order of the text; a stated list keeps its own numbering.
  package init(_ function: Function, sharing: Bool = true) {
    var builder = ListBuilder(function, sharing: sharing && function.stated == nil)
    self = builder.build()
  }
}

/// Turns terms into nodes: constants folded into them, equal ones merged, numbered by level.
private struct ListBuilder {
  let function: Function
  let sharing: Bool
  var constants: [WengertList.Constant] = []
  var constantIndices: [WengertList.Constant: Int32] = [:]
  /// Of each term: the draft operation or input it became, or ~constant.
  var references: [Int32] = []
  /// The operations, of which equal ones are one where they are shared.
  var shared = DraftTable()
  var apart: [Draft] = []
  var drafts: [Draft] { sharing ? shared.drafts : apart }

  init(_ function: Function, sharing: Bool) {
    self.function = function
    self.sharing = sharing
  }

  mutating func build() -> WengertList {
    references.reserveCapacity(function.terms.count)
    for term in function.terms { references.append(reference(for: term)) }
    return numbered(order: function.stated == nil ? levelOrder() : Array(drafts.indices))
  }

  private mutating func reference(for term: Term) -> Int32 {
    switch term {
    case .input(let index): return index
    case .number(let number): return constant(number, .number(number))
    case .named(let named): return constant(named.value, .named(named))
    case .unary(let primitive, let operand):
      return operation(primitive, references[Int(operand)], nil)
    case .binary(let primitive, let left, let right):
      return operation(primitive, references[Int(left)], references[Int(right)])
    }
  }

  private mutating func constant(_ value: Double, _ expression: Expression) -> Int32 {
    let constant = WengertList.Constant(value: value, expression: expression)
    if let index = constantIndices[constant] { return ~index }
    let index = Int32(constants.count)
    constants.append(constant)
    constantIndices[constant] = index
    return ~index
  }

  private mutating func operation(_ primitive: Primitive, _ left: Int32, _ right: Int32?) -> Int32 {
    if left < 0 && (right ?? -1) < 0 { return folded(primitive, left, right) }
    // A unary operation repeats its operand on the right, which nothing reads.
    let draft = Draft(primitive: primitive, left: left, right: right ?? left)
    let inputCount = function.inputs.count
    if sharing { return Int32(inputCount + shared.intern(draft)) }
    apart.append(draft)
    return Int32(inputCount + apart.count - 1)
  }

  /// Longer constant subexpressions are written as their value.
  private static let writtenConstantSize = 9

  private mutating func folded(_ primitive: Primitive, _ left: Int32, _ right: Int32?) -> Int32 {
    let a = constants[Int(~left)]
    let b = right.map { constants[Int(~$0)] }
    let operands = [a.expression] + (b.map { [$0.expression] } ?? [])
    let whole = Expression.apply(primitive, operands)
    let plain = primitive.row.value(a.value, b?.value ?? 0)
    // As everywhere, doubles whose exponents had no end would give it.
    let wide = plain.isFinite ? .open : whole.wideValue
    let value = wide.isOpen ? plain : wide.double
    let expression = whole.folded
    let isShort = expression.size <= Self.writtenConstantSize
    return constant(value, isShort ? expression : .number(value))
  }

  /// The drafts by level, ties in the order of the text: a counting sort.
  private func levelOrder() -> [Int] {
    let inputCount = function.inputs.count
    let drafts = drafts
    var levels = [Int32](repeating: 0, count: inputCount + drafts.count)
    for (index, draft) in drafts.enumerated() {
      let left = draft.left < 0 ? 0 : levels[Int(draft.left)]
      let right = draft.right < 0 ? 0 : levels[Int(draft.right)]
      levels[inputCount + index] = max(left, right) + 1
    }
    var starts = [Int](repeating: 0, count: Int(levels.max() ?? 0) + 2)
    for index in drafts.indices { starts[Int(levels[inputCount + index]) + 1] += 1 }
    for level in 1..<starts.count { starts[level] += starts[level - 1] }
    var order = [Int](repeating: 0, count: drafts.count)
    for index in drafts.indices {
      let level = Int(levels[inputCount + index])
      order[starts[level]] = index
      starts[level] += 1
    }
    return order
  }

  private func numbered(order: [Int]) -> WengertList {
    let inputCount = function.inputs.count
    let drafts = drafts
    var newIndex = [Int32](repeating: 0, count: inputCount + drafts.count)
    for input in 0..<inputCount { newIndex[input] = Int32(input) }
    for (position, draft) in order.enumerated() {
      newIndex[inputCount + draft] = Int32(inputCount + position)
    }
    let renumber = { (reference: Int32) in reference < 0 ? reference : newIndex[Int(reference)] }
    var nodes = NodeArrays(inputCount: inputCount)
    for index in order {
      let draft = drafts[index]
      nodes.append(draft.primitive, renumber(draft.left), renumber(draft.right))
    }
    let constantStart = nodes.primitives.count
    let outputs = function.outputs.map { output in
      let reference = references[output.term]
      if reference >= 0 {
        return WengertList.Output(name: output.name, node: Int(newIndex[Int(reference)]))
      }
      nodes.append(.add, reference, reference)
      return WengertList.Output(name: output.name, node: nodes.primitives.count - 1)
    }
    let successors = Successors(nodes, operations: inputCount..<constantStart)
    return WengertList(
      inputs: function.inputs, outputs: outputs, primitives: nodes.primitives, left: nodes.left,
      right: nodes.right, constants: constants, constantStart: constantStart,
      successorStart: successors.start, successorEdges: successors.edges)
  }
}

private struct NodeArrays {
  var primitives: [Primitive]
  var left: [Int32]
  var right: [Int32]

  init(inputCount: Int) {
    // Inputs have no operation; the primitive in their place is never read.
    primitives = Array(repeating: .add, count: inputCount)
    left = Array(repeating: 0, count: inputCount)
    right = left
  }

  mutating func append(_ primitive: Primitive, _ left: Int32, _ right: Int32) {
    primitives.append(primitive)
    self.left.append(left)
    self.right.append(right)
  }
}

/// The edges that leave each node, by descending successor, left before right.
private struct Successors {
  var start: [Int32]
  var edges: [UInt32]

  init(_ nodes: NodeArrays, operations: Range<Int>) {
    var start = [Int32](repeating: 0, count: nodes.primitives.count + 1)
    Self.eachEdge(nodes, operations) { source, _ in start[source + 1] += 1 }
    for index in 1..<start.count { start[index] += start[index - 1] }
    var edges = [UInt32](repeating: 0, count: Int(start.last ?? 0))
    var next = start
    Self.eachEdge(nodes, operations) { source, edge in
      edges[Int(next[source])] = edge.code
      next[source] += 1
    }
    self.start = start
    self.edges = edges
  }

  private static func eachEdge(
    _ nodes: NodeArrays, _ operations: Range<Int>, _ body: (Int, Edge) -> Void
  ) {
    for node in operations.reversed() {
      if nodes.left[node] >= 0 { body(Int(nodes.left[node]), Edge(node: node, position: 0)) }
      guard nodes.primitives[node].arity > 1, nodes.right[node] >= 0 else { continue }
      body(Int(nodes.right[node]), Edge(node: node, position: 1))
    }
  }
}

/// Finds the statements in a window of a tape: operations whose partial results nobody else reads
/// and that depend on at most two nodes, such as w ← sin(w)·x + exp(−w²)/(1 + w²).
struct StatementFinder {
  private let tape: Tape
  private let uses: [Int32]
  private var window = 0..<0
  /// By place in the window: what an operation is to its statement or chain.
  private(set) var roles: [ChainFinder.Role] = []
  /// The statement that ends at a place; its operations are in `operations`.
  private var extents: [Int: Extent] = [:]
  private var operations: [Int32] = []
  /// The operation that is being grown into a statement, and those taken in, latest first.
  private var taken: [Int32] = []
  /// The nodes that those read: what may still be taken in, and what may not.
  private var open: [Leaf] = []
  private var fixed: [Int32] = []

  private struct Leaf {
    let node: Int32
    var uses: Int32
  }

  private struct Extent {
    let operations: Range<Int>
    let leaves: (Int32, Int32)
  }

  /// A statement: its operations in order and the nodes it depends on, the latest first; with one
  /// node only, twice the same.
  struct Statement {
    let operations: ArraySlice<Int32>
    let left: Int32
    let right: Int32
  }

  /// Fewer operations are as quick one by one; more are seldom and cost search time.
  private static let lengths = 3...32
  private static let mostOpen = 8

  init(_ tape: Tape, uses: [Int32]) {
    self.tape = tape
    self.uses = uses
  }

  /// Looks for statements among the operations that are in no chain.
  mutating func search(_ window: Range<Int>, _ roles: [ChainFinder.Role]) {
    self.window = window
    self.roles = roles
    extents.removeAll(keepingCapacity: true)
    operations.removeAll(keepingCapacity: true)
    for operation in window.reversed() where isFree(operation) && isUsed(operation) {
      grow(operation)
    }
  }

  func statement(endingAt operation: Int) -> Statement? {
    extents[operation].map {
      Statement(
        operations: operations[$0.operations], left: $0.leaves.0, right: $0.leaves.1)
    }
  }

  private func isFree(_ operation: Int) -> Bool {
    roles[operation - window.lowerBound] == .single
  }

  private func isUsed(_ operation: Int) -> Bool { uses[tape.inputCount + operation] > 0 }
}

// One statement.
extension StatementFinder {
  /// Takes in, from the latest on, what only the statement reads; keeps the longest with few
  /// leaves.
  private mutating func grow(_ head: Int) {
    taken.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    fixed.removeAll(keepingCapacity: true)
    take(head)
    var best: (length: Int, leaves: (Int32, Int32))?
    while taken.count < Self.lengths.upperBound, let leaf = popLatest() {
      if leaf.node < tape.inputCount + window.lowerBound || !isPrivate(leaf) {
        fixed.append(leaf.node)
        guard fixed.count <= 2 else { break }
      } else {
        take(Int(leaf.node) - tape.inputCount)
        guard open.count <= Self.mostOpen else { break }
      }
      if let leaves { best = (taken.count, leaves) }
    }
    if let best, Self.lengths.contains(best.length) { keep(head, best.length, best.leaves) }
  }

  private mutating func take(_ operation: Int) {
    taken.append(Int32(operation))
    let (primitive, left, right) = tape[operation]
    read(left)
    if primitive.arity > 1 { read(right) }
  }

  private mutating func read(_ node: Int32) {
    guard node >= 0 else { return }
    if let index = open.firstIndex(where: { $0.node == node }) {
      open[index].uses += 1
    } else if !fixed.contains(node) {
      open.append(Leaf(node: node, uses: 1))
    }
  }

  private mutating func popLatest() -> Leaf? {
    guard let index = open.indices.max(by: { open[$0].node < open[$1].node }) else { return nil }
    open.swapAt(index, open.count - 1)
    return open.popLast()
  }

  private func isPrivate(_ leaf: Leaf) -> Bool {
    uses[Int(leaf.node)] == leaf.uses && isFree(Int(leaf.node) - tape.inputCount)
  }

  /// The leaves, the latest first, if they are one or two.
  private var leaves: (Int32, Int32)? {
    guard (1...2).contains(fixed.count + open.count) else { return nil }
    let first = fixed.first ?? open[0].node
    let second = fixed.count == 1 ? open.first?.node : fixed.last ?? open.last?.node
    return (max(first, second ?? first), min(first, second ?? first))
  }

  private mutating func keep(_ head: Int, _ length: Int, _ leaves: (Int32, Int32)) {
    let start = operations.count
    operations += taken[..<length].reversed()
    extents[head] = Extent(operations: start..<operations.count, leaves: leaves)
    for operation in taken[..<length] { roles[Int(operation) - window.lowerBound] = .inside }
    roles[head - window.lowerBound] = .head
  }
}

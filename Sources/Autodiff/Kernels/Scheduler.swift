/// Turns a tape into a program: the same operations in an order that runs fast.
///
/// The tape is cut into windows that fit the nearest cache. Long sums and products of a window
/// become chains. The rest is ordered by level (longest path inside the window) and primitive,
/// so that operations of one kind whose operands lie at constant strides become blocks; a window
/// with little to gain keeps the order of the tape, in which results are used soon. No order
/// changes a value, since each operation still meets the same operands. Operations that no
/// output depends on are left out.
struct Scheduler {
  private let tape: Tape
  private var chains: ChainFinder
  private var statements: StatementFinder
  private var bodies = BodyTable()
  private var builder: ProgramBuilder
  /// Of each node of the tape: its slot.
  private var slots: [Int32]
  private var units: [Unit] = []
  private var levels: [Int32] = []

  /// What is scheduled as one: an operation or a chain, named by its last operation.
  private struct Unit {
    let operation: Int32
    let level: Int32
    /// Equal for units that may share a block.
    let kind: Int32
  }

  /// Operations that are scheduled together: their values and adjoints fill about 32 KiB.
  private static let windowLength = 2048

  /// A statement pays where it repeats: there is no use in looking for some in fewer operations.
  private static let fewOperations = 16

  /// The kind of all chains: above those of the primitives.
  private static let chainKind: Int32 = 1 << 10

  static func program(_ tape: Tape) -> Program {
    var scheduler = Scheduler(tape)
    return scheduler.run()
  }

  private init(_ tape: Tape) {
    self.tape = tape
    let uses = Self.useCounts(tape)
    chains = ChainFinder(tape, uses: uses)
    statements = StatementFinder(tape, uses: uses)
    builder = ProgramBuilder(constants: tape.constants, inputCount: tape.inputCount)
    slots = Array(repeating: -1, count: tape.inputCount + tape.operations.count)
    for input in 0..<tape.inputCount { slots[input] = Int32(tape.constants.count + input) }
  }

  /// How often each node is read by operations that an output depends on, once more per output.
  private static func useCounts(_ tape: Tape) -> [Int32] {
    var uses = [Int32](repeating: 0, count: tape.inputCount + tape.operations.count)
    for output in tape.outputs where output >= 0 { uses[Int(output)] += 2 }
    for operation in tape.operations.indices.reversed()
    where uses[tape.inputCount + operation] > 0 {
      let (primitive, left, right) = tape[operation]
      if left >= 0 { uses[Int(left)] += 1 }
      if primitive.arity > 1, right >= 0 { uses[Int(right)] += 1 }
    }
    return uses
  }

  private mutating func run() -> Program {
    let count = tape.operations.count
    for start in stride(from: 0, to: count, by: Self.windowLength) {
      schedule(start..<min(start + Self.windowLength, count))
    }
    return Program(builder, outputs: tape.outputs.map(slot))
  }

  private func slot(_ reference: Int32) -> Int32 {
    reference >= 0 ? slots[Int(reference)] : ~reference
  }

  private func operands(_ operation: Int) -> ProgramBuilder.Operands {
    ProgramBuilder.Operands(
      left: slot(tape.operations[operation].left), right: slot(tape.operations[operation].right))
  }
}

// One window.
extension Scheduler {
  private mutating func schedule(_ window: Range<Int>) {
    chains.search(window)
    findUnits(window)
    let sorted = Self.sorted(units)
    let groups = Self.groups(sorted)
    // Blocks pay from about four operations on.
    if groups.count * 4 <= units.count {
      for group in groups { emit(sorted[group]) }
    } else {
      emitInOrder(window)
    }
  }

  private mutating func findUnits(_ window: Range<Int>) {
    units.removeAll(keepingCapacity: true)
    levels = Array(repeating: 0, count: window.count)
    for operation in window {
      let place = operation - window.lowerBound
      guard chains.uses[tape.inputCount + operation] > 0, chains.roles[place] != .inside else {
        continue
      }
      levels[place] = 1 + operandLevel(operation, window)
      units.append(
        Unit(operation: Int32(operation), level: levels[place], kind: kind(operation, place)))
    }
  }

  private func operandLevel(_ operation: Int, _ window: Range<Int>) -> Int32 {
    let (_, left, right) = tape[operation]
    guard chains.roles[operation - window.lowerBound] == .head else {
      return max(level(left, window), level(right, window))
    }
    let chain = chains.chain(endingAt: operation)
    var result = level(chain.base, window)
    for item in chain.items {
      let isInside = chain.kind == .dot
      let (_, left, right) = isInside ? tape[Int(item) - tape.inputCount] : (.add, item, item)
      result = max(result, level(left, window), level(right, window))
    }
    return result
  }

  private func level(_ reference: Int32, _ window: Range<Int>) -> Int32 {
    let place = Int(reference) - tape.inputCount - window.lowerBound
    return reference >= 0 && place >= 0 ? levels[place] : 0
  }

  /// Operations share a block if they have the primitive and the constant operands in common.
  private func kind(_ operation: Int, _ place: Int) -> Int32 {
    let (primitive, left, right) = tape[operation]
    let flags: Int32 = (left < 0 ? 1 : 0) + (right < 0 ? 2 : 0)
    return chains.roles[place] == .head ? Self.chainKind : Int32(primitive.rawValue) << 2 + flags
  }

  /// Emits a window in the order of the tape, with statements.
  private mutating func emitInOrder(_ window: Range<Int>) {
    guard window.count >= Self.fewOperations, tape.constants.count <= BodyTable.mostConstants
    else {
      for unit in units { emit(unit) }
      return
    }
    statements.search(window, chains.roles)
    for unit in units {
      let operation = Int(unit.operation)
      if let statement = statements.statement(endingAt: operation) {
        let body = bodies.number(of: statement, tape, &builder)
        slots[tape.inputCount + operation] = builder.statement(
          body,
          ProgramBuilder.Operands(left: slot(statement.left), right: slot(statement.right)))
      } else if statements.roles[operation - window.lowerBound] != .inside {
        emit(unit)
      }
    }
  }

  private mutating func emit(_ unit: Unit) {
    let operation = Int(unit.operation)
    guard unit.kind != Self.chainKind else { return emitChain(operation) }
    slots[tape.inputCount + operation] = builder.operation(
      tape.operations[operation].primitive, operands(operation))
  }

  private mutating func emit(_ group: ArraySlice<Unit>) {
    guard let first = group.first, group.count > 1, first.kind != Self.chainKind else {
      for unit in group { emit(unit) }
      return
    }
    let operands = group.map { self.operands(Int($0.operation)) }
    let primitive = tape.operations[Int(first.operation)].primitive
    builder.operations(primitive, operands) { index, slot in
      slots[tape.inputCount + Int(group[group.startIndex + index].operation)] = slot
    }
  }

  private mutating func emitChain(_ operation: Int) {
    let chain = chains.chain(endingAt: operation)
    let items = chain.items.map { item in
      chain.kind == .dot
        ? operands(Int(item) - tape.inputCount)
        : ProgramBuilder.Operands(left: slot(item), right: slot(item))
    }
    slots[tape.inputCount + operation] = builder.chain(
      chain.kind, base: slot(chain.base), items: items)
  }
}

// Order by level, then kind, then tape: two stable counting sorts.
extension Scheduler {
  private static func sorted(_ units: [Unit]) -> [Unit] {
    countingSort(countingSort(units) { Int($0.kind) }) { Int($0.level) }
  }

  @inline(__always)
  private static func countingSort(_ units: [Unit], by key: (Unit) -> Int) -> [Unit] {
    var starts = [Int](repeating: 0, count: (units.map(key).max() ?? 0) + 2)
    for unit in units { starts[key(unit) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var result = units
    for unit in units {
      result[starts[key(unit)]] = unit
      starts[key(unit)] += 1
    }
    return result
  }

  private static func groups(_ units: [Unit]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in units.indices {
      let isLast = index + 1 == units.count
      if isLast || units[index + 1].level != units[index].level
        || units[index + 1].kind != units[index].kind
      {
        result.append(start..<index + 1)
        start = index + 1
      }
    }
    return result
  }
}

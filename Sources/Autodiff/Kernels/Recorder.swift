/// Records an evaluation operation by operation, without names, levels or shared
/// subexpressions: the quick way to a `Kernel` for functions that are written as code.
///
/// Unsafe storage, because an array's check of its ownership at each append costs more than
/// writing down the operation does.
package struct Recorder: ~Copyable {
  @usableFromInline var operations: UnsafeMutablePointer<Tape.Operation>
  @usableFromInline var capacity: Int
  @usableFromInline var count = 0
  @usableFromInline var constants: [Double] = []
  @usableFromInline let inputCount: Int

  /// A number of the evaluation: an input, an operation's result or a constant.
  package struct Variable: Sendable {
    @usableFromInline let reference: Int32

    @inlinable
    init(_ reference: Int32) { self.reference = reference }
  }

  package init(inputCount: Int) {
    self.inputCount = inputCount
    capacity = 256
    operations = .allocate(capacity: capacity)
  }

  deinit { operations.deallocate() }

  package var inputs: [Variable] { (0..<Int32(inputCount)).map(Variable.init) }

  package var operationCount: Int { count }

  /// Forgets the operations and constants, and keeps their memory for the next recording.
  package mutating func restart() {
    count = 0
    constants.removeAll(keepingCapacity: true)
  }

  @inlinable
  package mutating func constant(_ value: Double) -> Variable {
    constants.append(value)
    return Variable(~Int32(truncatingIfNeeded: constants.count - 1))
  }

  @inlinable
  @inline(__always)
  package mutating func apply(_ primitive: Primitive, _ a: Variable, _ b: Variable) -> Variable {
    if count == capacity { return applyGrown(primitive, a, b) }
    (operations + count).initialize(to: Tape.Operation(primitive, a.reference, b.reference))
    defer { count &+= 1 }
    // `grow` keeps the number of nodes within Int32.
    return Variable(Int32(truncatingIfNeeded: inputCount &+ count))
  }

  @inlinable
  @inline(__always)
  package mutating func apply(_ primitive: Primitive, _ a: Variable) -> Variable {
    apply(primitive, a, a)
  }

  /// Apart and in tail position, so that `apply` has no registers to save.
  @usableFromInline
  @inline(never)
  mutating func applyGrown(_ primitive: Primitive, _ a: Variable, _ b: Variable) -> Variable {
    grow()
    return apply(primitive, a, b)
  }

  private mutating func grow() {
    precondition(inputCount + 2 * capacity < Int32.max, "more operations than a tape can hold")
    let larger = UnsafeMutablePointer<Tape.Operation>.allocate(capacity: 2 * capacity)
    larger.moveInitialize(from: operations, count: count)
    operations.deallocate()
    operations = larger
    capacity *= 2
  }

  /// What was recorded, with the outputs y₁ … yₘ.
  package borrowing func tape(outputs: [Variable]) -> Tape {
    Tape(
      inputCount: inputCount,
      operations: Array(UnsafeBufferPointer(start: operations, count: count)),
      constants: constants, outputs: outputs.map(\.reference))
  }
}

/// Records an evaluation operation by operation, without names, levels or shared
/// subexpressions: the quick way to a `Kernel` for functions that are written as code.
///
/// Unsafe storage, because an array's check of its ownership at each append costs more than
/// writing down the operation does. Public, because only public functions are inlined into other
/// modules, and a call costs as much again.
public struct Recorder: ~Copyable {
  @usableFromInline var operations: UnsafeMutablePointer<Tape.Operation>
  private var capacity = 256
  /// Where the next operation is written, where room ends, and the next operation's reference.
  @usableFromInline var next: UnsafeMutablePointer<Tape.Operation>
  @usableFromInline var end: UnsafeMutablePointer<Tape.Operation>
  @usableFromInline var nextReference: Int32
  @usableFromInline var constants: [Double] = []
  @usableFromInline let inputCount: Int

  /// A number of the evaluation: an input, an operation's result or a constant.
  public struct Variable: Sendable {
    @usableFromInline let reference: Int32

    @inlinable
    init(_ reference: Int32) { self.reference = reference }
  }

  package init(inputCount: Int) {
    self.inputCount = inputCount
    operations = .allocate(capacity: capacity)
    next = operations
    end = operations + capacity
    // `grow` keeps the number of nodes within Int32.
    nextReference = Int32(truncatingIfNeeded: inputCount)
  }

  deinit { operations.deallocate() }

  package var inputs: [Variable] { (0..<Int32(inputCount)).map(Variable.init) }

  package var operationCount: Int { next - operations }

  /// Forgets the operations and constants, and keeps their memory for the next recording.
  @inlinable
  public mutating func restart() {
    next = operations
    nextReference = Int32(truncatingIfNeeded: inputCount)
    if !constants.isEmpty { constants.removeAll(keepingCapacity: true) }
  }

  /// A number that is the same at every point.
  @inlinable
  public mutating func constant(_ value: Double) -> Variable {
    constants.append(value)
    return Variable(~Int32(truncatingIfNeeded: constants.count - 1))
  }

  /// Records φ(a, b); returns its result.
  @inlinable
  @inline(__always)
  public mutating func apply(_ primitive: Primitive, _ a: Variable, _ b: Variable) -> Variable {
    if next == end { return applyGrown(primitive, a, b) }
    next.initialize(to: Tape.Operation(primitive, a.reference, b.reference))
    next += 1
    defer { nextReference &+= 1 }
    return Variable(nextReference)
  }

  /// Records φ(a); returns its result.
  @inlinable
  @inline(__always)
  public mutating func apply(_ primitive: Primitive, _ a: Variable) -> Variable {
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
    larger.moveInitialize(from: operations, count: capacity)
    operations.deallocate()
    operations = larger
    next = larger + capacity
    capacity *= 2
    end = larger + capacity
  }

  /// What was recorded, with the outputs y₁ … yₘ.
  package borrowing func tape(outputs: [Variable]) -> Tape {
    Tape(
      inputCount: inputCount,
      operations: Array(UnsafeBufferPointer(start: operations, count: operationCount)),
      constants: constants, outputs: outputs.map(\.reference))
  }
}

/// One step of a statement's body: an operation on duals.
///
/// Places are the program's constants, the two inputs, then a result per step, as bytes from the
/// first dual: a sweep of a few steps feels every instruction. A `carry` operand is the result of
/// the step before, for the first step the left input, and stays in a register.
struct BodyStep: Sendable {
  let kind: Kind
  let primitive: UInt8
  let left: Int32
  let right: Int32

  enum Kind: UInt8, CaseIterable {
    case add, addCarry
    case sub, subFromCarry, subCarry
    case mul, mulCarry, squareCarry
    /// carry + left·right, the product rounded as an operation of its own.
    case addProduct
    case div, divCarry, divByCarry
    /// carry/(left + right), the sum rounded as an operation of its own.
    case divBySum
    case neg, negCarry
    case exp, expCarry
    /// exp(−left).
    case expOfNegative, expOfNegativeCarry
    case sin, sinCarry
    // Functions through the primitive table.
    case function, functionOfCarry, functionOfLeft, functionOfRight, functionOfBoth
    /// The statement is complete.
    case end
  }
}

/// An operation of a body, its operands numbered: constants, the two inputs, earlier results.
struct BodyOperation: Hashable, Sendable {
  let primitive: Primitive
  let left: Int32
  let right: Int32
}

/// The bodies of a program's statements, each kept once.
///
/// A loop that repeats a statement repeats its body, so that sweeps read the same steps again and
/// again.
struct StatementBodies: Sendable {
  private(set) var operations: [[BodyOperation]] = []
  private(set) var steps: [BodyStep] = []
  /// Where the steps of each body begin.
  private(set) var starts: [Int32] = []
  /// The most results of a body.
  private(set) var resultCount = 0

  /// Keeps a body; returns its number.
  mutating func append(_ body: [BodyOperation], inputStart: Int) -> Int32 {
    operations.append(body)
    starts.append(Int32(steps.count))
    var writer = BodyWriter(body, inputStart: inputStart)
    steps += writer.write()
    resultCount = max(resultCount, body.count)
    return Int32(starts.count - 1)
  }

  var byteCount: Int {
    operations.reduce(0) { $0 + $1.count } * MemoryLayout<BodyOperation>.stride
      + steps.count * MemoryLayout<BodyStep>.stride + starts.count * MemoryLayout<Int32>.stride
  }
}

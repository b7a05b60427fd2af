/// Writes the operations of a statement's body as steps.
///
/// A product that only a later sum reads is formed inside that sum, a sum that only a quotient
/// divides by inside that, and a negative inside its exponential: each saves a step.
struct BodyWriter {
  private let body: [BodyOperation]
  private let inputStart: Int32
  /// By operation: whether it is formed inside a later one.
  private var isInside: [Bool] = []
  /// By number of an operand: its place, in bytes.
  private var places: [Int32] = []
  private var steps: [BodyStep] = []
  /// What the carry holds: the operation of the last step, the left input at first.
  private var last: Int32

  init(_ body: [BodyOperation], inputStart: Int) {
    self.body = body
    self.inputStart = Int32(inputStart)
    last = Int32(inputStart)
    isInside = body.map { _ in false }
    places = (0..<inputStart + 2 + body.count).map(Self.place)
  }

  private static func place(_ index: Int) -> Int32 { Int32(index * MemoryLayout<Dual>.stride) }

  mutating func write() -> [BodyStep] {
    for index in body.indices {
      if let inner = findInner(index) { isInside[inner] = true }
    }
    for index in body.indices where !isInside[index] { write(index) }
    steps.append(BodyStep(kind: .end, primitive: 0, left: 0, right: 0))
    return steps
  }

  private func number(_ index: Int) -> Int32 { inputStart + 2 + Int32(index) }

  /// The operation that can be formed inside a later one. A sum and a quotient take the result of
  /// the step before as their other operand.
  private func findInner(_ index: Int) -> Int? {
    let (primitive, left, right) = (body[index].primitive, body[index].left, body[index].right)
    switch primitive {
    case .add:
      return formable(.mul, left, in: index, beside: right)
        ?? formable(.mul, right, in: index, beside: left)
    case .div: return formable(.add, right, in: index, beside: left)
    case .exp: return formable(.neg, left, in: index)
    default: return nil
    }
  }

  /// The operation of an operand, if it is of that kind and nobody else reads it; `other` must be
  /// what the carry will hold.
  private func formable(
    _ primitive: Primitive, _ operand: Int32, in outer: Int, beside other: Int32? = nil
  ) -> Int? {
    let index = Int(operand - number(0))
    guard index >= 0, body[index].primitive == primitive, useCount(operand) == 1,
      inner(body[index]) == nil
    else { return nil }
    guard let other else { return index }
    let before = (0..<outer).last { !isInside[$0] && $0 != index }
    return before.map(number) == other ? index : nil
  }

  private func useCount(_ operand: Int32) -> Int {
    body.count { $0.left == operand || ($0.right == operand && $0.primitive.arity > 1) }
  }

  private mutating func write(_ index: Int) {
    let operation = body[index]
    switch (operation.primitive, inner(operation)) {
    case (.add, let product?): append(.addProduct, product)
    case (.div, let sum?): append(.divBySum, sum)
    case (.exp, let negative?): unary(negative, (.expOfNegative, .expOfNegativeCarry))
    default: append(operation)
    }
    last = number(index)
    places[Int(last)] = Self.place(Int(number(0)) + steps.count - 1)
  }

  /// The operation that is formed inside another.
  private func inner(_ outer: BodyOperation) -> BodyOperation? {
    for operand in [outer.left, outer.right] where operand >= number(0) {
      let index = Int(operand - number(0))
      if isInside[index] { return body[index] }
    }
    return nil
  }

  private mutating func append(
    _ kind: BodyStep.Kind, _ primitive: UInt8, _ left: Int32, _ right: Int32
  ) {
    steps.append(
      BodyStep(
        kind: kind, primitive: primitive, left: places[Int(left)], right: places[Int(right)]))
  }
}

// The step of an operation.
extension BodyWriter {
  private mutating func append(_ operation: BodyOperation) {
    switch operation.primitive {
    case .mul where operation.left == last && operation.right == last:
      append(.squareCarry, 0, last, last)
    case .add: binary(operation, (.add, .addCarry, .addCarry))
    case .mul: binary(operation, (.mul, .mulCarry, .mulCarry))
    case .sub: binary(operation, (.sub, .subFromCarry, .subCarry))
    case .div: binary(operation, (.div, .divCarry, .divByCarry))
    case .neg: unary(operation, (.neg, .negCarry))
    case .exp: unary(operation, (.exp, .expCarry))
    case .sin: unary(operation, (.sin, .sinCarry))
    default: function(operation)
    }
  }

  private mutating func append(_ kind: BodyStep.Kind, _ operation: BodyOperation) {
    append(kind, operation.primitive.rawValue, operation.left, operation.right)
  }

  /// A carry form reads its other operand at `left`.
  private mutating func binary(
    _ operation: BodyOperation,
    _ kinds: (plain: BodyStep.Kind, leftCarry: BodyStep.Kind, rightCarry: BodyStep.Kind)
  ) {
    let (left, right) = (operation.left, operation.right)
    switch (left == last, right == last) {
    case (true, false): append(kinds.leftCarry, 0, right, right)
    case (false, true): append(kinds.rightCarry, 0, left, left)
    case (true, true), (false, false): append(kinds.plain, 0, left, right)
    }
  }

  private mutating func unary(
    _ operation: BodyOperation, _ kinds: (plain: BodyStep.Kind, carry: BodyStep.Kind)
  ) {
    append(operation.left == last ? kinds.carry : kinds.plain, operation)
  }

  private mutating func function(_ operation: BodyOperation) {
    guard operation.primitive.arity > 1 else {
      return unary(operation, (.function, .functionOfCarry))
    }
    append(
      operation.right < inputStart
        ? .functionOfLeft : operation.left < inputStart ? .functionOfRight : .functionOfBoth,
      operation)
  }
}

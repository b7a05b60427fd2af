/// What an evaluation of a tape and its sweeps compute with: doubles or wide numbers.
protocol TapeNumber: Sendable {
  static var zero: Self { get }
  init(_ value: Double)
  static func + (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  /// φ(a, b); a second operand is 0 where the arity is 1.
  static func value(of row: PrimitiveRow, _ a: Self, _ b: Self) -> Self
  /// The partial of y = φ(a, b) to the operand at a position.
  static func partial(
    of row: PrimitiveRow, _ position: Int, _ a: Self, _ b: Self, _ y: Self
  ) -> Self
}

extension Double: TapeNumber {
  static func value(of row: PrimitiveRow, _ a: Double, _ b: Double) -> Double { row.value(a, b) }

  static func partial(
    of row: PrimitiveRow, _ position: Int, _ a: Double, _ b: Double, _ y: Double
  ) -> Double {
    row.partials[position].value(a, b, y)
  }
}

extension Tape {
  /// The derivatives of all nodes in one pass; an edge that no nonzero seed reaches contributes
  /// exactly nothing, as in the stepped passes.
  ///
  /// `partial` is that of a node to the operand at a position.
  func derivatives<Number: TapeNumber>(
    _ pass: Pass, partial: (_ node: Int, _ position: Int) -> Number
  ) -> [Number] {
    let count = inputCount + operations.count
    var state = TapeState<Number>(
      numbers: Array(repeating: .zero, count: count),
      isReached: Array(repeating: false, count: count))
    switch pass {
    case .primal: break
    case .forward(let seed):
      for (input, value) in seed.enumerated() where value != 0 {
        state.add(Number(value), to: input)
      }
      for node in inputCount..<count {
        eachOperand(of: node) { position, source in
          guard state.isReached[source] else { return }
          state.add(partial(node, position) * state.numbers[source], to: node)
        }
      }
    case .reverse(let seed):
      for (output, value) in zip(outputs, seed) where output >= 0 && value != 0 {
        state.add(Number(value), to: Int(output))
      }
      for node in (inputCount..<count).reversed() where state.isReached[node] {
        eachOperand(of: node) { position, source in
          state.add(partial(node, position) * state.numbers[node], to: source)
        }
      }
    }
    return state.numbers
  }

  /// By node: whether it depends on one of some nodes (forward), or one of them on it (reverse).
  func reach(of nodes: [Int32], _ mode: Mode) -> [Bool] {
    let count = inputCount + operations.count
    var isReached = Array(repeating: false, count: count)
    for node in nodes where node >= 0 { isReached[Int(node)] = true }
    switch mode {
    case .forward:
      for node in inputCount..<count {
        eachOperand(of: node) { _, source in
          if isReached[source] { isReached[node] = true }
        }
      }
    case .reverse:
      for node in (inputCount..<count).reversed() where isReached[node] {
        eachOperand(of: node) { _, source in isReached[source] = true }
      }
    }
    return isReached
  }

  /// The operands of an operation that are nodes.
  @inline(__always)
  private func eachOperand(of node: Int, _ body: (_ position: Int, _ source: Int) -> Void) {
    let operation = operations[node - inputCount]
    if operation.left >= 0 { body(0, Int(operation.left)) }
    if operation.right >= 0, operation.primitive.arity > 1 { body(1, Int(operation.right)) }
  }
}

/// The derivatives of a sweep under way.
private struct TapeState<Number: TapeNumber> {
  var numbers: [Number]
  var isReached: [Bool]

  mutating func add(_ number: Number, to node: Int) {
    numbers[node] = isReached[node] ? numbers[node] + number : number
    isReached[node] = true
  }
}

/// A recorded evaluation at a point, operation by operation: in doubles, or in wide numbers where
/// those leave their range.
struct EvaluatedTape<Number: TapeNumber>: Sendable {
  private let tape: Tape
  private let constants: [Number]
  /// By reference: inputs, then operations.
  let values: [Number]

  /// y = φ(a, b)
  private struct Application {
    let row: PrimitiveRow
    let a: Number
    let b: Number
    let value: Number
  }

  /// Evaluates a tape; a node's value may be replaced by another, which later ones then read.
  private init(
    _ tape: Tape, constants: [Number], at point: [Number],
    replacing: (_ node: Int, _ application: Application) -> Number
  ) {
    self.tape = tape
    self.constants = constants
    var values = point
    values.reserveCapacity(point.count + tape.operations.count)
    for operation in tape.operations {
      let (left, right) = (operation.left, operation.right)
      let row = operation.primitive.row
      let a = left < 0 ? constants[Int(~left)] : values[Int(left)]
      let b = row.arity < 2 ? .zero : right < 0 ? constants[Int(~right)] : values[Int(right)]
      let application = Application(row: row, a: a, b: b, value: Number.value(of: row, a, b))
      values.append(replacing(values.count, application))
    }
    self.values = values
  }

  /// The value of an input, an operation or a constant.
  func number(_ reference: Int32) -> Number {
    reference < 0 ? constants[Int(~reference)] : values[Int(reference)]
  }

  /// The partial of a node to the operand at a position.
  func partial(_ node: Int, _ position: Int) -> Number {
    let operation = tape.operations[node - tape.inputCount]
    let row = operation.primitive.row
    return Number.partial(
      of: row, position, number(operation.left),
      row.arity > 1 ? number(operation.right) : .zero, values[node])
  }

  func derivatives(_ pass: Pass) -> [Number] { tape.derivatives(pass, partial: partial) }
}

extension EvaluatedTape<Double> {
  /// Where a value may owe something to the range of doubles, those take their wide values that
  /// differ from them.
  init(_ tape: Tape, at point: [Double]) {
    let watch = RangeWatch(operationCount: tape.operations.count)
    var isInDoubt = false
    self.init(tape, constants: tape.constants, at: point) { _, application in
      let (a, b, value) = (application.a, application.b, application.value)
      isInDoubt = isInDoubt || watch.doubts(value, of: application.row, a, b)
      return value
    }
    guard isInDoubt else { return }
    let wide = EvaluatedTape<WideNumber>(tape, at: point).values
    self.init(tape, constants: tape.constants, at: point) { node, application in
      let value = application.value
      let isRight = wide[node].isOpen || wide[node].isNear(value, within: 1e-12 * value.magnitude)
      return isRight ? value : wide[node].double
    }
  }
}

extension EvaluatedTape<WideNumber> {
  /// What doubles would give if their exponents had no end.
  init(_ tape: Tape, at point: [Double]) {
    let constants = tape.constants.enumerated().map { index, value in
      tape.wideConstants[index] ?? WideNumber(value)
    }
    self.init(tape, constants: constants, at: point.map { WideNumber($0) }) { $1.value }
  }
}

/// A recorded evaluation at a point, operation by operation: in doubles, or in wide numbers where
/// those leave their range.
struct EvaluatedTape<Number: TapeNumber>: Sendable {
  private let tape: Tape
  private let constants: [Number]
  /// By reference: inputs, then operations.
  let values: [Number]

  /// Evaluates a tape; a node's value may be replaced by another, which later ones then read.
  private init(
    _ tape: Tape, constants: [Number], at point: [Number],
    replacing: (_ node: Int, _ value: Number) -> Number
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
      values.append(replacing(values.count, Number.value(of: row, a, b)))
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
  /// An evaluation in which something may owe to the range of doubles what it is: values that
  /// differ from their wide ones take those.
  init(_ tape: Tape, at point: [Double]) {
    let wide = EvaluatedTape<WideNumber>(tape, at: point).values
    self.init(tape, constants: tape.constants, at: point) { node, value in
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
    self.init(tape, constants: constants, at: point.map { WideNumber($0) }) { _, value in value }
  }
}

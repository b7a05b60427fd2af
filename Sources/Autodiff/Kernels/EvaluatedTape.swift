/// A recorded evaluation at a point, operation by operation: in doubles, or in wide numbers for
/// the sweeps that double arithmetic leaves open or takes to infinity.
struct EvaluatedTape<Number: TapeNumber>: Sendable {
  private let tape: Tape
  private let constants: [Number]
  /// By reference: inputs, then operations.
  let values: [Number]

  /// Evaluates a tape; an operation that is missing has no value.
  private init(
    _ tape: Tape, constants: [Number], at point: [Number], isMissing: (_ node: Int) -> Bool
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
      values.append(isMissing(values.count) ? Number(.nan) : Number.value(of: row, a, b))
    }
    self.values = values
  }

  private func number(_ reference: Int32) -> Number {
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
  init(_ tape: Tape, at point: [Double]) {
    self.init(tape, constants: tape.constants, at: point) { _ in false }
  }
}

extension EvaluatedTape<WideNumber> {
  /// The evaluation whose values in doubles are given, inputs first.
  ///
  /// It gives what doubles would give if their exponents had no end. A node whose value is nan in
  /// doubles is open here, too, so that no derivative appears beside a value that is missing.
  init(_ tape: Tape, values plain: ArraySlice<Double>) {
    let constants = tape.constants.enumerated().map { index, value in
      tape.wideConstants[index] ?? WideNumber(value)
    }
    let point = plain.prefix(tape.inputCount).map { WideNumber($0) }
    self.init(tape, constants: constants, at: point) { plain[plain.startIndex + $0].isNaN }
  }
}

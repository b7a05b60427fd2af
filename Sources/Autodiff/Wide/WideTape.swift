/// A recorded evaluation at a point in wide numbers, for the sweeps that double arithmetic
/// leaves open or takes to infinity.
///
/// It gives what doubles would give if their exponents had no end. A node whose value is nan in
/// doubles is open here, too, so that no derivative appears beside a value that is missing.
struct WideTape: Sendable {
  private let tape: Tape
  /// By reference: inputs, then operations.
  private let values: [WideNumber]
  private let constants: [WideNumber]

  /// The evaluation whose values in doubles are given, inputs first.
  init(_ tape: Tape, values plain: some Collection<Double>) {
    self.tape = tape
    let constants = tape.constants.enumerated().map { index, value in
      tape.wideConstants[index] ?? WideNumber(value)
    }
    var values = plain.prefix(tape.inputCount).map { WideNumber($0) }
    values.reserveCapacity(plain.count)
    for (operation, value) in zip(tape.operations, plain.dropFirst(tape.inputCount)) {
      let (left, right) = (operation.left, operation.right)
      let row = operation.primitive.row
      let a = left < 0 ? constants[Int(~left)] : values[Int(left)]
      let b =
        row.arity < 2 ? .zero : right < 0 ? constants[Int(~right)] : values[Int(right)]
      values.append(value.isNaN ? .open : row.value(a, b))
    }
    self.constants = constants
    self.values = values
  }

  private func number(_ reference: Int32) -> WideNumber {
    reference < 0 ? constants[Int(~reference)] : values[Int(reference)]
  }

  /// The partial of a node to the operand at a position.
  func partial(_ node: Int, _ position: Int) -> WideNumber {
    let operation = tape.operations[node - tape.inputCount]
    let row = operation.primitive.row
    return row.partial(
      position, number(operation.left), row.arity > 1 ? number(operation.right) : .zero,
      values[node])
  }

  func derivatives(_ pass: Pass) -> [WideNumber] { tape.derivatives(pass, partial: partial) }
}

/// A recorded evaluation at a point in doubles, operation by operation.
struct PlainTape: Sendable {
  private let tape: Tape
  /// By reference: inputs, then operations.
  let values: [Double]

  init(_ tape: Tape, at point: [Double]) {
    self.tape = tape
    var values = point
    values.reserveCapacity(point.count + tape.operations.count)
    for operation in tape.operations {
      let (left, right) = (operation.left, operation.right)
      values.append(
        operation.primitive.row.value(
          left < 0 ? tape.constants[Int(~left)] : values[Int(left)],
          operation.primitive.arity < 2
            ? 0 : right < 0 ? tape.constants[Int(~right)] : values[Int(right)]))
    }
    self.values = values
  }

  func derivatives(_ pass: Pass) -> [Double] {
    tape.derivatives(pass) { node, position in
      let operation = tape.operations[node - tape.inputCount]
      let row = operation.primitive.row
      return row.partials[position].value(
        number(operation.left), row.arity > 1 ? number(operation.right) : 0, values[node])
    }
  }

  private func number(_ reference: Int32) -> Double {
    reference < 0 ? tape.constants[Int(~reference)] : values[Int(reference)]
  }
}

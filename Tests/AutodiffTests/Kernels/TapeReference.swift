import Autodiff

/// A tape evaluated and differentiated operation by operation, straight from the table.
struct TapeReference {
  private let tape: Tape
  private var values: [Double]

  init(_ tape: Tape, at point: [Double]) {
    self.tape = tape
    values = point
    for operation in tape.operations {
      values.append(
        operation.primitive.row.value(value(operation.left), value(operation.right)))
    }
  }

  var outputs: [Double] { tape.outputs.map(value) }

  private func value(_ reference: Int32) -> Double {
    reference >= 0 ? values[Int(reference)] : tape.constants[Int(~reference)]
  }

  /// The edges of the whole tape: (result, operand, partial).
  private var edges: [(target: Int, source: Int, partial: Double)] {
    tape.operations.indices.flatMap { index in
      let operation = tape.operations[index]
      let (a, b) = (value(operation.left), value(operation.right))
      let target = tape.inputCount + index
      return operation.primitive.row.partials.enumerated().compactMap { position, partial in
        let source = position == 0 ? operation.left : operation.right
        return source < 0 ? nil : (target, Int(source), partial.value(a, b, values[target]))
      }
    }
  }

  /// The result of a pass, and the same with absolute values throughout, as a scale for rounding.
  func derivatives(_ mode: Mode, _ seed: [Double]) -> [(value: Double, scale: Double)] {
    var values = [Double](repeating: 0, count: values.count)
    var scales = values
    let seeded = mode == .forward ? Array(0..<tape.inputCount) : tape.outputs.map(Int.init)
    for (node, number) in zip(seeded, seed) where node >= 0 {
      values[node] += number
      scales[node] += abs(number)
    }
    for edge in mode == .forward ? edges : edges.reversed() {
      let (from, to) =
        mode == .forward ? (edge.source, edge.target) : (edge.target, edge.source)
      values[to] += values[from] * edge.partial
      scales[to] += scales[from] * abs(edge.partial)
    }
    let read = mode == .forward ? tape.outputs.map(Int.init) : Array(0..<tape.inputCount)
    return read.map { $0 < 0 ? (0, 0) : (values[$0], scales[$0]) }
  }
}

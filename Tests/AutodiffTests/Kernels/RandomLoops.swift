import Autodiff
import TestKit

/// Tapes as loops over arrays leave them: elementwise operations on slices, numbers broadcast,
/// loops that treat two things in turn, long sums and products, and strays between.
enum RandomLoops {
  static func tape(seed: UInt64) -> (Tape, point: [Double]) {
    var random = SplitMix(seed: seed)
    let width = Int.random(in: 3...40, using: &random)
    let point = (0..<3 * width).map { _ in random.decimal(in: 0.5...1.5) }
    var recorder = Recorder(inputCount: point.count)
    let inputs = zip(recorder.inputs, point).map { Entry(variable: $0, value: $1) }
    var slices = stride(from: 0, to: inputs.count, by: width).map {
      Array(inputs[$0..<$0 + width])
    }
    var outputs: [Recorder.Variable] = []
    for _ in 0..<Int.random(in: 5...60, using: &random) {
      let picked = (0..<3).map { _ in slices.randomElement(using: &random) ?? inputs }
      let constant = random.decimal(in: 0.5...2)
      let number = Entry(variable: recorder.constant(constant), value: constant)
      var loop = Loop(picked: picked, number: number)
      let result = loop.run(Int.random(in: 0..<10, using: &random), &recorder)
      if result.count > 1 { slices.append(result) }
      if result.count == 1 || random.oneIn(4) { outputs += result.map(\.variable) }
    }
    outputs += slices.last.map { $0.map(\.variable) } ?? []
    return (recorder.tape(outputs: outputs), point)
  }

  /// A variable and its value at the point.
  struct Entry {
    let variable: Recorder.Variable
    let value: Double
  }

  private struct Loop {
    let picked: [[Entry]]
    let number: Entry

    mutating func run(_ kind: Int, _ recorder: inout Recorder) -> [Entry] {
      let (a, b, c) = (picked[0], picked[1], picked[2])
      switch kind {
      case 0: return zip(a, b).map { apply(.add, $0, $1, &recorder) }
      case 1: return zip(a, b).map { apply(.sub, $0, $1, &recorder) }
      case 2: return zip(a, b).map { apply(.mul, $0, $1, &recorder) }
      case 3: return zip(a, b).map { apply(.div, $0, $1, &recorder) }
      case 4: return a.map { apply(.mul, number, $0, &recorder) }
      case 5: return a.map { apply(.sub, $0, b[0], &recorder) }
      case 6:
        return zip(a, b).flatMap {
          [apply(.mul, $0, number, &recorder), apply(.neg, $1, $1, &recorder)]
        }
      case 7: return [a.dropFirst().reduce(a[0]) { apply(.add, $0, $1, &recorder) }]
      case 8: return [a.dropFirst().reduce(b[0]) { apply(.mul, $0, $1, &recorder) }]
      default:
        return [
          zip(b, c).reduce(a[0]) { apply(.add, apply(.mul, $1.0, $1.1, &recorder), $0, &recorder) }
        ]
      }
    }

    /// The operation, or a hyperbolic tangent or sum instead where the result would be too large
    /// or too small to compare well.
    private func apply(
      _ primitive: Primitive, _ a: Entry, _ b: Entry, _ recorder: inout Recorder
    ) -> Entry {
      let value = primitive.row.value(a.value, b.value)
      guard abs(value) < 100, abs(value) > 0.01 else {
        let bounded = ElementaryMath.tanh(a.value)
        return Entry(variable: recorder.apply(.tanh, a.variable), value: bounded)
      }
      let variable =
        primitive.arity == 1
        ? recorder.apply(primitive, a.variable)
        : recorder.apply(primitive, a.variable, b.variable)
      return Entry(variable: variable, value: value)
    }
  }
}

import TestKit
import Testing

@testable import Autodiff

/// Holds a tape's kernel against an evaluation operation by operation.
enum KernelCheck {
  static func sweeps(_ tape: Tape, _ point: [Double], _ name: Comment) {
    let reference = TapeReference(tape, at: point)
    var kernel = Kernel(tape)
    kernel.replay(point)
    #expect(kernel.outputs.map(\.bitPattern) == reference.outputs.map(\.bitPattern), name)
    let recovered = TapeReference(TapeRecovery(kernel.program).tape, at: point)
    #expect(recovered.outputs.map(\.bitPattern) == reference.outputs.map(\.bitPattern), name)
    for mode in [Mode.forward, .reverse] {
      let seedCount = mode == .forward ? tape.inputCount : tape.outputCount
      let seed = (0..<seedCount).map { 1 - 0.3 * Double($0 % 5) }
      let expected = reference.derivatives(mode, seed)
      let result = kernel.push(mode, seed, count: expected.count)
      for (index, (value, scale)) in expected.enumerated() {
        #expect(abs(result[index] - value) <= 1e-12 * scale, name)
      }
      for (index, (value, scale)) in recovered.derivatives(mode, seed).enumerated() {
        #expect(abs(expected[index].value - value) <= 1e-12 * scale, name)
      }
    }
  }

  static func jacobians(_ tape: Tape, _ point: [Double], _ name: String) {
    let reference = TapeReference(tape, at: point)
    let rows = tape.outputs.indices.map { row in
      reference.derivatives(.reverse, tape.outputs.indices.map { $0 == row ? 1 : 0 })
    }
    for method in [JacobianMethod.plain(.forward, for: tape), .plain(.reverse, for: tape)] {
      var jacobian = KernelJacobian(tape, by: method)
      // Twice: what one computation leaves behind must not reach the next.
      for _ in 0..<2 { jacobian.compute(at: point) }
      for (row, entries) in rows.enumerated() {
        for (column, (value, scale)) in entries.enumerated() {
          #expect(
            abs(jacobian[row, column] - value) <= 1e-12 * scale + 1e-300,
            "\(name), \(method.mode), entry \(row),\(column)")
        }
      }
    }
  }
}

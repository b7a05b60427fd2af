import TestKit
import Testing

@testable import Autodiff

@Suite("Kernels of long, regular tapes agree with an evaluation operation by operation")
struct SchedulerTests {
  @Test("law: random loops, with blocks and chains in them", arguments: 0..<80)
  func randomLoops(seed: Int) {
    let (tape, point) = RandomLoops.tape(seed: UInt64(seed))
    check(tape, point, "seed \(seed)")
  }

  @Test("law: whole Jacobians of random loops, column by column and row by row", arguments: 0..<12)
  func randomJacobians(seed: Int) {
    let (tape, point) = RandomLoops.tape(seed: UInt64(seed))
    checkJacobian(tape, point, "seed \(seed)")
  }

  @Test(
    "passes that reach little of a function sweep little of it",
    arguments: [Mode.forward, .reverse])
  func narrowedPasses(mode: Mode) {
    var recorder = Recorder(inputCount: 120)
    let x = recorder.inputs
    let outputs = x.indices.map { i in
      let sine = recorder.apply(.sin, x[i])
      let product = recorder.apply(.mul, sine, x[max(0, i - 1)])
      return recorder.apply(.div, product, recorder.apply(.exp, x[i]))
    }
    let tape = recorder.tape(outputs: outputs)
    let point = x.indices.map { 0.5 + 0.01 * Double($0) }
    var jacobian = KernelJacobian(tape, by: .plain(mode, for: tape))
    #expect(jacobian.sweptInstructions.contains("skip"))
    let reference = TapeReference(tape, at: point)
    for _ in 0..<2 { jacobian.compute(at: point) }
    for row in x.indices {
      let expected = reference.derivatives(.reverse, x.indices.map { $0 == row ? 1 : 0 })
      for column in x.indices {
        let (value, scale) = expected[column]
        #expect(abs(jacobian[row, column] - value) <= 1e-12 * scale, "entry \(row),\(column)")
      }
    }
  }

  @Test("the laws' functions and loops reach every kind of instruction")
  func coverage() {
    var seen: Set<String> = []
    for seed in 0..<80 {
      seen.formUnion(Kernel(RandomLoops.tape(seed: UInt64(seed)).0).instructionCounts.keys)
    }
    for random in RandomFunction.first(1000) {
      seen.formUnion(Kernel(WengertList(random.function)).instructionCounts.keys)
    }
    #expect(Set(Kernel.instructionNames).subtracting(seen).isEmpty)
  }

  @Test("a product of many factors")
  func product() {
    var recorder = Recorder(inputCount: 5000)
    let x = recorder.inputs
    let y = x.dropFirst().reduce(x[0]) { recorder.apply(.mul, $0, $1) }
    check(recorder.tape(outputs: [y]), x.indices.map { 1 + 0.01 * Double($0 % 7 - 3) }, "product")
  }

  @Test("a sum of products whose partial results are outputs as well")
  func sharedPartialSums() {
    var recorder = Recorder(inputCount: 40)
    let x = recorder.inputs
    var sum = recorder.apply(.mul, x[0], x[20])
    var outputs = [sum]
    for i in 1..<20 {
      sum = recorder.apply(.add, sum, recorder.apply(.mul, x[i], x[20 + i]))
      if i % 7 == 0 { outputs.append(sum) }
    }
    check(recorder.tape(outputs: outputs + [sum]), x.indices.map { 0.1 * Double($0) - 2 }, "sums")
  }

  @Test("sums whose chain comes from the right operand, and of squares")
  func swappedChains() {
    var recorder = Recorder(inputCount: 30)
    let x = recorder.inputs
    var sum = x[0]
    for factor in x { sum = recorder.apply(.add, recorder.apply(.mul, factor, factor), sum) }
    var product = x[1]
    for factor in x { product = recorder.apply(.mul, factor, product) }
    check(
      recorder.tape(outputs: [sum, product]), x.indices.map { 0.9 + 0.01 * Double($0) }, "swapped")
  }

  @Test("a loop that repeats a statement keeps only results and two partials of each")
  func repeatedStatement() {
    let count = 1000
    var recorder = Recorder(inputCount: count)
    let one = recorder.constant(1)
    var w = recorder.constant(0.5)
    for factor in recorder.inputs {
      let q = recorder.apply(.mul, w, w)
      let sine = recorder.apply(.mul, recorder.apply(.sin, w), factor)
      let bell = recorder.apply(
        .div, recorder.apply(.exp, recorder.apply(.neg, q)), recorder.apply(.add, one, q))
      w = recorder.apply(.add, sine, bell)
    }
    let tape = recorder.tape(outputs: [w])
    check(tape, (0..<count).map { 0.5 + 0.03 * Double(17 * $0 % 13) }, "statement")
    #expect(Kernel(tape).instructionCounts["statementBlock", default: 0] > 0)
    #expect(Kernel(tape).byteCount < 12 * tape.operations.count)
  }

  @Test("statements that skip back, and read functions of two operands")
  func unevenStatements() {
    var recorder = Recorder(inputCount: 40)
    let x = recorder.inputs
    let half = recorder.constant(0.5)
    var rows = [x[0], x[1], x[2]]
    for i in 3..<40 {
      let angle = recorder.apply(.atan2, rows[i - 3], x[i])
      let power = recorder.apply(.pow, recorder.apply(.abs, rows[i - 3]), half)
      let bent = recorder.apply(.max, recorder.apply(.sub, angle, power), half)
      rows.append(recorder.apply(.div, bent, recorder.apply(.add, half, power)))
    }
    check(
      recorder.tape(outputs: Array(rows[35...])), x.indices.map { 1.5 - 0.07 * Double($0) },
      "uneven")
  }

  @Test("the negative of a zero keeps its sign within a statement")
  func negativeZeros() {
    var recorder = Recorder(inputCount: 39)
    var w = recorder.constant(0.5)
    for factor in recorder.inputs {
      let negative = recorder.apply(.neg, recorder.apply(.mul, w, factor))
      w = recorder.apply(.sin, recorder.apply(.sin, negative))
    }
    let tape = recorder.tape(outputs: [w])
    #expect(Kernel(tape).instructionCounts["statementBlock", default: 0] > 0)
    for zeros in 1...3 {
      check(tape, (0..<39).map { $0 < 39 - zeros ? 1 : 0 }, "\(zeros) zeros")
    }
  }

  @Test("a matrix times a vector, in both orders of the factors")
  func matrixTimesVector() {
    let (rows, columns) = (7, 9)
    var recorder = Recorder(inputCount: (rows + 1) * columns)
    let x = recorder.inputs
    for isSwapped in [false, true] {
      recorder.restart()
      let outputs = (0..<rows).map { row in
        let products = (0..<columns).map { column in
          let (entry, factor) = (x[columns * (row + 1) + column], x[column])
          return recorder.apply(.mul, isSwapped ? factor : entry, isSwapped ? entry : factor)
        }
        return products.dropFirst().reduce(products[0]) { recorder.apply(.add, $0, $1) }
      }
      let tape = recorder.tape(outputs: outputs)
      let point = x.indices.map { 0.3 * Double($0 % 11) - 1.2 }
      check(tape, point, "matrix")
      #expect(Kernel(tape).instructionCounts["dotBlock"] == 1)
      checkJacobian(tape, point, "matrix")
    }
  }

  private func check(_ tape: Tape, _ point: [Double], _ name: Comment) {
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

  private func checkJacobian(_ tape: Tape, _ point: [Double], _ name: String) {
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

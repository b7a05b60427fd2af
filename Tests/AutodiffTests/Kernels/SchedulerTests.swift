import TestKit
import Testing

@testable import Autodiff

@Suite("Kernels of long, regular tapes agree with an evaluation operation by operation")
struct SchedulerTests {
  @Test("law: random loops, with blocks and chains in them", arguments: 0..<80)
  func randomLoops(seed: Int) {
    let (tape, point) = RandomLoops.tape(seed: UInt64(seed))
    KernelCheck.sweeps(tape, point, "seed \(seed)")
  }

  @Test("law: whole Jacobians of random loops, column by column and row by row", arguments: 0..<12)
  func randomJacobians(seed: Int) {
    let (tape, point) = RandomLoops.tape(seed: UInt64(seed))
    KernelCheck.jacobians(tape, point, "seed \(seed)")
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
    KernelCheck.sweeps(
      recorder.tape(outputs: [y]), x.indices.map { 1 + 0.01 * Double($0 % 7 - 3) }, "product")
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
    KernelCheck.sweeps(
      recorder.tape(outputs: outputs + [sum]), x.indices.map { 0.1 * Double($0) - 2 }, "sums")
  }

  @Test("sums whose chain comes from the right operand, and of squares")
  func swappedChains() {
    var recorder = Recorder(inputCount: 30)
    let x = recorder.inputs
    var sum = x[0]
    for factor in x { sum = recorder.apply(.add, recorder.apply(.mul, factor, factor), sum) }
    var product = x[1]
    for factor in x { product = recorder.apply(.mul, factor, product) }
    KernelCheck.sweeps(
      recorder.tape(outputs: [sum, product]), x.indices.map { 0.9 + 0.01 * Double($0) }, "swapped")
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
      KernelCheck.sweeps(tape, point, "matrix")
      #expect(Kernel(tape).instructionCounts["dotBlock"] == 1)
      KernelCheck.jacobians(tape, point, "matrix")
    }
  }
}

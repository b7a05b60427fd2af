import Autodiff
import TestKit
import Testing

@Suite("Kernels of long, regular tapes agree with an evaluation operation by operation")
struct SchedulerTests {
  @Test("law: random loops, with blocks and chains in them", arguments: 0..<80)
  func randomLoops(seed: Int) {
    let (tape, point) = RandomLoops.tape(seed: UInt64(seed))
    check(tape, point, "seed \(seed)")
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

  private func check(_ tape: Tape, _ point: [Double], _ name: Comment) {
    let reference = TapeReference(tape, at: point)
    var kernel = Kernel(tape)
    kernel.replay(point)
    #expect(kernel.outputs.map(\.bitPattern) == reference.outputs.map(\.bitPattern), name)
    for mode in [Mode.forward, .reverse] {
      let seedCount = mode == .forward ? tape.inputCount : tape.outputCount
      let seed = (0..<seedCount).map { 1 - 0.3 * Double($0 % 5) }
      let expected = reference.derivatives(mode, seed)
      let result = kernel.push(mode, seed, count: expected.count)
      for (index, (value, scale)) in expected.enumerated() {
        #expect(abs(result[index] - value) <= 1e-12 * scale, name)
      }
    }
  }
}

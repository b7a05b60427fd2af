import TestKit
import Testing

@testable import Autodiff

@Suite("Statements agree with an evaluation operation by operation")
struct StatementTests {
  private static let loops = (UInt64(0)..<400).compactMap(StatementLoop.init)

  @Test("law: loops that repeat a random statement")
  func randomStatements() {
    for loop in Self.loops { KernelCheck.sweeps(loop.tape, loop.point, "seed \(loop.seed)") }
  }

  @Test("the law's loops reach every kind of step")
  func coverage() {
    let kinds = Self.loops.flatMap { Kernel($0.tape).program.bodies.steps.map(\.kind) }
    #expect(Set(kinds) == Set(BodyStep.Kind.allCases))
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
    KernelCheck.sweeps(tape, (0..<count).map { 0.5 + 0.03 * Double(17 * $0 % 13) }, "statement")
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
    KernelCheck.sweeps(
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
      KernelCheck.sweeps(tape, (0..<39).map { $0 < 39 - zeros ? 1 : 0 }, "\(zeros) zeros")
    }
  }
}

/// A statement of random operations on w and x_k, repeated: w ← sin(…).
private struct StatementLoop {
  let seed: UInt64
  let tape: Tape
  let point: [Double]

  private static let roundCount = 12
  private static let primitives: [Primitive] = [
    .add, .add, .sub, .mul, .mul, .div, .div, .neg, .exp, .exp, .sin, .cos, .tanh, .atan2, .pow,
    .max,
  ]

  /// Nil if a value or partial is no moderate number.
  init?(seed: UInt64) {
    self.seed = seed
    var random = SplitMix(seed: seed)
    let count = Int.random(in: 2...9, using: &random)
    let picks = (0..<count).map { _ in
      Pick(
        primitive: Self.primitives.randomElement(using: &random) ?? .add,
        left: Int.random(in: 0..<100, using: &random),
        right: Int.random(in: 0..<100, using: &random))
    }
    point = (0..<Self.roundCount).map { _ in random.decimal(in: 0.5...1.5) }
    var recorder = Recorder(inputCount: Self.roundCount)
    let constant = recorder.constant(random.decimal(in: 0.5...2))
    var w = recorder.apply(.mul, recorder.inputs[0], constant)
    for factor in recorder.inputs {
      let body = Self.record(picks, [w, factor, constant], &recorder)
      w = recorder.apply(.sin, body)
    }
    tape = recorder.tape(outputs: [w])
    let reference = TapeReference(tape, at: point)
    let scales =
      reference.derivatives(.reverse, [1]) + reference.derivatives(.forward, point.map { _ in 1 })
    guard scales.allSatisfy({ $0.scale < 1e6 }) else { return nil }
  }

  /// An operation and where its operands stand among the numbers at hand, counted round and round.
  private struct Pick {
    let primitive: Primitive
    let left: Int
    let right: Int
  }

  /// Records the operations, then sums what none of them has read.
  private static func record(
    _ picks: [Pick], _ given: [Recorder.Variable], _ recorder: inout Recorder
  ) -> Recorder.Variable {
    var numbers = given
    var unread: Set<Int> = []
    for pick in picks {
      let (left, right) = (pick.left % numbers.count, pick.right % numbers.count)
      let isBinary = pick.primitive.arity > 1
      unread.subtract(isBinary ? [left, right] : [left])
      unread.insert(numbers.count)
      numbers.append(
        isBinary
          ? recorder.apply(pick.primitive, numbers[left], numbers[right])
          : recorder.apply(pick.primitive, numbers[left]))
    }
    let rest = unread.sorted().map { numbers[$0] }
    return rest.dropFirst().reduce(rest[0]) { recorder.apply(.add, $0, $1) }
  }
}

import Autodiff

/// A benchmark function at its start point, recorded and prepared.
struct FunctionBench: Workbench, ~Copyable {
  private let subject: Subject
  private let size: Int
  private let point: [Double]
  private var recorder: Recorder
  private let inputs: [Recorder.Variable]
  private var recorded: [Recorder.Variable]
  private let tape: Tape
  private var kernel: Kernel
  /// The seed ȳ = (1, …, 1), the direction ẋ = (1, …, 1), and the results.
  private let outputSeed: [Double]
  private let direction: [Double]
  private var row: [Double]
  private var column: [Double]
  /// Full Jacobians by plain forward passes, plain reverse passes, the kernel's choice.
  private var forwardJacobian: KernelJacobian?
  private var reverseJacobian: KernelJacobian?
  private var jacobian: KernelJacobian?
  private var byHand: HandDerivative
  /// The outputs of the last plain evaluation.
  private var outputs: [Double]
  /// Keeps the compiler from leaving evaluations out.
  private var sum = 0.0

  init(_ subject: Subject, _ size: Int) {
    self.subject = subject
    self.size = size
    point = subject.start(size)
    recorder = Recorder(inputCount: point.count)
    inputs = recorder.inputs
    outputs = Array(repeating: 0, count: subject.outputCount(size))
    recorded = Array(repeating: inputs[0], count: outputs.count)
    subject.evaluate(inputs, size, in: &recorder, into: &recorded)
    tape = recorder.tape(outputs: recorded)
    kernel = Kernel(tape)
    outputSeed = outputs.map { _ in 1 }
    direction = point.map { _ in 1 }
    row = point
    column = outputSeed
    byHand = HandDerivative(subject, size)
    guard subject.isVector else { return }
    forwardJacobian = KernelJacobian(tape, by: .plain(.forward, for: tape))
    reverseJacobian = KernelJacobian(tape, by: .plain(.reverse, for: tape))
    jacobian = KernelJacobian(tape)
  }

  var metrics: [FunctionMetric] {
    FunctionMetric.allCases.filter { !$0.isJacobian || subject.isVector }
  }

  @inline(never)
  mutating func evaluate(_ metric: FunctionMetric) {
    switch metric {
    case .plain:
      var algebra = PlainAlgebra()
      subject.evaluate(point, size, in: &algebra, into: &outputs)
      sum += outputs[0]
    case .hand: sum += byHand.compute(at: point)
    case .record:
      recorder.restart()
      subject.evaluate(inputs, size, in: &recorder, into: &recorded)
      sum += Double(recorded.count)
    case .prepare: sum += Double(Kernel(tape).inputCount)
    case .replay: kernel.replay(point)
    case .reverse: kernel.pullBack(outputSeed, into: &row)
    case .grad: kernel.gradient(at: point, seed: outputSeed, into: &row)
    case .forward:
      kernel.replay(point)
      kernel.pushForward(direction, into: &column)
    case .jacobianForward: forwardJacobian?.compute(at: point)
    case .jacobianReverse: reverseJacobian?.compute(at: point)
    case .jacobian: jacobian?.compute(at: point)
    case .bytes, .check: break
    }
  }

  mutating func reading(of metric: FunctionMetric) -> Double {
    guard metric == .check else { return Double(Kernel(tape).byteCount) }
    let columnCount = point.count
    if subject.isVector {
      evaluate(.jacobian)
      let matrix = jacobian?.matrix ?? []
      return matrix.enumerated().reduce(0) { sum, entry in
        let (i, j) = entry.offset.quotientAndRemainder(dividingBy: columnCount)
        return sum + entry.element * Double(1 + (3 * i + j) % 7)
      }
    }
    evaluate(.grad)
    return row.enumerated().reduce(0) { $0 + $1.element * Double(1 + $1.offset % 7) }
  }
}

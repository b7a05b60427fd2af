/// What is measured of a function.
enum FunctionMetric: String, CaseIterable, BenchMetric {
  /// The function in plain Swift doubles.
  case plain
  /// A hand-written derivative: the yardstick.
  case hand
  /// Recording the operations.
  case record
  /// Turning a recording into a kernel.
  case prepare
  /// Values at a point.
  case replay
  /// A reverse sweep after a replay.
  case reverse
  /// The gradient: replay and reverse sweep.
  case grad
  /// A directional derivative: replay and forward sweep.
  case forward
  /// The full Jacobian by plain forward passes, plain reverse passes, the kernel's own choice.
  case jacobianForward = "jac_fwd"
  case jacobianReverse = "jac_rev"
  case jacobian = "jac"
  case bytes
  case check

  var name: String { rawValue }

  var unit: String {
    switch self {
    case .bytes: "bytes"
    case .check: "1"
    case .plain, .hand, .record, .prepare, .replay, .reverse, .grad, .forward, .jacobianForward,
      .jacobianReverse, .jacobian:
      "ns/eval"
    }
  }

  var nanoseconds: Double? { unit == "ns/eval" ? 1 : nil }

  var isJacobian: Bool {
    switch self {
    case .jacobianForward, .jacobianReverse, .jacobian: true
    case .plain, .hand, .record, .prepare, .replay, .reverse, .grad, .forward, .bytes, .check:
      false
    }
  }
}

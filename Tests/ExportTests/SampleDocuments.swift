import Autodiff
import Export

/// Traces that several tests print.
enum Sample {
  /// w₃ = sin w₁, w₄ = w₁·w₂, w₅ = w₁ − w₂, w₆ = w₃ + w₄, w₇ = exp w₅ at (0.5, 2).
  static let lecture = TraceDocument(
    canonical: ["(sin(x1)+(x1*x2))", "exp((x1-x2))"],
    list: WengertList(
      Function(
        inputs: ["x1", "x2"],
        terms: [
          .input(0), .input(1), .unary(.sin, 0), .binary(.mul, 0, 1), .binary(.sub, 0, 1),
          .binary(.add, 2, 3), .unary(.exp, 4),
        ],
        outputs: [.init(name: "y1", term: 5), .init(name: "y2", term: 6)],
        stated: [2, 3, 4, 5, 6])),
    point: [0.5, 2])
}

import Autodiff
import Export
import TestKit

/// Traces that several tests print.
enum Sample {
  /// w₃ = sin w₁, w₄ = w₁·w₂, w₅ = w₁ − w₂, w₆ = w₃ + w₄, w₇ = exp w₅ at (0.5, 2).
  static let lecture = TraceDocument(
    canonical: ["(sin(x1)+(x1*x2))", "exp((x1-x2))"], list: lectureList, point: [0.5, 2])

  static let lectureList = WengertList(
    Function(
      inputs: ["x1", "x2"],
      terms: [
        .input(0), .input(1), .unary(.sin, 0), .binary(.mul, 0, 1), .binary(.sub, 0, 1),
        .binary(.add, 2, 3), .unary(.exp, 4),
      ],
      outputs: [.init(name: "y1", term: 5), .init(name: "y2", term: 6)],
      stated: [2, 3, 4, 5, 6]))

  /// ln(x) + √x at x = 0: a value and a derivative that fail.
  static let singular = TraceDocument(
    canonical: ["(ln(x)+sqrt(x))"],
    list: WengertList(
      Function(
        inputs: ["x"],
        terms: [.input(0), .unary(.ln, 0), .unary(.sqrt, 0), .binary(.add, 1, 2)],
        outputs: [.init(name: "y", term: 3)])),
    point: [0])

  static func random(_ seed: UInt64) -> TraceDocument {
    let random = RandomFunction(seed: seed)
    return TraceDocument(canonical: [], list: WengertList(random.function), point: random.point)
  }

  /// Titles that would break out of a language that forgot to escape them.
  static let hostileTitles = [
    "\"}\\write18{rm x}$", "</script><b>&amp;'\"", "a|b\\|c `code` *x* _y_ [z](u) # ~",
    "line\nbreak\u{1B}[31m\u{202E}", "%comment ^^41 & \\end{document}", "=1+1,\"x\"",
  ]

  static func titled(_ title: String) -> TraceDocument {
    var document = lecture
    document.title = title
    return document
  }
}

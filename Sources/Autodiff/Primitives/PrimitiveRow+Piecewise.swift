extension PrimitiveRow {
  /// Functions with corners. The derivative at a corner or a tie is a choice, stated here:
  /// 0 at a corner, the first operand at a tie.
  static let piecewise: [PrimitiveRow] = [
    PrimitiveRow(
      .abs, "abs",
      value: { a, _ in Swift.abs(a) },
      wide: .abs,
      partials: [LocalPartial(.apply(.sign, [.a])) { a, _, _ in sign(a) }],
      domain: corner,
      range: .nonnegative, symmetry: .even,
      samples: [[0.7], [-1.9]],
      sentence: "The absolute value keeps the change of a positive number and turns that of a "
        + "negative one."),
    PrimitiveRow(
      .min, "min", arity: 2,
      value: { a, b in a.isNaN || b.isNaN ? .nan : b < a ? b : a },
      wide: .min,
      partials: [
        LocalPartial(1 - .apply(.step, [.a - .b])) { a, b, _ in counts(a <= b, a, b) },
        LocalPartial(.apply(.step, [.a - .b])) { a, b, _ in counts(!(a <= b), a, b) },
      ],
      domain: tie,
      samples: [[0.7, 2.3], [1.9, 0.4]],
      sentence: "The smaller operand's change passes; the other's does not count."),
    PrimitiveRow(
      .max, "max", arity: 2,
      value: { a, b in a.isNaN || b.isNaN ? .nan : b > a ? b : a },
      wide: .max,
      partials: [
        LocalPartial(1 - .apply(.step, [.b - .a])) { a, b, _ in counts(a >= b, a, b) },
        LocalPartial(.apply(.step, [.b - .a])) { a, b, _ in counts(!(a >= b), a, b) },
      ],
      domain: tie,
      samples: [[0.7, 2.3], [1.9, 0.4]],
      sentence: "The larger operand's change passes; the other's does not count."),
    PrimitiveRow(
      .sign, "sign",
      value: { a, _ in sign(a) },
      wide: .sign,
      partials: [LocalPartial(0) { _, _, _ in 0 }],
      domain: corner,
      symmetry: .odd,
      samples: [[0.7], [-1.9]],
      sentence: "The sign does not change, except where it jumps."),
    PrimitiveRow(
      .step, "step",
      value: { a, _ in step(a) },
      wide: .step,
      partials: [LocalPartial(0) { _, _, _ in 0 }],
      domain: corner,
      range: .nonnegative,
      samples: [[0.7], [-1.9]],
      sentence: "The step is 1 for positive arguments, otherwise 0; it is flat on both sides."),
  ]

  static func sign(_ a: Double) -> Double { a > 0 ? 1 : a < 0 ? -1 : a.isNaN ? .nan : 0 }

  static func step(_ a: Double) -> Double { a > 0 ? 1 : a.isNaN ? .nan : 0 }

  /// The partial 1 or 0 of an operand that is taken or not; nan beside nan.
  private static func counts(_ isTaken: Bool, _ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : isTaken ? 1 : 0
  }

  @Sendable static func corner(_ a: Double, _ b: Double) -> [DomainFinding] {
    a == 0 ? [.kink(.zeroAtCorner)] : []
  }

  @Sendable private static func tie(_ a: Double, _ b: Double) -> [DomainFinding] {
    a == b ? [.kink(.firstAtTie)] : []
  }
}

extension PrimitiveRow {
  /// Powers and roots.
  static let powers: [PrimitiveRow] = [
    PrimitiveRow(
      .pow, "pow", form: .power(strength: 4), arity: 2,
      value: { a, b in ElementaryMath.pow(a, b) },
      wide: .pow,
      partials: [
        LocalPartial(.b * .a.power(.b - 1)) { a, b, _ in StableForms.powerByBase(a, b) },
        LocalPartial(.a.power(.b) * .apply(.ln, [.a]), StableForms.powerByExponent),
      ],
      domain: powerDomain,
      samples: [[0.7, 2.3], [1.9, -0.4], [2.5, 3]],
      sentence: "A power's change is exponent · base^(exponent − 1) for the base, and "
        + "the power times ln(base) for the exponent."),
    PrimitiveRow(
      .sqrt, "sqrt",
      value: { a, _ in ElementaryMath.sqrt(a) },
      wide: .sqrt,
      partials: [
        LocalPartial(1 / (2 * .apply(.sqrt, [.a]))) { _, _, y in 1 / (2 * y) }
      ],
      domain: { a, _ in
        a < 0
          ? [.value(position: 0, .nonnegative)]
          : a == 0 ? [.derivative(position: 0, .positive)] : []
      },
      need: .nonnegative, range: .nonnegative,
      samples: [[0.7], [2.3]],
      sentence: "A square root changes by 1 over twice the root: steeply near 0."),
    PrimitiveRow(
      .cbrt, "cbrt",
      value: { a, _ in StableForms.cbrt(a) },
      wide: .cbrt,
      partials: [
        LocalPartial(1 / (3 * Expression.apply(.cbrt, [.a]).power(2))) { a, _, y in
          StableForms.cbrtPartial(a, y)
        }
      ],
      domain: { a, _ in a == 0 ? [.derivative(position: 0, .nonzero)] : [] },
      symmetry: .odd,
      samples: [[0.7], [-2.3]],
      sentence: "A cube root changes by 1 over three times the root squared."),
  ]

  @Sendable private static func powerDomain(_ a: Double, _ b: Double) -> [DomainFinding] {
    if a.isNaN || b.isNaN { return [] }
    let isInteger = b == b.rounded(.towardZero)
    if a < 0 && !isInteger { return [.value(position: 0, .nonnegativeBase)] }
    if a == 0 && b < 0 { return [.value(position: 0, .nonzeroBase)] }
    if a == 0 && b == 0 {
      return [.value(position: 0, .notZeroToTheZero), .derivative(position: 1, .positiveBase)]
    }
    if a == 0 && b < 1 { return [.derivative(position: 0, .exponentAtLeastOne)] }
    return a < 0 ? [.derivative(position: 1, .positiveBase)] : []
  }
}

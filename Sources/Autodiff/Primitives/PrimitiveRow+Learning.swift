extension PrimitiveRow {
  /// What machine learning adds: the logistic function and its kin, and the error function.
  static let learning: [PrimitiveRow] = [
    PrimitiveRow(
      .sigmoid, "sigmoid",
      value: { a, _ in sigmoid(a) },
      // y(1 − y) loses every digit once y rounds to 1.
      partials: [
        LocalPartial(.apply(.sigmoid, [a]) * (1 - .apply(.sigmoid, [a]))) { a, _, _ in
          sigmoid(a) * sigmoid(-a)
        }
      ],
      samples: [[0.7], [-1.9]],
      sentence: "The logistic function's derivative is itself times one minus itself."),
    PrimitiveRow(
      .relu, "relu",
      value: { a, _ in a.isNaN ? a : a > 0 ? a : 0 },
      partials: [LocalPartial(.apply(.step, [a])) { a, _, _ in step(a) }],
      domain: corner,
      samples: [[0.7], [-1.9]],
      sentence: "relu passes the change of a positive number and stops that of a negative one."),
    PrimitiveRow(
      .softplus, "softplus",
      value: { a, _ in
        // ln(1 + eᵃ) without overflow for large a or lost digits for very negative a.
        a > 0
          ? a + ElementaryMath.log1p(ElementaryMath.exp(-a))
          : ElementaryMath.log1p(ElementaryMath.exp(a))
      },
      partials: [LocalPartial(.apply(.sigmoid, [a])) { a, _, _ in sigmoid(a) }],
      samples: [[0.7], [-1.9]],
      sentence: "softplus is a smooth relu; its derivative is the logistic function."),
    PrimitiveRow(
      .erf, "erf",
      value: { a, _ in ElementaryMath.erf(a) },
      partials: [
        LocalPartial(
          2 / .apply(.sqrt, [.named(.pi)]) * .apply(.exp, [-a.power(2)])
        ) { a, _, _ in
          2 / ElementaryMath.sqrt(.pi) * ElementaryMath.exp(-(a * a))
        }
      ],
      samples: [[0.7], [-1.9]],
      sentence: "The error function's derivative is the bell curve 2/√π · e^(−a²)."),
  ]

  static func sigmoid(_ a: Double) -> Double {
    if a >= 0 { return 1 / (1 + ElementaryMath.exp(-a)) }
    let power = ElementaryMath.exp(a)
    return power / (1 + power)
  }
}

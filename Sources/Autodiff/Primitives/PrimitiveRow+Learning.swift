extension PrimitiveRow {
  /// What machine learning adds: the logistic function and its kin, and the error function.
  static let learning: [PrimitiveRow] = [
    PrimitiveRow(
      .sigmoid, "sigmoid",
      value: { a, _ in StableForms.sigmoid(a) },
      wide: .sigmoid,
      partials: [
        LocalPartial(.apply(.sigmoid, [.a]) * (1 - .apply(.sigmoid, [.a]))) { a, _, _ in
          StableForms.sigmoidPartial(a)
        }
      ],
      range: .positive,
      samples: [[0.7], [-1.9]],
      sentence: "The logistic function's derivative is itself times one minus itself."),
    PrimitiveRow(
      .relu, "relu", spellings: ["relu", "ReLU"],
      value: { a, _ in a.isNaN ? a : a > 0 ? a : 0 },
      wide: .relu,
      partials: [LocalPartial(.apply(.step, [.a])) { a, _, _ in step(a) }],
      domain: corner,
      range: .nonnegative,
      samples: [[0.7], [-1.9]],
      sentence: "relu passes the change of a positive number and stops that of a negative one."),
    PrimitiveRow(
      .softplus, "softplus",
      value: { a, _ in StableForms.softplus(a) },
      wide: .softplus,
      partials: [LocalPartial(.apply(.sigmoid, [.a])) { a, _, _ in StableForms.sigmoid(a) }],
      range: .positive,
      samples: [[0.7], [-1.9]],
      sentence: "softplus is a smooth relu; its derivative is the logistic function."),
    PrimitiveRow(
      .erf, "erf",
      value: { a, _ in ElementaryMath.erf(a) },
      wide: .erf,
      partials: [
        LocalPartial(
          2 / .apply(.sqrt, [.named(.pi)]) * .apply(.exp, [-.a.power(2)])
        ) { a, _, _ in
          StableForms.erf(a)
        }
      ],
      symmetry: .odd,
      samples: [[0.7], [-1.9]],
      sentence: "The error function's derivative is the bell curve 2/√π · e^(−a²)."),
  ]
}

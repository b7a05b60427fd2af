extension PrimitiveRow {
  /// The exponential and the logarithms.
  static let exponentials: [PrimitiveRow] = [
    PrimitiveRow(
      .exp, "exp",
      value: { a, _ in ElementaryMath.exp(a) },
      wide: .exp,
      partials: [LocalPartial(.apply(.exp, [.a])) { _, _, y in y }],
      range: .positive,
      samples: [[0.7], [-1.9]],
      sentence: "The exponential is its own derivative."),
    PrimitiveRow(
      .ln, "ln", spellings: ["ln", "log"],
      value: { a, _ in ElementaryMath.ln(a) },
      wide: .ln,
      partials: [LocalPartial(1 / .a) { a, _, _ in StableForms.logarithm(a, scale: 1) }],
      domain: logarithmDomain,
      need: .positive,
      samples: [[0.7], [2.3]],
      sentence: "The natural logarithm changes by 1 over its argument."),
    PrimitiveRow(
      .log2, "log2",
      value: { a, _ in ElementaryMath.log2(a) },
      wide: .log2,
      partials: [
        LocalPartial(1 / (.a * .apply(.ln, [2]))) { a, _, _ in
          StableForms.logarithm(a, scale: log2OfE)
        }
      ],
      domain: logarithmDomain,
      need: .positive,
      samples: [[0.7], [2.3]],
      sentence: "log₂ is ln divided by ln 2, and so is its derivative."),
    PrimitiveRow(
      .log10, "log10", spellings: ["log10", "lg"],
      value: { a, _ in ElementaryMath.log10(a) },
      wide: .log10,
      partials: [
        LocalPartial(1 / (.a * .apply(.ln, [10]))) { a, _, _ in
          StableForms.logarithm(a, scale: log10OfE)
        }
      ],
      domain: logarithmDomain,
      need: .positive,
      samples: [[0.7], [2.3]],
      sentence: "log₁₀ is ln divided by ln 10, and so is its derivative."),
  ]

  // 1/ln 2 and 1/ln 10: a·ln 10 would lose digits for the smallest a.
  private static let log2OfE = 1.4426950408889634
  private static let log10OfE = 0.43429448190325182

  @Sendable private static func logarithmDomain(_ a: Double, _ b: Double) -> [DomainFinding] {
    a > 0 || a.isNaN ? [] : [.value(position: 0, .positive)]
  }
}

extension PrimitiveRow {
  /// The hyperbolic functions and their inverses.
  static let hyperbolic: [PrimitiveRow] = [
    PrimitiveRow(
      .sinh, "sinh",
      value: { a, _ in ElementaryMath.sinh(a) },
      wide: .sinh,
      partials: [LocalPartial(.apply(.cosh, [.a])) { a, _, _ in ElementaryMath.cosh(a) }],
      symmetry: .odd,
      samples: [[0.7], [-1.9]],
      sentence: "The hyperbolic sine's derivative is the hyperbolic cosine."),
    PrimitiveRow(
      .cosh, "cosh",
      value: { a, _ in ElementaryMath.cosh(a) },
      wide: .cosh,
      partials: [LocalPartial(.apply(.sinh, [.a])) { a, _, _ in ElementaryMath.sinh(a) }],
      range: .positive, symmetry: .even,
      samples: [[0.7], [-1.9]],
      sentence: "The hyperbolic cosine's derivative is the hyperbolic sine, without a minus."),
    PrimitiveRow(
      .tanh, "tanh",
      value: { a, _ in ElementaryMath.tanh(a) },
      wide: .tanh,
      partials: [
        LocalPartial(1 - Expression.apply(.tanh, [.a]).power(2)) {
          a, _, y in StableForms.tanh(a, y)
        }
      ],
      symmetry: .odd,
      samples: [[0.7], [-1.9]],
      sentence: "The hyperbolic tangent's derivative is 1 minus its own square."),
    PrimitiveRow(
      .asinh, "asinh", spellings: ["asinh", "arsinh", "arcsinh"],
      value: { a, _ in ElementaryMath.asinh(a) },
      wide: .asinh,
      partials: [
        LocalPartial(1 / .apply(.sqrt, [.a.power(2) + 1])) { a, _, _ in
          1 / ElementaryMath.hypot(1, a)
        }
      ],
      symmetry: .odd,
      samples: [[0.7], [-1.9]],
      sentence: "Its derivative is 1 over √(a² + 1)."),
    PrimitiveRow(
      .acosh, "acosh", spellings: ["acosh", "arcosh", "arccosh"],
      value: { a, _ in ElementaryMath.acosh(a) },
      wide: .acosh,
      partials: [
        LocalPartial(1 / .apply(.sqrt, [.a.power(2) - 1])) { a, _, _ in
          1 / ElementaryMath.sqrt(a - 1) / ElementaryMath.sqrt(a + 1)
        }
      ],
      domain: { a, _ in
        a < 1
          ? [.value(position: 0, .atLeastOne)]
          : a == 1 ? [.derivative(position: 0, .aboveOne)] : []
      },
      need: .atLeastOne, range: .nonnegative,
      samples: [[1.7], [2.3]],
      sentence: "Its derivative is 1 over √(a² − 1)."),
    PrimitiveRow(
      .atanh, "atanh", spellings: ["atanh", "artanh", "arctanh"],
      value: { a, _ in ElementaryMath.atanh(a) },
      wide: .atanh,
      partials: [
        LocalPartial(1 / (1 - .a.power(2))) { a, _, _ in StableForms.atanh(a) }
      ],
      domain: { a, _ in Swift.abs(a) >= 1 ? [.value(position: 0, .insideUnit)] : [] },
      need: .insideUnit, symmetry: .odd,
      samples: [[0.7], [-0.3]],
      sentence: "Its derivative is 1 over 1 − a²."),
  ]
}

extension PrimitiveRow {
  /// The circular functions and their inverses, in radians.
  static let circular: [PrimitiveRow] = [
    PrimitiveRow(
      .sin, "sin",
      value: { a, _ in ElementaryMath.sin(a) },
      wide: .sin,
      partials: [LocalPartial(.apply(.cos, [.a])) { a, _, _ in ElementaryMath.cos(a) }],
      symmetry: .odd,
      samples: [[0.7], [-1.9]],
      sentence: "The sine's derivative is the cosine at the same argument."),
    PrimitiveRow(
      .cos, "cos",
      value: { a, _ in ElementaryMath.cos(a) },
      wide: .cos,
      partials: [LocalPartial(-.apply(.sin, [.a])) { a, _, _ in -ElementaryMath.sin(a) }],
      symmetry: .even,
      samples: [[0.7], [-1.9]],
      sentence: "The cosine's derivative is minus the sine."),
    PrimitiveRow(
      .tan, "tan", spellings: ["tan", "tg"],
      value: { a, _ in ElementaryMath.tan(a) },
      wide: .tan,
      partials: [
        LocalPartial(1 / Expression.apply(.cos, [.a]).power(2)) { a, _, _ in
          let cosine = ElementaryMath.cos(a)
          return 1 / (cosine * cosine)
        }
      ],
      symmetry: .odd,
      samples: [[0.7], [-1.2]],
      sentence: "The tangent's derivative is 1 over the cosine squared."),
    PrimitiveRow(
      .asin, "asin", spellings: ["asin", "arcsin"],
      value: { a, _ in ElementaryMath.asin(a) },
      wide: .asin,
      partials: [
        LocalPartial(1 / .apply(.sqrt, [1 - .a.power(2)])) { a, _, _ in
          1 / ElementaryMath.sqrt((1 - a) * (1 + a))
        }
      ],
      domain: unitDomain,
      need: .withinUnit, symmetry: .odd,
      samples: [[0.7], [-0.3]],
      sentence: "The arc sine's derivative is 1 over √(1 − a²)."),
    PrimitiveRow(
      .acos, "acos", spellings: ["acos", "arccos"],
      value: { a, _ in ElementaryMath.acos(a) },
      wide: .acos,
      partials: [
        LocalPartial(-(1 / .apply(.sqrt, [1 - .a.power(2)]))) { a, _, _ in
          -1 / ElementaryMath.sqrt((1 - a) * (1 + a))
        }
      ],
      domain: unitDomain,
      need: .withinUnit,
      samples: [[0.7], [-0.3]],
      sentence: "The arc cosine's derivative is minus that of the arc sine."),
    PrimitiveRow(
      .atan, "atan", spellings: ["atan", "arctan", "arctg"],
      value: { a, _ in ElementaryMath.atan(a) },
      wide: .atan,
      partials: [LocalPartial(1 / (1 + .a.power(2))) { a, _, _ in StableForms.atan(a) }],
      symmetry: .odd,
      samples: [[0.7], [-1.9]],
      sentence: "The arc tangent's derivative is 1 over 1 + a²."),
    PrimitiveRow(
      .atan2, "atan2", arity: 2,
      value: { a, b in ElementaryMath.atan2(a, b) },
      wide: .atan2,
      partials: [
        LocalPartial(.b / (.a.power(2) + .b.power(2))) { a, b, _ in
          StableForms.overSquaredRadius(b, a, b)
        },
        LocalPartial(-(.a / (.a.power(2) + .b.power(2)))) { a, b, _ in
          -StableForms.overSquaredRadius(a, a, b)
        },
      ],
      domain: { a, b in a == 0 && b == 0 ? [.value(position: 0, .notBothZero)] : [] },
      need: .defined,
      samples: [[0.7, 2.3], [-1.9, 0.4], [0.5, -1.1]],
      sentence: "The angle changes by the other coordinate over the squared radius, with a "
        + "minus for the second."),
  ]

  @Sendable private static func unitDomain(_ a: Double, _ b: Double) -> [DomainFinding] {
    let size = Swift.abs(a)
    if size > 1 { return [.value(position: 0, .withinUnit)] }
    return size == 1 ? [.derivative(position: 0, .insideUnit)] : []
  }
}

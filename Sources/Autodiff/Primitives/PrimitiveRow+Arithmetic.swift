extension PrimitiveRow {
  /// + − · / and negation.
  static let arithmetic: [PrimitiveRow] = [
    PrimitiveRow(
      .add, "add", spellings: [], form: .infix("+", strength: 1), arity: 2,
      value: { a, b in a + b },
      wide: .add,
      partials: [LocalPartial(1) { _, _, _ in 1 }, LocalPartial(1) { _, _, _ in 1 }],
      samples: [[0.7, 2.3], [-1.9, 0.4]],
      sentence: "A sum hands each summand's change on as it is."),
    PrimitiveRow(
      .sub, "sub", spellings: [], form: .infix("-", strength: 1), arity: 2,
      value: { a, b in a - b },
      wide: .sub,
      partials: [LocalPartial(1) { _, _, _ in 1 }, LocalPartial(-1) { _, _, _ in -1 }],
      samples: [[0.7, 2.3], [-1.9, 0.4]],
      sentence: "A difference hands the first change on and turns the sign of the second."),
    PrimitiveRow(
      .mul, "mul", spellings: [], form: .infix("*", strength: 2), arity: 2,
      value: { a, b in a * b },
      wide: .mul,
      partials: [LocalPartial(.b) { _, b, _ in b }, LocalPartial(.a) { a, _, _ in a }],
      samples: [[0.7, 2.3], [-1.9, 0.4]],
      sentence: "In a product each factor's change is scaled by the other factor."),
    PrimitiveRow(
      .div, "div", spellings: [], form: .infix("/", strength: 2), arity: 2,
      value: { a, b in a / b },
      wide: .div,
      partials: [
        LocalPartial(1 / .b) { _, b, _ in 1 / b },
        LocalPartial(-(.a / .b.power(2)), StableForms.quotientByDivisor),
      ],
      domain: { _, b in b == 0 ? [.value(position: 1, .nonzeroDivisor)] : [] },
      samples: [[0.7, 2.3], [-1.9, 0.4]],
      sentence: "In a quotient the top's change is divided by the bottom; the bottom's change "
        + "counts negatively, divided by the bottom squared."),
    PrimitiveRow(
      .neg, "neg", spellings: [], form: .prefix("-", strength: 2),
      value: { a, _ in -a },
      wide: .neg,
      partials: [LocalPartial(-1) { _, _, _ in -1 }],
      samples: [[0.7], [-1.9]],
      sentence: "A minus in front turns the sign of the change."),
  ]
}

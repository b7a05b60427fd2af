extension Expression {
  /// The expression with its numbers folded and its neutral elements dropped.
  ///
  /// 2·w^(2−1) → 2·w, 1·u → u, u + 0 → u, u^1 → u, −(−u) → u. Only rewritings that hold at every
  /// value, nan and infinities included: 0·u stays, because it is nan where u is infinite.
  /// Fractions stay as they are unless the quotient is a short decimal.
  package var folded: Expression {
    guard case .apply(let primitive, let operands) = self else { return self }
    let parts = operands.map(\.folded)
    switch (primitive, parts.first, parts.dropFirst().first) {
    case (.neg, .number(let a)?, nil): return .number(-a)
    case (.neg, .apply(.neg, let inner)?, nil): return inner[0]
    case (.add, .number(let a)?, .number(let b)?): return .number(a + b)
    case (.sub, .number(let a)?, .number(let b)?): return .number(a - b)
    case (.mul, .number(let a)?, .number(let b)?): return .number(a * b)
    case (.pow, .number(let a)?, .number(let b)?) where b == 2: return .number(a * a)
    case (.add, .number(0)?, let u?), (.mul, .number(1)?, let u?): return u
    case (.add, let u?, .number(0)?), (.sub, let u?, .number(0)?): return u
    case (.mul, let u?, .number(1)?), (.div, let u?, .number(1)?): return u
    case (.pow, let u?, .number(1)?): return u
    case (.sub, .number(0)?, let u?), (.mul, .number(-1)?, let u?): return -u
    default: return .apply(primitive, parts)
    }
  }
}

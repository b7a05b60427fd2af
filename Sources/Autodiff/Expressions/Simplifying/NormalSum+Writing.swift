// From normal form back to an expression as a textbook writes it.

extension NormalSum {
  /// The sum written out, as a product where that is shorter.
  func written(_ joiner: Simplifier) -> Expression { factored(joiner)?.written ?? plain }

  /// The sum as one product, for use as a factor.
  func asProduct(_ joiner: Simplifier) -> Addend {
    switch addends.count {
    case 0: Addend(.zero)
    case 1: addends[0]
    default: factored(joiner) ?? asBracket
    }
  }

  /// The sum in brackets, the sign of a sum of negative terms in front: −(x + y).
  var asBracket: Addend {
    addends.allSatisfy(\.coefficient.isNegative) ? -Addend((-self).plain) : Addend(plain)
  }

  /// The sum term by term.
  var plain: Expression {
    var terms = addends.sorted(by: ExpressionOrder.precedes)
    // 1 − x² and not −x² + 1.
    if let first = terms.first, first.coefficient.isNegative,
      let positive = terms.firstIndex(where: { !$0.coefficient.isNegative })
    {
      terms.insert(terms.remove(at: positive), at: 0)
    }
    guard let first = terms.first else { return 0 }
    return terms.dropFirst().reduce(first.written) { sum, term in
      term.coefficient.isNegative ? sum - (-term).written : sum + term.written
    }
  }
}

extension Addend {
  /// The product as a quotient of products: 2·x₁·cos(x₁)/(3·x₂).
  var written: Expression {
    let (top, bottom) = coefficient.magnitude.written
    var above = factors.filter { !$0.exponent.isNegative }.map(\.written)
    var below = factors.filter { $0.exponent.isNegative }.map(\.written)
    if bottom != 1 { below.insert(.number(bottom), at: 0) }
    // −1/x and −2·x carry the sign in the number, −x·y in front of the product.
    let isSigned = coefficient.isNegative && (top != 1 || above.isEmpty)
    if top != 1 || above.isEmpty { above.insert(.number(isSigned ? -top : top), at: 0) }
    let quotient = Self.product(below).map { Self.product(above, or: 1) / $0 }
    let whole = quotient ?? Self.product(above, or: 1)
    return coefficient.isNegative && !isSigned ? -whole : whole
  }

  private static func product(_ factors: [Expression]) -> Expression? {
    guard let first = factors.first else { return nil }
    return factors.dropFirst().reduce(first, *)
  }

  private static func product(_ factors: [Expression], or one: Expression) -> Expression {
    product(factors) ?? one
  }
}

extension Addend.Factor {
  fileprivate var written: Expression {
    let size = exponent.magnitude
    return size.isOne ? base : base.power(size.expression)
  }
}

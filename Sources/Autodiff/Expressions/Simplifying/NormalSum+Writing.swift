// From normal form back to an expression as a textbook writes it.

extension NormalSum {
  /// The sum written out, common factors in front of a bracket where that is shorter.
  var written: Expression {
    if let (common, rest) = factored { return common.written(with: rest.plain) }
    return plain
  }

  /// The sum as one product, for use as a factor.
  var asProduct: Addend {
    switch addends.count {
    case 0: Addend(.zero)
    case 1: addends[0]
    default:
      if let (common, rest) = factored {
        common.times(rest.plain)
      } else {
        Addend(plain)
      }
    }
  }

  /// The sum term by term.
  private var plain: Expression {
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

  /// What all terms have in common and the rest, where that is shorter than the sum as it is.
  private var factored: (common: Addend, rest: NormalSum)? {
    guard addends.count > 1, !isPolynomialInOneLetter,
      addends.allSatisfy({ !$0.coefficient.isZero }), let common = common
    else { return nil }
    let rest = NormalSum(addends: addends.map { $0.divided(by: common) }).withoutBareBrackets
    return common.written(with: rest.plain).size < plain.size ? (common, rest) : nil
  }

  /// x + (y − z) as x + y − z.
  private var withoutBareBrackets: NormalSum {
    let isBare = addends.contains {
      $0.coefficient.magnitude.isOne && $0.factors.count == 1 && $0.factors[0].exponent.isOne
        && $0.factors[0].base.isBracket
    }
    guard isBare else { return self }
    var reader = Simplifier()
    return reader.normal(plain)
  }

  /// 3x² + 6x stays as it is.
  private var isPolynomialInOneLetter: Bool {
    let factors = addends.flatMap(\.factors)
    guard let letter = factors.first?.base, letter.isLetter else { return false }
    return factors.allSatisfy { $0.base == letter }
  }

  private var common: Addend? {
    guard let first = addends.first else { return nil }
    let factors = first.factors.compactMap { factor in
      addends.dropFirst().reduce(factor as Addend.Factor?) { $0?.common(with: $1) }
    }
    let divisor = addends.reduce(0) { divisor, addend in
      addend.coefficient.integer.map { Coefficient.greatestCommonDivisor(divisor, $0) } ?? 1
    }
    let sign = addends.allSatisfy(\.coefficient.isNegative) ? -1 : 1
    return factors.isEmpty && divisor == 1 ? nil : Addend(Coefficient(sign * divisor), factors)
  }
}

extension Addend.Factor {
  /// The largest power of the base that is also in a product; nil where there is none.
  fileprivate func common(with addend: Addend) -> Addend.Factor? {
    guard !isKept, let other = addend.factors.first(where: { $0.base == base }), !other.isKept,
      other.exponent.isNegative == exponent.isNegative
    else { return nil }
    var common = self
    let isFirst = exponent.magnitude < other.exponent.magnitude
    common.exponent = isFirst ? exponent : other.exponent
    return common
  }

  fileprivate var written: Expression {
    let size = exponent.magnitude
    return size.isOne ? base : base.power(size.expression)
  }
}

extension Addend {
  var written: Expression { written(with: nil) }

  fileprivate func divided(by common: Addend) -> Addend {
    var rest = factors
    for factor in common.factors {
      guard let place = rest.firstIndex(where: { $0.base == factor.base }) else { continue }
      rest[place].exponent = rest[place].exponent - factor.exponent
      if rest[place].exponent.isZero { rest.remove(at: place) }
    }
    return Addend(coefficient * common.coefficient.inverse, rest)
  }

  /// The product with a bracket put in its place among the factors.
  fileprivate func times(_ bracket: Expression) -> Addend {
    var product = self
    let place = factors.firstIndex { ExpressionOrder.precedes(bracket, $0.base) }
    product.factors.insert(Factor(base: bracket, exponent: .one), at: place ?? factors.count)
    return product
  }

  /// The product as a quotient of products: 2·x₁·cos(x₁)/(3·x₂).
  fileprivate func written(with bracket: Expression?) -> Expression {
    if let bracket { return times(bracket).written }
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

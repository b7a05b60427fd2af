// Sums as products, where that is shorter: common factors, common denominators.

extension NormalSum {
  /// The sum as a product that is shorter than the sum; nil where there is none.
  var factored: Addend? {
    isFactorable ? shortest(of: [withCommonFactor].compactMap { $0 } + overCommonDenominators) : nil
  }

  private var isFactorable: Bool {
    addends.count > 1 && !isPolynomialInOneLetter
      && addends.allSatisfy { !$0.coefficient.isZero }
  }

  private func shortest(of candidates: [Addend]) -> Addend? {
    let shortest = candidates.map { ($0, $0.written.size) }.min { $0.1 < $1.1 }
    guard let (product, size) = shortest, size < plain.size else { return nil }
    return product
  }

  /// 3x² + 6x stays as it is.
  private var isPolynomialInOneLetter: Bool {
    let factors = addends.flatMap(\.factors)
    guard let letter = factors.first?.base, letter.isLetter else { return false }
    return factors.allSatisfy { $0.base == letter }
  }

  /// e^x·(x + 1) for x·e^x + e^x. Letters alone come out only among letters, as in x·(y + z):
  /// x²·cos(x) + 2·x·sin(x) stays.
  private var withCommonFactor: Addend? {
    guard let common, !common.factors.isEmpty || !common.coefficient.magnitude.isOne else {
      return nil
    }
    let isLetters = common.coefficient.magnitude.isOne && common.factors.allSatisfy(\.base.isLetter)
    let isAmongLetters = addends.flatMap(\.factors).allSatisfy(\.base.isLetter)
    let isDivisor = common.factors.contains(where: \.exponent.isNegative)
    guard !isLetters || isAmongLetters || isDivisor else { return nil }
    let rest = NormalSum(addends: addends.map { $0.divided(by: common) }).withoutBareBrackets
    return common.times(rest.plain)
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
    return Addend(Coefficient(sign * divisor), factors)
  }

  /// x + (y − z) as x + y − z.
  private var withoutBareBrackets: NormalSum {
    let isBare = addends.contains {
      $0.coefficient.magnitude.isOne && $0.factors.count == 1 && $0.factors[0].exponent.isOne
        && $0.factors[0].base.isBracket
    }
    guard isBare else { return self }
    return Simplifier().sum(NormalSum(reading: plain), .zero)
  }
}

extension NormalSum {
  /// How many terms a sum, and a bracket below it, may have to be brought over a denominator.
  private static let mostTerms = 12
  private static let mostDenominators = 3

  /// 1/(x + 1)² for 1/(x + 1) − x/(x + 1)²: one candidate for each bracket below a term.
  private var overCommonDenominators: [Addend] {
    guard addends.count <= Self.mostTerms else { return [] }
    var brackets: [Expression] = []
    for factor in addends.flatMap(\.factors)
    where factor.exponent.isNegative && factor.base.isBracket && !brackets.contains(factor.base) {
      brackets.append(factor.base)
    }
    return brackets.prefix(Self.mostDenominators).compactMap(over)
  }

  /// The sum as one product, common denominators left alone: else a continued fraction would be
  /// walked to its end from each of its levels.
  private var asNumerator: Addend {
    if addends.count == 1 { return addends[0] }
    let factored = isFactorable ? shortest(of: [withCommonFactor].compactMap { $0 }) : nil
    return factored ?? Addend(plain)
  }

  private func over(_ bracket: Expression) -> Addend? {
    let powers = addends.map { $0.power(of: bracket) }
    guard let lowest = powers.compactMap({ $0 }).min(), powers.allSatisfy({ $0 != nil }),
      lowest >= -3
    else { return nil }
    let terms = NormalSum(reading: bracket)
    guard terms.addends.count <= Self.mostTerms else { return nil }
    let joiner = Simplifier()
    var numerator = NormalSum.zero
    for (addend, power) in zip(addends, powers) {
      var part = NormalSum(addends: [addend.without(bracket)])
      for _ in 0..<((power ?? 0) - lowest) { part = joiner.expanded(part, terms) }
      numerator = joiner.sum(numerator, part)
    }
    guard !numerator.addends.isEmpty else { return nil }
    let below = Addend(.one, [Addend.Factor(base: bracket, exponent: Coefficient(lowest))])
    return joiner.product(numerator.asNumerator, below)
  }
}

extension Addend {
  /// The exponent of a base, 0 where it is no factor; nil where it is no integer.
  fileprivate func power(of base: Expression) -> Int? {
    let matches = factors.filter { $0.base == base }
    guard let factor = matches.first else { return 0 }
    return matches.count == 1 && !factor.isKept ? factor.exponent.integer : nil
  }

  fileprivate func without(_ base: Expression) -> Addend {
    Addend(coefficient, factors.filter { $0.base != base })
  }

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
}

// Sums as products, where that is shorter. Products are joined as a simplifier does, which may
// have to hold some apart.

extension NormalSum {
  /// The sum as a product that is shorter than the sum; nil where there is none.
  func factored(_ joiner: Simplifier) -> Addend? {
    guard isFactorable else { return nil }
    let candidates = withCommonFactor(joiner) + [overLetters(joiner)].compactMap { $0 }
    return shortest(of: candidates + overCommonDenominators(joiner))
  }

  /// The sum with its common factor in front, where that is shorter.
  func factoredByCommonFactor(_ joiner: Simplifier) -> Addend? {
    isFactorable ? shortest(of: withCommonFactor(joiner)) : nil
  }

  /// The same, where that is no longer: y·(y² − x²) for y³ − x²·y above a fraction bar.
  func factoredAsNumerator(_ joiner: Simplifier) -> Addend? {
    let factored = isFactorable ? withCommonFactor(joiner) : []
    let lightest = factored.min { $0.written.weight < $1.written.weight }
    return lightest.flatMap { $0.written.weight <= plain.weight ? $0 : nil }
  }

  private var isFactorable: Bool {
    addends.count > 1 && !isPolynomialInOneLetter
      && addends.allSatisfy { !$0.coefficient.isZero }
  }

  private func shortest(of candidates: [Addend]) -> Addend? {
    let lightest = candidates.map { ($0, $0.written.weight) }.min { $0.1 < $1.1 }
    guard let (product, weight) = lightest, weight < plain.weight else { return nil }
    return product
  }

  /// 3x² + 6x stays as it is.
  private var isPolynomialInOneLetter: Bool {
    let factors = addends.flatMap(\.factors)
    guard let letter = factors.first?.base, letter.isLetter else { return false }
    return factors.allSatisfy { $0.base == letter }
  }

  /// e^x·(x + 1) for x·e^x + e^x. Letters alone come out among letters, as in x·(y + z), and
  /// where none of them is left behind, as in y·(1 + e^x): x²·cos(x) + 2·x·sin(x) stays.
  ///
  /// What is left in the bracket may be brought over its letters: (x − 1)/(x·√x) for
  /// (1 − 1/x)/√x.
  private func withCommonFactor(_ joiner: Simplifier) -> [Addend] {
    guard let common, !common.factors.isEmpty || !common.coefficient.magnitude.isOne else {
      return []
    }
    let isLetters = common.coefficient.magnitude.isOne && common.factors.allSatisfy(\.base.isLetter)
    let isAmongLetters = addends.flatMap(\.factors).allSatisfy(\.base.isLetter)
    let isDivisor = common.factors.contains(where: \.exponent.isNegative)
    let quotient = NormalSum(addends: addends.map { $0.divided(by: common) })
    let comesWhole = quotient.addends.allSatisfy { term in
      term.factors.allSatisfy { factor in !common.factors.contains { $0.base == factor.base } }
    }
    guard !isLetters || isAmongLetters || isDivisor || comesWhole else { return [] }
    let rest = quotient.withoutBareBrackets(joiner)
    if rest.addends.count < 2 { return rest.addends.map { joiner.product(common, $0) } }
    let overLetters = rest.overLetters(joiner).map { joiner.product(common, $0) }
    return [common.times(rest.plain)] + (overLetters.map { [$0] } ?? [])
  }

  private var common: Addend? {
    guard let first = addends.first else { return nil }
    let factors = first.factors.compactMap { factor in
      addends.dropFirst().reduce(factor as Addend.Factor?) { $0?.common(with: $1) }
    }
    let divisor = addends.dropFirst().reduce(first.coefficient.magnitude) {
      $0.commonDivisor(with: $1.coefficient)
    }
    return Addend(addends.allSatisfy(\.coefficient.isNegative) ? -divisor : divisor, factors)
  }

  /// x + (y − z) as x + y − z, and 3x − 2(x + 1) as x − 2.
  private func withoutBareBrackets(_ joiner: Simplifier) -> NormalSum {
    guard addends.contains(where: { $0.factors.contains(where: \.isOpenBracket) }) else {
      return self
    }
    let whole = joiner.sum(NormalSum(reading: plain), .zero)
    guard whole.addends.count <= Self.mostTerms else { return whole }
    return whole.addends.reduce(.zero) { joiner.sum($0, NormalSum($1)) }
  }
}

extension Addend {
  /// The exponent of a base, 0 where it is no factor; nil where it is no integer.
  func power(of base: Expression) -> Int? {
    let matches = factors.filter { $0.base == base }
    guard let factor = matches.first else { return 0 }
    return matches.count == 1 && !factor.isKept ? factor.exponent.integer : nil
  }

  func without(_ base: Expression) -> Addend {
    Addend(coefficient, factors.filter { $0.base != base })
  }

  /// - Parameter filling: whether a factor that is not in the product counts as one to the power 0.
  func divided(by common: Addend, filling: Bool = false) -> Addend {
    var rest = factors
    for factor in common.factors {
      guard let place = rest.firstIndex(where: { $0.base == factor.base }) else {
        if filling { rest.append(Factor(base: factor.base, exponent: -factor.exponent)) }
        continue
      }
      rest[place].exponent = rest[place].exponent - factor.exponent
      if rest[place].exponent.isZero { rest.remove(at: place) }
    }
    return Addend(coefficient * common.coefficient.inverse, filling ? rest.sorted() : rest)
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

extension Expression {
  /// The size, and more where a fraction stands within a fraction: (x − 1)/x² before (1 − 1/x)/x.
  var weight: Int { size + 3 * nestedQuotients(isWithin: false) }

  private func nestedQuotients(isWithin: Bool) -> Int {
    guard case .apply(let primitive, let operands) = self else { return 0 }
    if primitive == .div {
      return operands.reduce(isWithin ? 1 : 0) { $0 + $1.nestedQuotients(isWithin: true) }
    }
    if primitive == .pow { return operands[0].nestedQuotients(isWithin: isWithin) }
    guard [.add, .sub, .mul, .neg].contains(primitive) else { return 0 }
    return operands.reduce(0) { $0 + $1.nestedQuotients(isWithin: isWithin) }
  }
}

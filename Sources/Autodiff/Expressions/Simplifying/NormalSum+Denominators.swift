// Sums over a common denominator.

extension NormalSum {
  /// How many terms a sum, and a bracket in it, may have for brackets to be multiplied out or the
  /// sum to be brought over a denominator.
  static let mostTerms = 12
  private static let mostDenominators = 3

  /// 1/(x + 1)² for 1/(x + 1) − x/(x + 1)²: one candidate for each bracket, or root, below a term.
  func overCommonDenominators(_ joiner: Simplifier) -> [Addend] {
    guard addends.count <= Self.mostTerms else { return [] }
    var brackets: [Expression] = []
    for factor in addends.flatMap(\.factors)
    where factor.exponent.isNegative && (factor.base.isBracket || factor.base.isSquareRoot)
      && !brackets.contains(factor.base)
    {
      brackets.append(factor.base)
    }
    return brackets.prefix(Self.mostDenominators).flatMap { over($0, joiner) }
  }

  /// The sum as one product, common denominators left alone: else a continued fraction would be
  /// walked to its end from each of its levels.
  private func asNumerator(_ joiner: Simplifier) -> Addend {
    if addends.count == 1 { return addends[0] }
    return factoredAsNumerator(joiner) ?? overLetters(joiner) ?? asBracket
  }

  /// (p − t)/p for 1 − t/p, where that is no longer; nil where it is, or no letter stands below.
  func overLetters(_ joiner: Simplifier) -> Addend? {
    var below = Addend(.one)
    for factor in addends.flatMap(\.factors) where factor.exponent.isNegative {
      guard factor.base.isLetter, !factor.isKept, factor.exponent.integer != nil else { return nil }
      let place = below.factors.firstIndex { $0.base == factor.base }
      if let place {
        below.factors[place].exponent =
          [below.factors[place].exponent, factor.exponent]
          .min { $0 < $1 } ?? factor.exponent
      } else {
        below.factors.append(factor)
      }
    }
    guard !below.factors.isEmpty else { return nil }
    let above = NormalSum(addends: addends.map { $0.divided(by: below, filling: true) })
    let numerator = above.factoredByCommonFactor(joiner) ?? above.asBracket
    let quotient = joiner.product(numerator, below)
    return quotient.written.weight <= plain.weight ? quotient : nil
  }

  /// The sum over one bracket, with the brackets above multiplied out and not.
  private func over(_ bracket: Expression, _ joiner: Simplifier) -> [Addend] {
    let powers = addends.map { $0.power(of: bracket) }
    let terms = NormalSum(reading: bracket)
    guard let lowest = powers.compactMap({ $0 }).min(), powers.allSatisfy({ $0 != nil }),
      lowest >= -3, terms.addends.count <= Self.mostTerms
    else { return [] }
    let parts = zip(addends, powers).map { addend, power in
      (lowest..<(power ?? 0)).reduce(NormalSum(addends: [addend.without(bracket)])) { part, _ in
        joiner.expanded(part, terms)
      }
    }
    let below = Addend(.one, [Addend.Factor(base: bracket, exponent: Coefficient(lowest))])
    return [false, true].compactMap { opensAll in
      let numerator = parts.reduce(NormalSum.zero) { joiner.sum($0, $1, opensAll: opensAll) }
      guard !numerator.addends.isEmpty else { return nil }
      return joiner.product(numerator.asNumerator(joiner), below)
    }
  }
}

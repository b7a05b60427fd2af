// What is done to a formula as a whole, once its parts are simplified: parts that stand inside
// others stay as they are, so that their conditions can be told again by their look.

extension NormalSum {
  /// The sum written out, a product in it freed from fractions within its brackets.
  func finished(_ joiner: Simplifier) -> Expression {
    let written = written(joiner)
    guard addends.count == 1, !addends[0].coefficient.isZero else { return written }
    let candidates = [
      joiner.multipliedOut(addends[0]), joiner.withoutInnerFractions(addends[0]),
      addends[0].withSignInNumerator?.written,
    ]
    return candidates.reduce(written) { shortest, candidate in
      guard let candidate, candidate.weight < shortest.weight else { return shortest }
      return candidate
    }
  }
}

extension Simplifier {
  /// σ − y for (1 − σ)·σ·((1 − y)/(1 − σ) − y/σ): a bracket multiplied out, where factors of the
  /// product stand below its terms; nil where none do.
  fileprivate func multipliedOut(_ product: Addend) -> Expression? {
    eachBracket(of: product) { inner, rest in
      guard inner.addends.contains(where: { $0.hasBelow(factorOf: rest) }) else { return nil }
      return inner.addends.reduce(NormalSum.zero) { sum, term in
        self.sum(sum, NormalSum(self.product(rest, term)))
      }.plain
    }
  }

  /// (x − 1)/(x·√x) for (1 − 1/x)/√x; nil where no bracket has letters below.
  fileprivate func withoutInnerFractions(_ product: Addend) -> Expression? {
    eachBracket(of: product) { inner, rest in
      inner.overLetters(self).map { self.product(rest, $0).written }
    }
  }

  /// The first result for a bracket of a product and the rest of that product.
  private func eachBracket(
    of product: Addend, _ result: (_ inner: NormalSum, _ rest: Addend) -> Expression?
  ) -> Expression? {
    for place in product.factors.indices where product.factors[place].isOpenBracket {
      var rest = product
      let inner = NormalSum(reading: rest.factors.remove(at: place).base)
      guard inner.addends.count <= NormalSum.mostTerms else { continue }
      if let found = result(inner, rest) { return found }
    }
    return nil
  }
}

extension Addend {
  /// Whether a factor below the fraction bar is one of a product's above it.
  fileprivate func hasBelow(factorOf product: Addend) -> Bool {
    factors.contains { factor in
      factor.exponent.isNegative
        && product.factors.contains { $0.base == factor.base && !$0.exponent.isNegative }
    }
  }

  /// (x² − y²)/z for −(y² − x²)/z, where nothing but a bracket stands above the fraction bar, and
  /// it stands nowhere below.
  fileprivate var withSignInNumerator: Addend? {
    let above = factors.indices.filter { !factors[$0].exponent.isNegative }
    guard coefficient.isNegative, above.count == 1, factors[above[0]].isOpenBracket,
      !factors.contains(where: { $0.exponent.isNegative && $0.base.holds(factors[above[0]].base) })
    else { return nil }
    var turned = -self
    turned.factors[above[0]].base = factors[above[0]].base.mirroredBracket
    return turned
  }
}

extension Expression {
  /// Whether a part of the formula is this one.
  fileprivate func holds(_ part: Expression) -> Bool {
    if self == part { return true }
    guard case .apply(_, let operands) = self else { return false }
    return operands.contains { $0.holds(part) }
  }

  /// (x·y)² for x²·y², and the like in every product of the formula: shorter.
  var withPowersJoined: Expression {
    guard case .apply(let primitive, let operands) = self else { return self }
    let parts = operands.map(\.withPowersJoined)
    guard primitive == .mul, case .apply(.pow, let right) = parts[1] else {
      return .apply(primitive, parts)
    }
    if case .apply(.pow, let left) = parts[0], left[1] == right[1] {
      return (left[0] * right[0]).power(right[1])
    }
    if case .apply(.mul, let left) = parts[0], case .apply(.pow, let inner) = left[1],
      inner[1] == right[1]
    {
      return left[0] * (inner[0] * right[0]).power(right[1])
    }
    return .apply(primitive, parts)
  }
}

/// A formula that is too large to be simplified, printed or expanded: expression swell.
package struct ExpressionSwell: Error, Hashable, Sendable {
  /// How many nodes the formula may have.
  package let limit: Int

  package init(limit: Int) { self.limit = limit }
}

extension Expression {
  /// The largest formula that is simplified.
  package static let simplifiedLimit = 1_000

  /// The formula as a textbook would leave it, or as it is where it is too large.
  package var simplified: Expression { (try? simplified(limit: Self.simplifiedLimit)) ?? self }

  /// The formula as a textbook would leave it.
  ///
  /// Collects terms and powers, puts common factors in front of a bracket where that is shorter,
  /// and orders: x₂ + cos(x₁), 2·x₁·exp(x₁ − x₂). Equal to the formula wherever that is defined,
  /// and defined nowhere else: x/x and 0·ln(x) stay, x·ln(x)/x is ln(x). Never larger.
  package func simplified(limit: Int) throws(ExpressionSwell) -> Expression {
    guard let size = size(upTo: limit) else { throw ExpressionSwell(limit: limit) }
    guard hasFiniteNumbers else { return folded }
    return simplified(size, keepsQuotients: false) ?? simplified(size, keepsQuotients: true)
      ?? folded
  }

  /// The formula simplified to at most `size` nodes; nil where a condition would be lost.
  private func simplified(_ size: Int, keepsQuotients: Bool) -> Expression? {
    var kept: Set<Expression> = []
    for _ in 0..<Self.attempts {
      var reader = Simplifier(keeping: kept, keepsQuotients: keepsQuotients)
      let whole = reader.normal(self).finished(reader)
      let result = whole.size <= size ? whole : whole.withPowersJoined
      guard result.hasFiniteNumbers, result.size <= size else { return nil }
      var check = Simplifier()
      _ = check.normal(result)
      let lost = reader.conditions.filter { !$0.follows(from: check.conditions) }.map(\.part)
      if lost.isEmpty { return result }
      if kept.isSuperset(of: lost) { return nil }
      kept.formUnion(lost)
      kept.formUnion(lost.filter(\.isBracket).map(\.mirroredBracket))
    }
    return nil
  }

  /// Keeping one condition may bring another to light; more rounds than this have not been seen.
  private static let attempts = 6

  private var hasFiniteNumbers: Bool {
    switch self {
    case .number(let value): value.isFinite
    case .named, .symbol: true
    case .apply(_, let operands): operands.allSatisfy(\.hasFiniteNumbers)
    }
  }
}

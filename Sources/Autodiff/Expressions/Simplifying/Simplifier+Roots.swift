extension Simplifier {
  /// 2/√2 as √2 and √(2π)/(2π) as 1/√(2π): a root of a constant on the side where it is shorter.
  ///
  /// The constant is positive, so that no condition is lost.
  func withoutConstantRoots(_ addend: Addend) -> Addend {
    var shortest = addend
    for (place, factor) in addend.factors.enumerated() {
      guard factor.exponent.magnitude.isOne, let radicand = factor.base.constantRadicand else {
        continue
      }
      var rest = addend
      rest.factors.remove(at: place)
      let moved = product(
        product(rest, factor.exponent.isNegative ? radicand.inverse : radicand),
        Addend(.one, [Addend.Factor(base: factor.base, exponent: -factor.exponent)]), moving: false)
      if moved.written.size < shortest.written.size { shortest = moved }
    }
    return shortest
  }
}

extension Expression {
  /// The number under a root that has no letters in it.
  fileprivate var constantRadicand: Addend? {
    guard case .apply(.sqrt, let operands) = self, operands[0].symbols.isEmpty else { return nil }
    let radicand = NormalSum(reading: operands[0])
    guard radicand.addends.count == 1, let product = radicand.addends.first,
      product.coefficient.isExact, !product.coefficient.isNegative, !product.coefficient.isZero,
      product.factors.allSatisfy({ $0.base.isLetter })
    else { return nil }
    return product
  }
}

extension Addend {
  /// One over the product.
  fileprivate var inverse: Addend {
    Addend(
      coefficient.inverse,
      factors.map { Factor(base: $0.base, exponent: -$0.exponent, isKept: $0.isKept) })
  }
}

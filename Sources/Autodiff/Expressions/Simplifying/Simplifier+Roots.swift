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

extension Simplifier {
  /// √u/u² as 1/(u·√u), u/√u as √u: what stands under a root, and the root, on one side.
  func withoutMixedRoots(_ addend: Addend) -> Addend {
    for (place, root) in addend.factors.enumerated() {
      guard case .apply(.sqrt, let operands) = root.base, let halves = root.exponent.integer,
        let other = addend.factors.firstIndex(where: { $0.base == operands[0] }),
        let wholes = addend.factors[other].exponent.integer, (halves < 0) != (wholes < 0),
        !kept.contains(root.base), !kept.contains(operands[0])
      else { continue }
      let sum = halves + 2 * wholes
      var joined = addend
      joined.factors[place].exponent = Coefficient(sum % 2)
      joined.factors[other].exponent = Coefficient(sum / 2)
      joined.factors.removeAll { $0.exponent.isZero }
      return joined
    }
    return addend
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

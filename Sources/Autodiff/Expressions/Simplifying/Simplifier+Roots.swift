extension Simplifier {
  /// 2/√2 as √2 and √(2π)/(2π) as 1/√(2π): a root of a constant on the side where it is shorter.
  ///
  /// The constant is positive, so that no condition is lost.
  func withoutConstantRoots(_ addend: Addend) -> Addend {
    let addend = withOneConstantRoot(addend)
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
      for candidate in [moved] + addend.withNumberUnderRoot(place, radicand) {
        if candidate.written.size < shortest.written.size { shortest = candidate }
      }
    }
    return shortest
  }

  /// √(2/π) for √2/√π.
  private func withOneConstantRoot(_ addend: Addend) -> Addend {
    let roots = addend.factors.filter {
      $0.exponent.magnitude.isOne && $0.base.constantRadicand != nil
    }
    guard roots.count > 1 else { return addend }
    let isBelow = roots.allSatisfy(\.exponent.isNegative)
    let radicand = roots.reduce(Addend(.one)) { product, root in
      guard let part = root.base.constantRadicand else { return product }
      return self.product(
        product, root.exponent.isNegative == isBelow ? part : part.inverse, moving: false)
    }
    // √2·√8 is 4.
    if radicand.isConstant, radicand.coefficient.isSquare {
      let root = Coefficient(radicand.coefficient.value.squareRoot())
      let rest = addend.factors.filter { !roots.contains($0) }
      return Addend(addend.coefficient * (isBelow ? root.inverse : root), rest)
    }
    let root = Expression.apply(.sqrt, [radicand.written])
    let rest = Addend(addend.coefficient, addend.factors.filter { !roots.contains($0) })
    let factor = Addend.Factor(base: root, exponent: isBelow ? -.one : .one)
    return product(rest, Addend(.one, [factor]), moving: false)
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

extension Simplifier {
  /// |u| for u·sign u, u for |u|·sign u, and 1/u for sign u/|u|.
  func withoutSigns(_ addend: Addend) -> Addend {
    for (place, factor) in addend.factors.enumerated() where factor.exponent.isOne {
      guard case .apply(.sign, let operands) = factor.base, !kept.contains(operands[0]) else {
        continue
      }
      let size = Expression.apply(.abs, operands)
      for (base, other) in [(operands[0], size), (size, operands[0])] where !kept.contains(base) {
        guard let partner = addend.factors.firstIndex(where: { $0.base == base }),
          addend.factors[partner].exponent.isOne
            || (base == size && addend.factors[partner].exponent.magnitude.isOne)
        else { continue }
        let exponent = addend.factors[partner].exponent
        var rest = addend
        for index in [place, partner].sorted(by: >) { rest.factors.remove(at: index) }
        return product(rest, Addend(.one, [Addend.Factor(base: other, exponent: exponent)]))
      }
    }
    return addend
  }
}

extension Expression {
  var isSquareRoot: Bool {
    if case .apply(.sqrt, _) = self { return true }
    return false
  }

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
  /// √(2/π) for 2/√(2π), and 1/√(2π) for √(2/π)/2: a root of a constant at a place among the
  /// factors, with the number before it below the root; none where that grows.
  fileprivate func withNumberUnderRoot(_ place: Int, _ radicand: Addend) -> [Addend] {
    let isBelow = factors[place].exponent.isNegative
    guard let square = coefficient.magnitude.power(2) else { return [] }
    let turned = isBelow ? radicand.inverse : radicand
    let whole = Addend(turned.coefficient * square, turned.factors)
    guard whole.coefficient.height <= radicand.coefficient.height, !whole.isConstant else {
      return []
    }
    return [false, true].map { isBelow in
      let root = Expression.apply(.sqrt, [(isBelow ? whole.inverse : whole).written])
      var product = self
      product.coefficient = coefficient.isNegative ? -.one : .one
      product.factors[place] = Factor(base: root, exponent: isBelow ? -.one : .one)
      return Addend(product.coefficient, product.factors.sorted())
    }
  }

  /// One over the product.
  fileprivate var inverse: Addend {
    Addend(
      coefficient.inverse,
      factors.map { Factor(base: $0.base, exponent: -$0.exponent, isKept: $0.isKept) })
  }
}

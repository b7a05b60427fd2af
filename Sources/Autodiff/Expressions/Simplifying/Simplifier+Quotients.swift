// Quotients below a fraction bar. Turned over, 1/(z/w) would be w/z and need no w ≠ 0 any more.
extension Simplifier {
  /// w/(y·z) as 1/(y·(z/w)), where w ≠ 0 is to be kept.
  ///
  /// What stands below in the quotients of the product, and is kept, goes into one quotient with
  /// the last of the other factors below, so that equal products look alike.
  ///
  /// - Parameter turned: the product that was turned over to give this one.
  func withQuotientsKept(_ product: Addend, turning turned: Addend? = nil) -> Addend {
    guard keepsQuotients, !kept.isEmpty else { return product }
    var flat = Addend(product.coefficient)
    var keptBelow: [Addend.Factor] = []
    let opened = turned.map { $0.factors.filter(isKeptBelow).map(\.base) } ?? []
    for factor in product.factors {
      if opened.contains(factor.base), !factor.exponent.isNegative {
        keptBelow.append(factor)
      } else if let quotient = factor.quotientBelow {
        for part in quotient.factors {
          isKeptBelow(part.turned) ? keptBelow.append(part) : flat.factors.append(part)
        }
        flat.coefficient = flat.coefficient * quotient.coefficient
      } else {
        flat.factors.append(factor)
      }
    }
    return keptBelow.isEmpty ? product : joined(flat, keptBelow)
  }

  private func isKeptBelow(_ factor: Addend.Factor) -> Bool {
    kept.contains(factor.base) && (factor.exponent.integer ?? 0) < 0
  }

  /// The product over one quotient that has all that is kept below in it.
  private func joined(_ product: Addend, _ keptBelow: [Addend.Factor]) -> Addend {
    let inner = Simplifier().product(Addend(.one, keptBelow), Addend(.one))
    var flat = Simplifier(keeping: kept).product(product, Addend(.one))
    let exponents = Set(inner.factors.map(\.exponent))
    let place = partner(in: flat, exponents)
    let available = place.map { -flat.factors[$0].exponent } ?? .zero
    let common = exponents.count == 1 ? exponents.first ?? .one : .one
    let power = place == nil || available < common ? .one : common
    var quotient = Addend(
      .one,
      inner.factors.map { factor in
        Addend.Factor(base: factor.base, exponent: -(factor.exponent * power.inverse))
      })
    if let place {
      quotient.factors.append(Addend.Factor(base: flat.factors[place].base, exponent: .one))
      flat.factors[place].exponent = flat.factors[place].exponent + power
      if flat.factors[place].exponent.isZero { flat.factors.remove(at: place) }
    }
    let whole = Addend.Factor(
      base: Addend(.one, quotient.factors.sorted()).written, exponent: -power)
    return Addend(flat.coefficient, (flat.factors + [whole]).sorted())
  }
}

extension Simplifier {
  /// The factor that goes into the quotient: one of the same power, a letter before others.
  private func partner(in product: Addend, _ exponents: Set<Coefficient>) -> Int? {
    let below = product.factors.indices.filter { (product.factors[$0].exponent.integer ?? 0) < 0 }
    let alike = below.filter { exponents == [-product.factors[$0].exponent] }
    let candidates = alike.isEmpty ? below : alike
    return candidates.last { product.factors[$0].base.isLetter } ?? candidates.last
  }
}

extension Addend.Factor {
  var turned: Addend.Factor { Addend.Factor(base: base, exponent: -exponent) }

  /// The product that a quotient below a fraction bar would be without its own bar: w/z for
  /// (z/w)⁻¹; nil for any other factor.
  fileprivate var quotientBelow: Addend? {
    guard let power = exponent.integer, power < 0, case .apply(.div, _) = base else { return nil }
    let quotient = Addend(reading: base)
    guard let number = quotient.coefficient.power(power) else { return nil }
    return Addend(
      number,
      quotient.factors.map {
        Addend.Factor(base: $0.base, exponent: $0.exponent * Coefficient(power))
      })
  }
}

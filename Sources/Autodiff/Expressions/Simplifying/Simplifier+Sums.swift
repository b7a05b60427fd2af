extension Simplifier {
  /// a + b with equal terms collected: 2x + 3x is 5x.
  ///
  /// - Parameter opensAll: whether products of brackets may be multiplied out for one another.
  func sum(_ a: NormalSum, _ b: NormalSum, opensAll: Bool = true) -> NormalSum {
    let plain = collected(a, b)
    let (first, second) = (withOpenBrackets(a, b), withOpenBrackets(b, a))
    if first != nil || second != nil {
      let opened = collected(first ?? a, second ?? b)
      if opened.plain.size <= plain.plain.size { return opened }
    }
    guard opensAll, let opened = withAllBracketsOpen(plain),
      opened.plain.size < plain.plain.size
    else { return plain }
    return opened
  }

  /// The sum with every product of one bracket multiplied out; nil where fewer than two are.
  ///
  /// (1 − t)·s − t·(1 − s) is s − t: neither bracket alone has a term in common with the other's.
  private func withAllBracketsOpen(_ sum: NormalSum) -> NormalSum? {
    guard sum.addends.count <= NormalSum.mostTerms else { return nil }
    let opened = sum.addends.map { openedTerms($0) }
    guard opened.lazy.compactMap({ $0 }).count > 1 else { return nil }
    let addends = zip(sum.addends, opened).flatMap { $1 ?? [$0] }
    return collected(NormalSum(addends: addends), .zero)
  }

  func collected(_ a: NormalSum, _ b: NormalSum) -> NormalSum {
    var addends: [Addend] = []
    var places: [[Addend.Factor]: Int] = [:]
    for addend in a.addends + b.addends {
      if let index = places[addend.factors] {
        addends[index].coefficient = addends[index].coefficient + addend.coefficient
      } else if let mirrored = addend.mirrored, let index = places[mirrored.factors] {
        addends[index].coefficient = addends[index].coefficient + mirrored.coefficient
      } else {
        places[addend.factors] = addends.count
        addends.append(addend)
      }
    }
    let settled = addends.compactMap(settled)
    return NormalSum(addends: settled.filter { !$0.isHeld(by: settled) })
  }

  /// The term, or what is left of it where its coefficient is 0: nothing, or the factors that
  /// have to stay for what they need in order to be defined.
  func settled(_ addend: Addend) -> Addend? {
    guard addend.coefficient.isZero else { return addend }
    let factors = addend.factors.filter(holdsCondition)
    return factors.isEmpty ? nil : Addend(.zero, factors)
  }

  /// The sum with its terms 2(x + y) and z(x + y) multiplied out where the other sum has terms of
  /// that kind; nil where it has none.
  private func withOpenBrackets(_ sum: NormalSum, _ other: NormalSum) -> NormalSum? {
    let others = Set(other.addends.map(\.factors))
    var addends: [Addend] = []
    var isOpened = false
    for addend in sum.addends {
      guard let opened = multipliedOut(addend, among: others) else {
        addends.append(addend)
        continue
      }
      addends += opened
      isOpened = true
    }
    return isOpened ? collected(NormalSum(addends: addends), .zero) : nil
  }

  /// The terms of a product with one bracket, where some are among others; a bracket without a
  /// number in front opens at no cost.
  private func multipliedOut(
    _ addend: Addend, among others: Set<[Addend.Factor]>
  ) -> [Addend]? {
    let isBare = addend.factors.count == 1
    if !isBare && (others.isEmpty || others.count > NormalSum.mostTerms) { return nil }
    guard let terms = openedTerms(addend) else { return nil }
    let opensFreely = isBare && addend.coefficient.magnitude.isOne
    return opensFreely || terms.contains { others.contains($0.factors) } ? terms : nil
  }

  /// The terms of a product with one bracket; nil where it has none or several.
  private func openedTerms(_ addend: Addend) -> [Addend]? {
    let brackets = addend.factors.indices.filter { addend.factors[$0].isOpenBracket }
    guard brackets.count == 1 else { return nil }
    var rest = addend
    let inner = NormalSum(reading: rest.factors.remove(at: brackets[0]).base)
    if rest.factors.isEmpty {
      return inner.addends.map { Addend($0.coefficient * rest.coefficient, $0.factors) }
    }
    guard inner.addends.count <= NormalSum.mostTerms else { return nil }
    return inner.addends.map { product(rest, $0) }
  }

  private func holdsCondition(_ factor: Addend.Factor) -> Bool {
    if kept.isEmpty { return false }
    var probe = Simplifier()
    _ = probe.normal(Addend(.one, [factor]).written)
    return probe.conditions.contains { kept.contains($0.part) }
  }
}

extension Addend.Factor {
  /// A bracket to the first power.
  var isOpenBracket: Bool { exponent.isOne && base.isBracket }
}

extension Addend {
  /// −1/(x − y) for 1/(y − x): the product with all its brackets turned, where they stand in whole
  /// powers.
  fileprivate var mirrored: Addend? {
    var turned = self
    var isTurned = false
    for (place, factor) in factors.enumerated() where factor.base.isBracket {
      guard factor.exponent.integer != nil else { return nil }
      turned.factors[place].base = factor.base.mirroredBracket
      if !factor.exponent.isEvenInteger { turned.coefficient = -turned.coefficient }
      isTurned = true
    }
    return isTurned ? Addend(turned.coefficient, turned.factors.sorted()) : nil
  }

  /// Whether a term that is 0 stands for conditions alone that others of the sum have as well.
  fileprivate func isHeld(by terms: [Addend]) -> Bool {
    coefficient.isZero
      && factors.allSatisfy { factor in
        terms.contains { term in
          !term.coefficient.isZero && term.factors.contains { $0.needs(asMuchAs: factor) }
        }
      }
  }
}

extension Addend.Factor {
  fileprivate func needs(asMuchAs other: Addend.Factor) -> Bool {
    base == other.base && exponent.isNegative == other.exponent.isNegative
      && (exponent.integer == nil) == (other.exponent.integer == nil)
  }
}

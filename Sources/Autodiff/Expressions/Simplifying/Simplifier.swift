/// Brings expressions into normal form: sums of products of powers, and back.
///
/// `conditions` gathers what the formula needs of its parts as it is read, before anything
/// cancels. Powers of parts in `kept` are not joined where that would lose a condition.
struct Simplifier {
  let kept: Set<Expression>
  /// Whether a part in `kept` stays below its fraction bar too: x/(y/z) is x·z/y only where
  /// another factor needs z ≠ 0.
  let keepsQuotients: Bool
  private(set) var conditions: Set<Condition> = []

  init(keeping kept: Set<Expression> = [], keepsQuotients: Bool = false) {
    self.kept = kept
    self.keepsQuotients = keepsQuotients
  }

  /// The normal form of an expression with finite numbers. Recursion: the caller bounds the size.
  mutating func normal(_ expression: Expression) -> NormalSum {
    switch expression {
    case .number(let value): return NormalSum(Addend(Coefficient(value)))
    case .named, .symbol: return NormalSum(Addend(expression))
    case .apply(let primitive, let operands):
      return applied(primitive, operands.map { normal($0) })
    }
  }

  private mutating func applied(_ primitive: Primitive, _ parts: [NormalSum]) -> NormalSum {
    if primitive == .add { return sum(parts[0], parts[1]) }
    if primitive == .sub { return sum(parts[0], -parts[1]) }
    if primitive == .neg { return -parts[0] }
    if primitive == .mul { return product(parts[0], parts[1]) }
    if primitive == .div { return quotient(parts[0], parts[1]) }
    if primitive == .pow { return power(parts[0], parts[1]) }
    return function(primitive, parts)
  }

  private mutating func require(_ need: Condition.Need, _ part: Expression) {
    let condition = Condition(need: need, part: part)
    if !condition.isTrivial { conditions.insert(condition) }
  }
}

// Products and powers.
extension Simplifier {
  private mutating func product(_ a: NormalSum, _ b: NormalSum) -> NormalSum {
    if let sign = b.constant, sign.magnitude.isOne { return sign.isNegative ? -a : a }
    if let sign = a.constant, sign.magnitude.isOne { return sign.isNegative ? -b : b }
    return normalized(product(a.asProduct(self), b.asProduct(self)))
  }

  private func normalized(_ addend: Addend) -> NormalSum {
    NormalSum(addends: settled(addend).map { [$0] } ?? [])
  }

  /// The product with powers of one base joined: x·x² is x³.
  ///
  /// - Parameter moving: whether roots of constants may change sides.
  func product(_ a: Addend, _ b: Addend, moving: Bool = true) -> Addend {
    var factors = a.factors
    var sign = Coefficient.one
    for factor in b.factors {
      let place = factors.firstIndex { $0.base == factor.base && isJoinable($0, factor) }
      let mirrored = place == nil ? mirroredPlace(of: factor, in: factors) : nil
      guard let place = place ?? mirrored else {
        factors.append(factor)
        continue
      }
      if mirrored != nil {
        // The bracket below the fraction bar stays as it is.
        let staysBelow = factor.exponent.isNegative && !factors[place].exponent.isNegative
        let turned = staysBelow ? factors[place].exponent : factor.exponent
        if staysBelow { factors[place].base = factor.base }
        if !turned.isEvenInteger { sign = -sign }
      }
      factors[place].exponent = factors[place].exponent + factor.exponent
      if factors[place].exponent.isZero { factors.remove(at: place) }
    }
    let number = a.coefficient * b.coefficient * sign
    let joined = withoutSigns(Addend(number, reduced(factors).marked().sorted()))
    let product = withoutMixedRoots(withoutNestedPowers(withoutVaryingPowers(joined)))
    return withQuotientsKept(moving ? withoutConstantRoots(product) : product)
  }

  /// The product of two sums, every term with every term.
  func expanded(_ a: NormalSum, _ b: NormalSum) -> NormalSum {
    let products = a.addends.flatMap { left in b.addends.map { product(left, $0) } }
    return collected(NormalSum(addends: products), .zero)
  }

  /// Whether the joined power needs all that the two do: x·x⁻² is x⁻¹ and x⁻¹·x⁻⁰·⁵ is x⁻¹·⁵ with
  /// the condition of both, x·x⁻¹ and x⁰·⁵·x⁰·⁵ have lost it.
  private func isJoinable(_ a: Addend.Factor, _ b: Addend.Factor) -> Bool {
    guard kept.contains(a.base) || a.isKept || b.isKept else { return true }
    let sum = a.exponent + b.exponent
    guard sum.isNegative || a.exponent.isNegative == b.exponent.isNegative else { return false }
    return sum.integer == nil || (a.exponent.integer != nil && b.exponent.integer != nil)
  }

  /// The bracket y − x among factors, for a whole power of x − y.
  private func mirroredPlace(of factor: Addend.Factor, in factors: [Addend.Factor]) -> Int? {
    guard factor.base.isBracket, factor.exponent.integer != nil,
      factors.contains(where: { $0.base.isBracket && $0.base != factor.base })
    else { return nil }
    let mirrored = factor.base.mirroredBracket
    return factors.firstIndex {
      $0.base == mirrored && $0.exponent.integer != nil && isJoinable($0, factor)
    }
  }

  /// x³·x⁻² as x²·x⁻¹ where the two stand apart: the condition needs no more.
  private func reduced(_ factors: [Addend.Factor]) -> [Addend.Factor] {
    var factors = factors
    for place in factors.indices where factors[place].exponent.integer ?? 0 < -1 {
      let divisor = factors[place]
      let other = factors.firstIndex {
        $0.base == divisor.base && !$0.exponent.isNegative && $0.exponent.integer != nil
      }
      guard let other else { continue }
      factors[other].exponent = factors[other].exponent + divisor.exponent + .one
      factors[place].exponent = -.one
    }
    return factors
  }

  /// x·x^(y − 1) as x^y, where that is no longer.
  private func withoutVaryingPowers(_ addend: Addend) -> Addend {
    for (place, factor) in addend.factors.enumerated() {
      guard factor.exponent.isOne, case .apply(.pow, let parts) = factor.base,
        let other = addend.factors.firstIndex(where: { $0.base == parts[0] }),
        !kept.contains(factor.base), addend.factors[other].exponent.integer != nil
      else { continue }
      let added = NormalSum(Addend(addend.factors[other].exponent))
      let exponent = collected(NormalSum(reading: parts[1]), added).written(self)
      var joined = addend
      joined.factors[place].base = parts[0].power(exponent)
      joined.factors.remove(at: other)
      guard joined.written.size <= addend.written.size else { continue }
      return Addend(joined.coefficient, joined.factors.sorted())
    }
    return addend
  }

  /// (√u)² as u, (u²)³ as u⁶.
  private func withoutNestedPowers(_ addend: Addend) -> Addend {
    for (place, factor) in addend.factors.enumerated() {
      guard let exponent = factor.exponent.integer, let inner = openedPower(factor, exponent)
      else { continue }
      var rest = addend
      rest.factors.remove(at: place)
      return product(rest, inner)
    }
    return addend
  }

  private func openedPower(_ factor: Addend.Factor, _ exponent: Int) -> Addend? {
    guard case .apply(let primitive, let operands) = factor.base, !kept.contains(operands[0])
    else { return nil }
    if primitive == .sqrt && exponent % 2 == 0 {
      return power(NormalSum(reading: operands[0]), of: exponent / 2)
    }
    let isNested = [.pow, .mul, .div, .neg].contains(primitive) && !kept.contains(factor.base)
    let inner = isNested ? power(NormalSum(reading: factor.base), of: exponent) : nil
    return inner?.factors.map(\.base) == [factor.base] ? nil : inner
  }

  private mutating func quotient(_ a: NormalSum, _ b: NormalSum) -> NormalSum {
    let divisor = b.asProduct(self)
    for factor in divisor.factors { require(.nonzero, factor.base) }
    guard !divisor.coefficient.isZero, let inverse = power(b, of: -1) else {
      // Division by 0 stays as it was written.
      require(.nonzero, b.written(self))
      return NormalSum(Addend(a.written(self) / b.written(self)))
    }
    return normalized(product(a.asProduct(self), inverse))
  }

  private mutating func power(_ base: NormalSum, _ exponent: NormalSum) -> NormalSum {
    guard let constant = exponent.constant, constant.isExact else {
      let whole = base.written(self).power(exponent.written(self))
      require(.defined, whole)
      return NormalSum(Addend(whole))
    }
    if constant.isZero { return NormalSum(Addend(.one)) }
    if constant.isOne { return base }
    requireBase(of: base.asProduct(self), for: constant)
    if let integer = constant.integer, let power = power(base, of: integer) {
      return normalized(withoutNestedPowers(power))
    }
    let factor = Addend.Factor(base: base.written(self), exponent: constant)
    return NormalSum(Addend(.one, [factor]))
  }

  private mutating func requireBase(of base: Addend, for exponent: Coefficient) {
    let isRoot = exponent.integer == nil
    if isRoot {
      require(exponent.isNegative ? .positive : .nonnegative, NormalSum(base).written(self))
    }
    guard exponent.isNegative && !isRoot else { return }
    for factor in base.factors { require(.nonzero, factor.base) }
  }

  /// The power of a sum as a product: (2x)³ is 8x³; nil where its number would not be exact.
  private func power(_ base: NormalSum, of exponent: Int) -> Addend? {
    let product = base.asProduct(self)
    let number =
      product.coefficient.isExact
      ? product.coefficient.power(exponent)
      : exponent == -1 ? product.coefficient.inverse : nil
    guard let number else { return nil }
    let factors = product.factors.map { factor in
      var factor = factor
      factor.exponent = factor.exponent * Coefficient(exponent)
      return factor
    }
    return withQuotientsKept(Addend(number, factors), turning: exponent < 0 ? product : nil)
  }
}

// Functions.
extension Simplifier {
  private mutating func function(_ primitive: Primitive, _ parts: [NormalSum]) -> NormalSum {
    let row = primitive.row
    if let number = exactValue(primitive, parts) { return NormalSum(Addend(number)) }
    if let symmetry = row.symmetry, parts[0].isNegative {
      let mirrored = function(primitive, [-parts[0]])
      return symmetry == .odd ? -mirrored : mirrored
    }
    let operands = parts.map { $0.written(self) }
    let whole = Expression.apply(primitive, operands)
    if let need = row.need { require(need, need == .defined ? whole : operands[0]) }
    if primitive == .exp, case .apply(.ln, let inner) = operands[0], !kept.contains(inner[0]) {
      return NormalSum(reading: inner[0])
    }
    if primitive == .ln, case .apply(.exp, let inner) = operands[0] {
      return NormalSum(reading: inner[0])
    }
    return NormalSum(Addend(whole))
  }

  /// The value at numbers where it is exactly a number that one would write: sin 0, ln 1, √4.
  private func exactValue(_ primitive: Primitive, _ parts: [NormalSum]) -> Coefficient? {
    let numbers = parts.compactMap { $0.constant?.value }
    guard numbers.count == parts.count, let first = numbers.first else { return nil }
    let value = primitive.row.value(first, numbers.count > 1 ? numbers[1] : 0)
    if Self.piecewise.contains(primitive) { return Coefficient(value) }
    let isRoot = value == value.rounded() && Self.power(value, undoing: primitive) == first
    let isPlain = numbers.count == 1 && (first == 0 || first == 1)
    let isShort = [-1, 0, 0.5, 1].contains(value)
    return isRoot || (isPlain && isShort) ? Coefficient(value) : nil
  }

  private static let piecewise: Set<Primitive> = [.abs, .min, .max, .sign, .step, .relu]

  private static func power(_ value: Double, undoing root: Primitive) -> Double? {
    root == .sqrt ? value * value : root == .cbrt ? value * value * value : nil
  }
}

extension NormalSum {
  /// Whether every term has a negative coefficient.
  fileprivate var isNegative: Bool {
    !addends.isEmpty && addends.allSatisfy(\.coefficient.isNegative)
  }
}

extension Expression {
  /// A sum or a difference, which needs a bracket as a factor.
  var isBracket: Bool {
    if case .apply(let primitive, _) = self { return primitive == .add || primitive == .sub }
    return false
  }

  /// y − x for the bracket x − y.
  var mirroredBracket: Expression { (-NormalSum(reading: self)).plain }
}

extension [Addend.Factor] {
  /// In the order in which a product is written.
  func sorted() -> [Addend.Factor] {
    sorted { a, b in
      let bases = ExpressionOrder.compare(a.base, b.base)
      return bases == 0 ? b.exponent < a.exponent : bases < 0
    }
  }

  /// With a mark on the factors whose base stands twice.
  func marked() -> [Addend.Factor] {
    map { factor in
      var factor = factor
      factor.isKept = filter { $0.base == factor.base }.count > 1
      return factor
    }
  }
}

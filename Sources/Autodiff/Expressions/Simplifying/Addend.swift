/// A product in normal form: a coefficient times powers of different bases.
struct Addend: Hashable {
  var coefficient: Coefficient
  /// In the order they are written.
  var factors: [Factor]

  /// A power baseᵉ with a constant exponent e ≠ 0.
  struct Factor: Hashable {
    var base: Expression
    var exponent: Coefficient
    /// Stands apart from other powers of its base, because joining them would lose a condition:
    /// x/x is 1 only for x ≠ 0.
    var isKept = false
  }

  init(_ coefficient: Coefficient, _ factors: [Factor] = []) {
    self.coefficient = coefficient
    self.factors = factors
  }

  /// The expression to the first power.
  init(_ base: Expression) {
    self.init(.one, [Factor(base: base, exponent: .one)])
  }

  var isConstant: Bool { factors.isEmpty }

  static prefix func - (a: Addend) -> Addend { Addend(-a.coefficient, a.factors) }
}

/// A sum in normal form: addends with different factors, none with coefficient 0 unless it
/// stands for a condition. Empty is 0.
struct NormalSum: Hashable {
  var addends: [Addend]

  static let zero = NormalSum(addends: [])

  init(addends: [Addend]) { self.addends = addends }

  init(_ addend: Addend) { addends = addend.coefficient.isZero ? [] : [addend] }

  /// The number, where the sum is one.
  var constant: Coefficient? {
    if addends.isEmpty { return .zero }
    guard addends.count == 1, addends[0].isConstant else { return nil }
    return addends[0].coefficient
  }

  static prefix func - (a: NormalSum) -> NormalSum { NormalSum(addends: a.addends.map { -$0 }) }
}

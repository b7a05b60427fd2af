// How sums of products stand on paper: no factor 1 and no term 0 where the rule does not show
// them, minus signs in front, brackets only where needed.
extension Expression {
  /// The sum of terms; 0 where there are none.
  static func sum(_ terms: [Expression]) -> Expression {
    guard let first = terms.first else { return 0 }
    return terms.dropFirst().reduce(first) { $0.adding($1) }
  }

  /// a + (b − c) as a + b − c, a + (−b) as a − b.
  private func adding(_ term: Expression) -> Expression {
    guard case .apply(let primitive, let operands) = term else { return self + term }
    if primitive == .neg { return self - operands[0] }
    if primitive == .add { return adding(operands[0]).adding(operands[1]) }
    if primitive == .sub { return adding(operands[0]) - operands[1] }
    return self + term
  }

  /// A forward term c·ẇ: ẇ for c = 1, −ẇ for c = −1, −(u·ẇ) for c = −u; the first factor's term
  /// of a product as the product rule has it, ẇ₁·w₂.
  static func forwardTerm(
    _ partial: Expression, _ tangent: Expression, isFirstFactor: Bool
  ) -> Expression {
    if partial == 1 { return tangent }
    if partial == -1 { return -tangent }
    if tangent == 0 { return 0 }
    if case .apply(.neg, let operands) = partial { return -(operands[0] * tangent) }
    if case .number = partial { return partial * tangent }
    return isFirstFactor ? tangent * partial : partial * tangent
  }

  /// A reverse term w̄·c written on: w̄ for c = 1, otherwise the factor stays, −1 too.
  static func reverseTerm(_ adjoint: Expression, _ partial: Expression) -> Expression {
    if partial == 1 || adjoint == 0 { return adjoint }
    return adjoint * partial
  }
}

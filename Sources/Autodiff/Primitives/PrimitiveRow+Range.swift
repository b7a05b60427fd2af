extension PrimitiveRow {
  /// Whether a value may owe to the range of doubles that it is nan, infinite, subnormal or 0.
  @inline(__always)
  func isDoubtful(_ y: Double, _ a: Double, _ b: Double) -> Bool {
    if y.isNormal { return false }
    if !y.isFinite { return true }
    // What is made of an exact 0 is as good as that.
    return !primitive.isExactNearZero && a != 0 && (arity < 2 || b != 0)
  }

  /// The same of a partial.
  @inline(__always)
  func isDoubtfulPartial(_ partial: Double, _ a: Double, _ b: Double) -> Bool {
    isDoubtful(partial, a, b) && !(primitive == .mul && partial.isFinite)
  }
}

extension Primitive {
  /// Whether results below the normal doubles are rounded no more than others: sums are exact
  /// there, and choices pass on what there is.
  fileprivate var isExactNearZero: Bool {
    switch self {
    case .add, .sub, .neg, .abs, .min, .max, .sign, .step, .relu: true
    case .mul, .div, .pow, .sqrt, .cbrt, .exp, .ln, .log2, .log10, .sin, .cos, .tan, .asin, .acos,
      .atan, .atan2, .sinh, .cosh, .tanh, .asinh, .acosh, .atanh, .sigmoid, .softplus, .erf:
      false
    }
  }
}

/// Tells which numbers of an evaluation may owe something to the range of doubles.
///
/// In long evaluations only nan and infinity count: the derivatives along a long path vanish as a
/// matter of course, and to go over all of them again would take many times as long.
struct RangeWatch: Sendable {
  let includesUnderflow: Bool

  private static let mostOperations = 10_000

  init(operationCount: Int) { includesUnderflow = operationCount <= Self.mostOperations }

  /// Whether arithmetic on this thread has left the range since this was last asked.
  @inline(__always)
  func takeException() -> Bool {
    ElementaryMath.takeRangeException(orUnderflow: includesUnderflow)
  }

  /// Whether a value y = φ(a, b) is nan or infinite, or subnormal or 0 because it underflowed.
  @inline(__always)
  func doubts(_ y: Double, of row: PrimitiveRow, _ a: Double, _ b: Double) -> Bool {
    if y.isNormal { return false }
    if !y.isFinite { return true }
    // What is made of an exact 0 is as good as that.
    return includesUnderflow && !row.primitive.isExactNearZero && a != 0
      && (row.arity < 2 || b != 0)
  }

  /// The same of a partial of φ at (a, b).
  @inline(__always)
  func doubts(partial: Double, of row: PrimitiveRow, _ a: Double, _ b: Double) -> Bool {
    doubts(partial, of: row, a, b) && !(row.primitive == .mul && partial.isFinite)
  }

  /// The same of a product of two numbers that are normal.
  @inline(__always)
  func doubts(product: Double) -> Bool {
    !product.isNormal && (includesUnderflow || !product.isFinite)
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

extension WengertList {
  /// The Jacobian m×n by central differences: (f(x + h eⱼ) − f(x − h eⱼ)) / 2h.
  ///
  /// The step h = ∛ε·max(1, |xⱼ|) balances the truncation error ~h² against the rounding error
  /// ~ε/h; about ten digits are right where the function is smooth and well scaled. For checks
  /// and for comparison only. Griewank & Walther, section 1.1 (differences).
  package func differences(at point: [Double]) -> [[Double]] {
    let columns = point.indices.map { input in
      let step = ElementaryMath.cbrt(Double.ulpOfOne) * max(1, abs(point[input]))
      var above = point
      var below = point
      above[input] += step
      below[input] -= step
      let (upper, lower) = (values(at: above), values(at: below))
      // The step as it was really taken, after rounding.
      let width = above[input] - below[input]
      return outputs.map { (upper[$0.node] - lower[$0.node]) / width }
    }
    return outputs.indices.map { row in columns.map { $0[row] } }
  }
}

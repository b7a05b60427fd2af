/// The benchmark functions but `mlp`, operation by operation.
enum Formulas {
  /// (x₁x₂ + sin x₁, exp(x₁ − x₂)).
  static func teach<A: Algebra & ~Copyable>(
    _ x: [A.Number], _ algebra: inout A, _ outputs: inout [A.Number]
  ) {
    let product = algebra.multiply(x[0], x[1])
    let sine = algebra.sin(x[0])
    let difference = algebra.subtract(x[0], x[1])
    outputs[0] = algebra.add(product, sine)
    outputs[1] = algebra.exp(difference)
  }

  /// x₁·x₂·…·xₙ.
  static func speel<A: Algebra & ~Copyable>(_ x: [A.Number], _ algebra: inout A) -> A.Number {
    var product = x[0]
    for factor in x.dropFirst() { product = algebra.multiply(product, factor) }
    return product
  }

  /// Σ 100(x_{i+1} − x_i²)² + (1 − x_i)².
  static func rosen<A: Algebra & ~Copyable>(_ x: [A.Number], _ algebra: inout A) -> A.Number {
    var sum = algebra.constant(0)
    let one = algebra.constant(1)
    let hundred = algebra.constant(100)
    for i in 0..<x.count - 1 {
      let valley = algebra.subtract(x[i + 1], algebra.multiply(x[i], x[i]))
      let slope = algebra.subtract(one, x[i])
      let steep = algebra.multiply(hundred, algebra.multiply(valley, valley))
      sum = algebra.add(sum, algebra.add(steep, algebra.multiply(slope, slope)))
    }
    return sum
  }

  /// w ← sin(w)·x_k + exp(−q)/(1 + q), q = w·w, from w = 0.5.
  static func chain<A: Algebra & ~Copyable>(_ x: [A.Number], _ algebra: inout A) -> A.Number {
    var w = algebra.constant(0.5)
    let one = algebra.constant(1)
    for factor in x {
      let first = algebra.multiply(algebra.sin(w), factor)
      let q = algebra.multiply(w, w)
      let second = algebra.divide(algebra.exp(algebra.negate(q)), algebra.add(one, q))
      w = algebra.add(first, second)
    }
    return w
  }

  /// (3 − 2x_i)x_i + 1 − x_{i−1} − 2x_{i+1}.
  static func broyden<A: Algebra & ~Copyable>(
    _ x: [A.Number], _ algebra: inout A, _ outputs: inout [A.Number]
  ) {
    let (one, two, three) = (algebra.constant(1), algebra.constant(2), algebra.constant(3))
    for i in x.indices {
      let factor = algebra.subtract(three, algebra.multiply(two, x[i]))
      var y = algebra.add(algebra.multiply(factor, x[i]), one)
      if i > 0 { y = algebra.subtract(y, x[i - 1]) }
      if i + 1 < x.count { y = algebra.subtract(y, algebra.multiply(two, x[i + 1])) }
      outputs[i] = y
    }
  }
}

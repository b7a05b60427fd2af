/// The 2-16-16-1 tanh network of `mlp`, written out operation by operation.
enum Network {
  static let width = 16
  static let parameterCount = 2 * width + width + width * width + width + width + 1

  /// The inputs u, v and the target u·v of point number k of a 10 × 10 lattice.
  static func point(_ k: Int) -> (u: Double, v: Double, target: Double) {
    let u = -1 + 0.2 * Double(k % 10)
    let v = -1 + 0.2 * Double(k / 10 % 10)
    return (u, v, u * v)
  }

  /// The squared error summed over the points; parameters are W₁ (16×2 by rows), b₁, W₂ (16×16 by
  /// rows), b₂, W₃, b₃.
  static func loss<A: Algebra & ~Copyable>(
    _ parameters: [A.Number], points: Int, _ algebra: inout A
  ) -> A.Number {
    let lattice = (0..<10).map { algebra.constant(point($0).u) }
    var sum = algebra.constant(0)
    for k in 0..<points {
      let inputs = [lattice[k % 10], lattice[k / 10 % 10]]
      let first = layer(inputs, parameters[0..<48], &algebra)
      let second = layer(first, parameters[48..<320], &algebra)
      let output = algebra.add(
        dot(parameters[320..<336], second, &algebra), parameters[336])
      let error = algebra.subtract(output, algebra.constant(point(k).target))
      sum = algebra.add(sum, algebra.multiply(error, error))
    }
    return sum
  }

  /// tanh(W·h + b) for the weights by rows, then the biases.
  private static func layer<A: Algebra & ~Copyable>(
    _ inputs: [A.Number], _ parameters: ArraySlice<A.Number>, _ algebra: inout A
  ) -> [A.Number] {
    let start = parameters.startIndex
    let biases = start + width * inputs.count
    return (0..<width).map { j in
      let row = start + j * inputs.count
      let sum = dot(parameters[row..<row + inputs.count], inputs, &algebra)
      return algebra.tanh(algebra.add(sum, parameters[biases + j]))
    }
  }

  private static func dot<A: Algebra & ~Copyable>(
    _ weights: ArraySlice<A.Number>, _ inputs: [A.Number], _ algebra: inout A
  ) -> A.Number {
    var sum = algebra.multiply(weights[weights.startIndex], inputs[0])
    for i in 1..<inputs.count {
      sum = algebra.add(sum, algebra.multiply(weights[weights.startIndex + i], inputs[i]))
    }
    return sum
  }
}

import Autodiff

/// One edge with the operation it enters, its operand values and its true local partial.
struct LocalEdge: Sendable {
  let primitive: Primitive
  let position: Int
  /// The values at the two positions, constants included.
  let a: Double
  let b: Double
  /// w_k
  let output: Double
  /// c(k,i)
  let partial: Double
  /// Whether the operation has no other edge.
  let isOnlyOperand: Bool

  /// Whether the operation takes one argument, constants counted.
  var isUnary: Bool { primitive.arity == 1 }

  /// The value at the edge's own position.
  var own: Double { position == 0 ? a : b }

  /// φ′(x) of an operation with one operand; nil for others, and where x is outside φ's domain.
  func partial(at x: Double) -> Double? {
    guard isOnlyOperand else { return nil }
    let row = primitive.row
    let (a, b) = position == 0 ? (x, self.b) : (self.a, x)
    let isInside = row.domain(a, b).allSatisfy { finding in
      switch finding {
      case .value: false
      case .derivative(let position, _): position != self.position
      case .kink: true
      }
    }
    guard isInside else { return nil }
    let partial = row.partials[position].value(a, b, row.value(a, b))
    return partial.isFinite ? partial : nil
  }
}

extension Workings {
  func local(_ edge: Int) -> LocalEdge? {
    let place = edges.edges[edge]
    guard let primitive = primitive(of: place.node) else { return nil }
    let (a, b) = operandValues(of: place.node, in: values)
    return LocalEdge(
      primitive: primitive, position: place.position, a: a, b: b, output: values[place.node],
      partial: partials[edge], isOnlyOperand: edges.into(place.node).count == 1)
  }

  /// The local partials by edge with some replaced; nil keeps the true one.
  func partials(_ replacement: (LocalEdge) -> Double?) -> [Double] {
    partials.indices.map { local($0).flatMap(replacement) ?? partials[$0] }
  }
}

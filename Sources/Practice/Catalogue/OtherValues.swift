import Autodiff

/// Mistakes that change values and partials alike: log₁₀ for ln, degrees for radians.
enum OtherValues {
  /// The value of an operation in the mistaken reading; nil where it does not act.
  typealias Reading = @Sendable (Primitive, Double, Double) -> Double?

  static let commonLogarithm: Reading = { primitive, a, _ in
    primitive == .ln ? ElementaryMath.log10(a) : nil
  }

  static let commonLogarithmPartial: @Sendable (LocalEdge) -> Double? = { edge in
    edge.primitive == .ln ? 1 / (edge.a * ElementaryMath.ln(10)) : nil
  }

  private static let radian = 180 / Double.pi

  static let degrees: Reading = { primitive, a, b in
    switch primitive {
    case .sin, .cos, .tan: primitive.row.value(a / radian, b)
    case .asin, .acos, .atan, .atan2: primitive.row.value(a, b) * radian
    default: nil
    }
  }

  static let degreesPartial: @Sendable (LocalEdge) -> Double? = { edge in
    switch edge.primitive {
    case .sin: ElementaryMath.cos(edge.a / radian)
    case .cos: -ElementaryMath.sin(edge.a / radian)
    case .tan: edge.primitive.row.partials[0].value(edge.a / radian, 0, 0)
    default: nil
    }
  }
}

extension Workings {
  /// The values w₁ … w_N with some operations read otherwise, everywhere.
  func values(_ reading: OtherValues.Reading) -> [Double] {
    var result = values
    for node in list.operations {
      guard let primitive = primitive(of: node) else { continue }
      let (a, b) = operandValues(of: node, in: result)
      result[node] = reading(primitive, a, b) ?? primitive.row.value(a, b)
    }
    return result
  }
}

extension MistakeRule {
  /// Lets a mistake about partials act in values too: habits are its partials at the stored
  /// values, and at the values that it gives itself.
  mutating func replaceValues(
    _ reading: @escaping OtherValues.Reading,
    partial: @escaping @Sendable (LocalEdge) -> Double?
  ) {
    families.insert(.value)
    habits = { workings in
      let values = workings.values(reading)
      let other = Workings(workings.list, values: values, edges: workings.edges)
      return [
        SweepRules(partials: workings.partials(partial)),
        SweepRules(partials: other.partials(partial), values: values),
      ]
    }
    slips = { workings in [SweepRules(partials: workings.partials(partial))] }
    numbers = { atom, scene in
      guard case .value(let node) = atom.place,
        let primitive = scene.workings.primitive(of: node)
      else { return [] }
      let (a, b) = scene.workings.operandValues(of: node, in: scene.workings.values)
      return reading(primitive, a, b).map { [$0] } ?? []
    }
  }
}

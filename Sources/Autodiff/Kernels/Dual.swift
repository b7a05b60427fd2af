/// A value and its partials with respect to the two inputs of a statement.
///
/// The value stands in both lanes, so that no operation has to spread it out.
struct Dual: Sendable {
  var values: SIMD2<Double>
  var partials: SIMD2<Double>

  @inline(__always)
  init(_ values: SIMD2<Double>, _ partials: SIMD2<Double>) {
    self.values = values
    self.partials = partials
  }

  @inline(__always)
  init(_ value: Double, _ partials: SIMD2<Double>) {
    self.init(SIMD2(repeating: value), partials)
  }

  @inline(__always)
  var value: Double { values.x }

  @inline(__always)
  static func + (a: Dual, b: Dual) -> Dual { Dual(a.values + b.values, a.partials + b.partials) }

  @inline(__always)
  static func - (a: Dual, b: Dual) -> Dual { Dual(a.values - b.values, a.partials - b.partials) }

  @inline(__always)
  static prefix func - (a: Dual) -> Dual { Dual(-a.values, -a.partials) }

  @inline(__always)
  static func * (a: Dual, b: Dual) -> Dual {
    Dual(
      a.values * b.values, ElementaryMath.sumOfProducts(a.partials, b.values, b.partials, a.values))
  }

  @inline(__always)
  static func / (a: Dual, b: Dual) -> Dual {
    let values = a.values / b.values
    return Dual(values, (a.partials - b.partials * values) / b.values)
  }

  @inline(__always)
  var squared: Dual { Dual(values * values, partials * (values + values)) }

  @inline(__always)
  var exponential: Dual {
    let powers = SIMD2(repeating: ElementaryMath.exp(value))
    return Dual(powers, partials * powers)
  }

  @inline(__always)
  var sine: Dual {
    let (sine, cosine) = ElementaryMath.sinCos(value)
    return Dual(sine, partials * cosine)
  }

  /// φ(a) for a primitive of one operand.
  @inline(never)
  func through(_ primitive: UInt8) -> Dual {
    let (result, partial) = KernelFunction.linearized(Int32(primitive), value)
    return Dual(result, partials * partial)
  }

  /// φ(a, b) for a primitive of two operands, of which some are no constants. The partial to a
  /// constant is never asked for, and may not even exist.
  @inline(never)
  static func applied(
    _ primitive: UInt8, _ a: Dual, _ b: Dual, isVariable: (left: Bool, right: Bool)
  ) -> Dual {
    let row = KernelFunction.row(Int32(primitive))
    var result = Dual(row.value(a.value, b.value), .zero)
    if isVariable.left {
      result.partials += a.partials * row.partials[0].value(a.value, b.value, result.value)
    }
    if isVariable.right {
      result.partials += b.partials * row.partials[1].value(a.value, b.value, result.value)
    }
    return result
  }
}

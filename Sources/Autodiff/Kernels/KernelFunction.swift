/// Values and partials of the primitives that the sweeps treat as functions.
///
/// All come from the primitive table. The functions that numeric code uses most are called
/// directly as well, because a call through the table costs as much as some of them; a test holds
/// the two together bit for bit.
enum KernelFunction {
  /// φ(a) and φ′(a) for the raw value of a primitive.
  @inline(__always)
  static func linearized(_ primitive: Int32, _ a: Double) -> (value: Double, partial: Double) {
    if primitive == code(.exp) {
      let value = ElementaryMath.exp(a)
      return (value, value)
    }
    if primitive == code(.sin) {
      let (sine, cosine) = ElementaryMath.sinCos(a)
      return (sine, cosine)
    }
    if primitive == code(.cos) {
      let (sine, cosine) = ElementaryMath.sinCos(a)
      return (cosine, -sine)
    }
    if primitive == code(.ln) {
      return (ElementaryMath.ln(a), StableForms.logarithm(a, scale: 1))
    }
    if primitive == code(.tanh) {
      let value = ElementaryMath.tanh(a)
      return (value, StableForms.tanh(a, value))
    }
    return tabulated(primitive, a)
  }

  static func row(_ primitive: Int32) -> PrimitiveRow { PrimitiveTable.rows[Int(primitive)] }

  static func primitive(_ code: Int32) -> Primitive { row(code).primitive }

  @inline(never)
  private static func tabulated(_ primitive: Int32, _ a: Double) -> (Double, Double) {
    let row = row(primitive)
    let value = row.value(a, 0)
    return (value, row.partials[0].value(a, 0, value))
  }

  @inline(__always)
  private static func code(_ primitive: Primitive) -> Int32 { Int32(primitive.rawValue) }
}

/// A function of two operands, through the table. Not inlined, for the reason at `ValueBlock`.
struct BinaryFunction {
  let primitive: Int32
  let a: Double
  let b: Double
  let partials: UnsafeMutablePointer<Double>

  @inline(never)
  func storeLeftPartial() -> Double { value(storing: [0]) }

  @inline(never)
  func storeRightPartial() -> Double { value(storing: [1]) }

  @inline(never)
  func storePartials() -> Double { value(storing: [0, 1]) }

  private func value(storing positions: [Int]) -> Double {
    let row = KernelFunction.row(primitive)
    let value = row.value(a, b)
    for (place, position) in positions.enumerated() {
      partials[place] = row.partials[position].value(a, b, value)
    }
    return value
  }
}

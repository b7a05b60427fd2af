extension WideRule {
  // An angle too large for a double has no known place on the circle.
  static let sin = WideRule(
    { a, _ in ordinary(a, tiny: a, ElementaryMath.sin) }, { a, _, _ in cosine(a) })
  static let cos = WideRule(
    { a, _ in cosine(a) }, { a, _, _ in -ordinary(a, tiny: a, ElementaryMath.sin) })
  static let tan = WideRule(
    { a, _ in ordinary(a, tiny: a, ElementaryMath.tan) },
    { a, _, _ in .one / (cosine(a) * cosine(a)) })

  static let asin = WideRule(
    { a, _ in ordinary(a, tiny: a, ElementaryMath.asin) }, { a, _, _ in overRoot(ofUnitLess: a) })
  static let acos = WideRule(
    { a, _ in ordinary(a, tiny: WideNumber(.pi / 2), ElementaryMath.acos) },
    { a, _, _ in -overRoot(ofUnitLess: a) })
  static let atan = WideRule({ a, _ in angle(a) }, { a, _, _ in .one / (.one + a * a) })
  static let atan2 = WideRule(
    angle(_:_:), { a, b, _ in b / (a * a + b * b) }, { a, b, _ in -(a / (a * a + b * b)) })

  static let sinh = WideRule({ a, _ in hyperbolicSine(a) }, { a, _, _ in hyperbolicCosine(a) })
  static let cosh = WideRule({ a, _ in hyperbolicCosine(a) }, { a, _, _ in hyperbolicSine(a) })
  static let tanh = WideRule(
    { a, _ in ordinary(a, tiny: a, huge: .one, ElementaryMath.tanh) },
    { a, _, _ in
      let power = (-WideNumber(2) * a.magnitude).exponential
      return WideNumber(4) * power / ((.one + power) * (.one + power))
    })
  static let asinh = WideRule(
    { a, _ in ordinary(a, tiny: a, huge: doubledLogarithm(a.magnitude), ElementaryMath.asinh) },
    { a, _, _ in .one / (a * a + .one).squareRoot })
  static let acosh = WideRule(
    { a, _ in ordinary(a, tiny: .open, huge: doubledLogarithm(a), ElementaryMath.acosh) },
    { a, _, _ in .one / ((a - .one) * (a + .one)).squareRoot })
  static let atanh = WideRule(
    { a, _ in ordinary(a, tiny: a, ElementaryMath.atanh) },
    { a, _, _ in .one / ((.one - a) * (.one + a)) })
  static let erf = WideRule(
    { a, _ in ordinary(a, tiny: bell * a, huge: .one, ElementaryMath.erf) },
    { a, _, _ in bell * (-(a * a)).exponential })

  /// 2/√π
  private static let bell = WideNumber(1.1283791670955126)

  /// A function by the double's own where the operand is one; else by what it is near 0, or, with
  /// the operand's sign, beyond all doubles.
  private static func ordinary(
    _ a: WideNumber, tiny: WideNumber, huge: WideNumber = .open, _ function: (Double) -> Double
  ) -> WideNumber {
    if a.isOpen { return .open }
    if a.isTiny { return tiny }
    if let operand = a.ordinary { return WideNumber(function(operand)) }
    return a.significand < 0 ? -huge : huge
  }

  private static func cosine(_ a: WideNumber) -> WideNumber {
    ordinary(a, tiny: .one, ElementaryMath.cos)
  }

  /// 1/√(1 − a²)
  private static func overRoot(ofUnitLess a: WideNumber) -> WideNumber {
    .one / ((.one - a) * (.one + a)).squareRoot
  }

  private static func angle(_ a: WideNumber) -> WideNumber {
    ordinary(a, tiny: a, huge: WideNumber(.pi / 2), ElementaryMath.atan)
  }

  /// The angle of the point (b, a): that of a/b, turned by π where b is negative; open at the
  /// origin, where doubles go by the signs of their zeros.
  @Sendable private static func angle(_ a: WideNumber, _ b: WideNumber) -> WideNumber {
    guard let side = b.sign else { return .open }
    if side > 0 { return angle(a / b) }
    let turn = a.significand < 0 ? -WideNumber(.pi) : WideNumber(.pi)
    if side < 0 { return turn + angle(a / b) }
    return a.isZero ? .open : a.sign.map { WideNumber(Double($0) * .pi / 2) } ?? .open
  }

  /// ln 2a
  private static func doubledLogarithm(_ a: WideNumber) -> WideNumber {
    (WideNumber(2) * a).logarithm
  }

  private static func hyperbolicSine(_ a: WideNumber) -> WideNumber {
    if let operand = a.ordinary, Swift.abs(operand) < 700 {
      return WideNumber(ElementaryMath.sinh(operand))
    }
    if a.isTiny { return a }
    let half = a.magnitude.exponential / WideNumber(2)
    return a.significand < 0 ? -half : half
  }

  private static func hyperbolicCosine(_ a: WideNumber) -> WideNumber {
    if let operand = a.ordinary, Swift.abs(operand) < 700 {
      return WideNumber(ElementaryMath.cosh(operand))
    }
    return a.isTiny ? .one : a.magnitude.exponential / WideNumber(2)
  }
}

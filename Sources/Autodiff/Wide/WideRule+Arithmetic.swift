extension WideRule {
  static let add = WideRule({ a, b in a + b }, { _, _, _ in .one }, { _, _, _ in .one })
  static let sub = WideRule({ a, b in a - b }, { _, _, _ in .one }, { _, _, _ in -.one })
  static let mul = WideRule({ a, b in a * b }, { _, b, _ in b }, { a, _, _ in a })
  static let div = WideRule({ a, b in a / b }, { _, b, _ in .one / b }, { _, b, y in -(y / b) })
  static let neg = WideRule({ a, _ in -a }, { _, _, _ in -.one })

  static let pow = WideRule(
    { a, b in a.power(b) },
    { a, b, _ in b.isZero ? .zero : b * a.power(b - .one) },
    { a, b, y in a.isZero && b.sign == 1 ? .zero : y * a.logarithm })
  static let sqrt = WideRule(
    { a, _ in a.squareRoot }, { _, _, y in .one / (WideNumber(2) * y) })
  static let cbrt = WideRule(
    { a, _ in a.cubeRoot }, { _, _, y in .one / (WideNumber(3) * y * y) })

  static let exp = WideRule({ a, _ in a.exponential }, { _, _, y in y })
  static let ln = logarithm(scale: 1)
  static let log2 = logarithm(scale: 1.4426950408889634)
  static let log10 = logarithm(scale: 0.43429448190325182)

  /// scale·ln a
  private static func logarithm(scale: Double) -> WideRule {
    WideRule(
      { a, _ in a.logarithm * WideNumber(scale) },
      { a, _, _ in a.sign == 1 ? WideNumber(scale) / a : .open })
  }
}

extension WideRule {
  static let abs = WideRule({ a, _ in a.magnitude }, { a, _, _ in sign(a) })
  static let min = WideRule(
    { a, b in pick((b - a).sign, first: a, second: b) },
    { a, b, _ in pick((b - a).sign, first: .one, second: .zero) },
    { a, b, _ in pick((b - a).sign, first: .zero, second: .one) })
  static let max = WideRule(
    { a, b in pick((a - b).sign, first: a, second: b) },
    { a, b, _ in pick((a - b).sign, first: .one, second: .zero) },
    { a, b, _ in pick((a - b).sign, first: .zero, second: .one) })
  static let sign = WideRule({ a, _ in sign(a) }, { _, _, _ in .zero })
  static let step = WideRule({ a, _ in step(a) }, { _, _, _ in .zero })

  static let relu = WideRule({ a, _ in step(a) * a }, { a, _, _ in step(a) })
  static let sigmoid = WideRule(
    { a, _ in logistic(a) },
    { a, _, _ in
      let power = (-a.magnitude).exponential
      return power / ((.one + power) * (.one + power))
    })
  static let softplus = WideRule(
    { a, _ in
      if let ordinary = a.ordinary, Swift.abs(ordinary) < 600 {
        return WideNumber(StableForms.softplus(ordinary))
      }
      // eᵃ is far below the last digit of a large a, and all there is of a very negative one.
      return a.isTiny
        ? WideNumber(StableForms.softplus(0)) : pick(a.sign, first: a, second: a.exponential)
    },
    { a, _, _ in logistic(a) })

  /// The first where a sign is 1 or 0, the second where it is −1; open where it is not known.
  private static func pick(
    _ sign: Int?, first: WideNumber, second: WideNumber
  ) -> WideNumber {
    sign.map { $0 >= 0 ? first : second } ?? .open
  }

  private static func sign(_ a: WideNumber) -> WideNumber {
    a.sign.map { WideNumber(Double($0)) } ?? .open
  }

  private static func step(_ a: WideNumber) -> WideNumber {
    a.sign.map { $0 > 0 ? .one : .zero } ?? .open
  }

  private static func logistic(_ a: WideNumber) -> WideNumber {
    let power = (-a.magnitude).exponential
    return (a.significand < 0 ? power : .one) / (.one + power)
  }
}

/// A real number with the digits of a double and an exponent of some 57 bits.
///
/// significand · 2^exponent. It stands in where doubles overflow or underflow: e^1000 and e^−1000
/// are numbers like others here. What leaves even this range above, or lies outside a domain, is
/// open; what leaves it below is vanishing: 0, with a bound 2^exponent on what it really is.
struct WideNumber: Hashable, Sendable {
  /// 0, nan where the number is open, else 1 ≤ |significand| < 2.
  let significand: Double
  /// The bound of a vanishing number; `exactly` for an exact 0.
  let exponent: Int

  /// Numbers beyond 2^±largest are open or vanishing.
  private static let largest = 1 << 56
  /// What vanishes is below 2^−lowest to begin with, and stays below the square root of that
  /// whatever it is multiplied by, or becomes open.
  private static let lowest = 1 << 60
  private static let exactly = Int.min

  static let open = WideNumber(significand: .nan, exponent: 0)
  static let zero = WideNumber(significand: 0, exponent: exactly)
  static let one = WideNumber(significand: 1, exponent: 0)

  private init(significand: Double, exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// A double as it is; one that is not finite is open.
  init(_ value: Double) { self.init(value, scaledBy: 0) }

  /// value · 2^scale
  init(_ value: Double, scaledBy scale: Int) {
    if value == 0 {
      self = .zero
    } else if !value.isFinite || scale.magnitude > UInt(2 * Self.lowest) {
      self = .open
    } else {
      let exponent = Int(value.exponent) + scale
      let significand = value.sign == .minus ? -value.significand : value.significand
      self =
        exponent > Self.largest
        ? .open
        : exponent < -Self.largest
          ? .vanishing(below: -Self.lowest)
          : WideNumber(significand: significand, exponent: exponent)
    }
  }

  /// A number of unknown size below 2^bound.
  private static func vanishing(below bound: Int) -> WideNumber {
    bound > -lowest / 2
      ? .open : WideNumber(significand: 0, exponent: max(bound, -2 * lowest))
  }

  /// What is too small for this range.
  static let vanishing = vanishing(below: -lowest)

  var isOpen: Bool { significand.isNaN }
  /// An exact 0, nothing that vanishes.
  var isZero: Bool { significand == 0 && exponent == Self.exactly }
  private var isVanishing: Bool { significand == 0 && exponent != Self.exactly }

  /// The nearest double: 0 or infinite where the exponent is beyond a double's, nan where open.
  var double: Double {
    if isOpen || significand == 0 { return significand }
    let clamped = max(-2_000, min(2_000, exponent))
    return Double(sign: .plus, exponent: clamped, significand: significand)
  }

  /// Whether a double stands for this number: it is the nearest one, but for rounding and for the
  /// sign of a zero, which wide numbers don't have and functions of two operands may pass on.
  func isNear(_ value: Double, within error: Double) -> Bool {
    let nearest = double
    if nearest == value { return true }
    guard value.isFinite, nearest.isFinite else { return false }
    return nearest.magnitude == value.magnitude
      || (nearest - value).magnitude <= max(error, 4 * .leastNonzeroMagnitude)
  }

  /// The same number as a double, where it is 0 or in a double's normal range.
  var ordinary: Double? {
    isZero || (!isOpen && significand != 0 && abs(exponent) <= 1_022) ? double : nil
  }

  /// Whether it is too small for a normal double, and no exact 0.
  var isTiny: Bool { isVanishing || (!isOpen && !isZero && exponent < -1_022) }
}

extension WideNumber {
  static prefix func - (a: WideNumber) -> WideNumber {
    WideNumber(significand: -a.significand, exponent: a.exponent)
  }

  static func * (a: WideNumber, b: WideNumber) -> WideNumber {
    if a.isOpen || b.isOpen { return .open }
    if a.isZero || b.isZero { return .zero }
    if a.isVanishing || b.isVanishing { return .vanishing(below: a.exponent + b.exponent + 2) }
    return WideNumber(a.significand * b.significand, scaledBy: a.exponent + b.exponent)
  }

  static func / (a: WideNumber, b: WideNumber) -> WideNumber {
    if a.isOpen || b.significand == 0 || b.isOpen { return .open }
    if a.isZero { return .zero }
    if a.isVanishing { return .vanishing(below: a.exponent - b.exponent) }
    return WideNumber(a.significand / b.significand, scaledBy: a.exponent - b.exponent)
  }

  static func + (a: WideNumber, b: WideNumber) -> WideNumber {
    if a.isOpen || b.isOpen { return .open }
    if a.isZero || b.isZero { return a.isZero ? b : a }
    if a.isVanishing && b.isVanishing { return .vanishing(below: max(a.exponent, b.exponent) + 1) }
    // Beside any number of this range, what vanishes is far below the last digit.
    if a.isVanishing || b.isVanishing { return a.isVanishing ? b : a }
    let (large, small) = a.exponent >= b.exponent ? (a, b) : (b, a)
    let shift = small.exponent - large.exponent
    guard shift > -80 else { return large }
    let added = Double(sign: .plus, exponent: shift, significand: small.significand)
    return WideNumber(large.significand + added, scaledBy: large.exponent)
  }

  static func - (a: WideNumber, b: WideNumber) -> WideNumber { a + -b }

  /// −1, 0 or 1; nil where the sign is not known.
  var sign: Int? {
    isOpen || isVanishing ? nil : significand > 0 ? 1 : significand < 0 ? -1 : 0
  }

  var magnitude: WideNumber { significand < 0 ? -self : self }
}

/// A number in a formula: a fraction p/q kept exact where it can be, otherwise a double.
///
/// 1/2·x and x/2 are the same term, 0.1·3 is 0.3. A decimal stays a decimal when printed: 0.5·x
/// does not turn into x/2.
struct Coefficient: Hashable {
  private let top: Int
  /// At least 1, without a factor common to `top`.
  private let bottom: Int
  /// Whether a decimal point went in, so that one may come out.
  private let isDecimal: Bool
  /// The number where it is no fraction of integers below 2⁵³.
  private let inexact: Double?

  static let zero = Coefficient(0, 1, isDecimal: false)
  static let one = Coefficient(1, 1, isDecimal: false)

  private static let largest = 1 << 53

  private init(_ top: Int, _ bottom: Int, isDecimal: Bool, inexact: Double? = nil) {
    self.top = top
    self.bottom = bottom
    self.isDecimal = isDecimal
    self.inexact = inexact
  }

  private init(inexact value: Double) {
    self.init(0, 1, isDecimal: true, inexact: value)
  }

  init(_ integer: Int) { self.init(integer, 1, isDecimal: false) }

  /// p/q in lowest terms; nil where p or q is too large, or q is 0.
  private static func fraction(_ top: Int, _ bottom: Int, isDecimal: Bool) -> Coefficient? {
    guard bottom != 0 else { return nil }
    let divisor = Swift.max(1, greatestCommonDivisor(top, bottom)) * (bottom < 0 ? -1 : 1)
    let (p, q) = (top / divisor, bottom / divisor)
    guard p.magnitude < largest, q < largest else { return nil }
    return Coefficient(p, q, isDecimal: isDecimal && q > 1)
  }

  /// The number as a person would have typed it: 0.1 is 1/10.
  init(_ value: Double) {
    if let integer = Int(exactly: value), integer.magnitude < Self.largest {
      self.init(integer)
    } else {
      self = Self.decimal(value) ?? Coefficient(inexact: value)
    }
  }

  private static func decimal(_ value: Double) -> Coefficient? {
    let text = value.magnitude.description
    guard let point = text.firstIndex(of: "."), text.utf8.count <= 17,
      let digits = Int(text.filter { $0 != "." })
    else { return nil }
    let places = text.distance(from: point, to: text.endIndex) - 1
    let bottom = (0..<places).reduce(1) { power, _ in power * 10 }
    return fraction(value < 0 ? -digits : digits, bottom, isDecimal: true)
  }

  var value: Double { inexact ?? Double(top) / Double(bottom) }
  var isZero: Bool { value == 0 }
  var isOne: Bool { self == .one }
  var isNegative: Bool { value < 0 }

  /// The integer, where it is one.
  var integer: Int? { inexact == nil && bottom == 1 ? top : nil }

  /// Whether the fraction is exact, so that equal values compare equal.
  var isExact: Bool { inexact == nil }

  /// The larger of the two numbers of an exact fraction.
  var height: Int { isExact ? max(abs(top), bottom) : .max }

  /// Whether the root is a whole number.
  var isSquare: Bool {
    let root = value.squareRoot()
    return root == root.rounded()
  }

  /// An even numerator of an exact integer.
  var isEvenInteger: Bool { integer.map { $0 % 2 == 0 } ?? false }
}

extension Coefficient {
  static func + (a: Coefficient, b: Coefficient) -> Coefficient {
    guard a.isExact, b.isExact else { return Coefficient(inexact: a.value + b.value) }
    let (left, over) = a.top.multipliedReportingOverflow(by: b.bottom)
    let (right, over2) = b.top.multipliedReportingOverflow(by: a.bottom)
    let (bottom, over3) = a.bottom.multipliedReportingOverflow(by: b.bottom)
    let (top, over4) = left.addingReportingOverflow(right)
    let isExact = !(over || over2 || over3 || over4)
    let sum = isExact ? fraction(top, bottom, isDecimal: a.isDecimal || b.isDecimal) : nil
    return sum ?? Coefficient(inexact: a.value + b.value)
  }

  static func * (a: Coefficient, b: Coefficient) -> Coefficient {
    guard a.isExact, b.isExact else { return Coefficient(inexact: a.value * b.value) }
    let (top, over) = a.top.multipliedReportingOverflow(by: b.top)
    let (bottom, over2) = a.bottom.multipliedReportingOverflow(by: b.bottom)
    let isDecimal = a.isDecimal || b.isDecimal
    let product = over || over2 ? nil : fraction(top, bottom, isDecimal: isDecimal)
    return product ?? Coefficient(inexact: a.value * b.value)
  }

  static prefix func - (a: Coefficient) -> Coefficient { a * Coefficient(-1) }

  static func - (a: Coefficient, b: Coefficient) -> Coefficient { a + -b }

  static func < (a: Coefficient, b: Coefficient) -> Bool { a.value < b.value }

  /// 1/a for a ≠ 0.
  var inverse: Coefficient {
    (isExact ? Self.fraction(bottom, top, isDecimal: isDecimal) : nil)
      ?? Coefficient(inexact: 1 / value)
  }

  var magnitude: Coefficient { isNegative ? -self : self }

  /// aⁿ, exact; nil where it is not.
  func power(_ exponent: Int) -> Coefficient? {
    guard isExact, !isZero || exponent > 0, exponent.magnitude <= 64 else { return nil }
    let base = exponent < 0 ? inverse : self
    var result = Coefficient.one
    for _ in 0..<exponent.magnitude { result = result * base }
    return result.isExact ? result : nil
  }

  /// The largest fraction of which both are integer multiples: 3/2 of 3 and 9/2; 1 among decimals.
  func commonDivisor(with other: Coefficient) -> Coefficient {
    guard isExact, other.isExact, !isDecimal, !other.isDecimal else { return .one }
    let (left, over) = top.multipliedReportingOverflow(by: other.bottom)
    let (right, over2) = other.top.multipliedReportingOverflow(by: bottom)
    let (below, over3) = bottom.multipliedReportingOverflow(by: other.bottom)
    guard !over, !over2, !over3 else { return .one }
    let above = Self.greatestCommonDivisor(left, right)
    return Self.fraction(above, below, isDecimal: false) ?? .one
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (a.magnitude, b.magnitude)
    while b != 0 { (a, b) = (b, a % b) }
    return Int(clamping: a)
  }
}

extension Coefficient {
  /// The parts of a magnitude above and below a fraction bar: 2 and 3 for 2/3, 0.5 and 1 for 0.5.
  var written: (top: Double, bottom: Double) {
    guard isExact, bottom > 1 else { return (value, 1) }
    return isDecimal && isFiniteDecimal ? (value, 1) : (Double(top), Double(bottom))
  }

  /// Whether p/q has finitely many decimals.
  private var isFiniteDecimal: Bool {
    var rest = bottom
    for prime in [2, 5] { while rest % prime == 0 { rest /= prime } }
    return rest == 1
  }

  /// The number as an expression, 1/3 as a quotient.
  var expression: Expression {
    let (top, bottom) = written
    return bottom == 1 ? .number(top) : .number(top) / .number(bottom)
  }
}

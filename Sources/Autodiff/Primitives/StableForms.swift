/// Values and partials in the forms that lose no digits and meet no overflow on the way, where
/// the textbook's form would.
///
/// Each is good to a few ulps over the whole range of a double; tests hold them against
/// references of 60 digits. Domain ends give the limit (0, ∞) or nan where there is none.
package enum StableForms {
  /// ∂(a/b)/∂b = −a/b². Where b² leaves the normal range the quotient y = a/b does not.
  package static func quotientByDivisor(_ a: Double, _ b: Double, _ y: Double) -> Double {
    let square = b * b
    return square.isNormal ? -(a / square) : -(y / b)
  }

  /// ∂(aᵇ)/∂a = b·aᵇ⁻¹, for negative a with a whole b too; 0 for b = 0.
  package static func powerByBase(_ a: Double, _ b: Double) -> Double {
    if b == 0 { return 0 }
    let exponent = b - 1
    guard a != 0, a.isFinite, b.isFinite else { return b * ElementaryMath.pow(a, exponent) }
    if a < 0 && b != b.rounded(.towardZero) { return .nan }
    let product = scaledPower(a.magnitude, exponent, by: b)
    // An even b has an odd b − 1, also where b − 1 rounds to b.
    let signed = a < 0 && b.truncatingRemainder(dividingBy: 2) == 0 ? -product : product
    // b − 1 rounds where b is small; aʳ = 1 + r·ln a for the part r that was lost.
    let back = exponent - b
    let lost = (b - (exponent - back)) + (-1 - back)
    guard lost != 0, signed.isFinite else { return signed }
    return signed + signed * (lost * ElementaryMath.ln(a.magnitude))
  }

  /// ∂(aᵇ)/∂b = aᵇ·ln a. 0ᵇ is 0 for every b > 0, so it does not change with b.
  package static func powerByExponent(_ a: Double, _ b: Double, _ y: Double) -> Double {
    if a == 0 && b > 0 { return 0 }
    let logarithm = ElementaryMath.ln(a)
    guard a > 0, a.isFinite, b.isFinite, logarithm != 0, !y.isNormal else { return y * logarithm }
    return scaledPower(a, b, by: logarithm)
  }

  /// factor·baseᵉˣᵖᵒⁿᵉⁿᵗ for a positive base, also where the power alone is too large or too small
  /// for a double: then by its square root, twice.
  private static func scaledPower(
    _ base: Double, _ exponent: Double, by factor: Double
  ) -> Double {
    let power = ElementaryMath.pow(base, exponent)
    if power.isNormal { return factor * power }
    let half = ElementaryMath.pow(base, exponent / 2)
    return (factor * half) * half
  }

  /// scale/a for a logarithm of any base, scale = 1/ln(base); nan beside a value that is nan.
  @inline(__always)
  package static func logarithm(_ a: Double, scale: Double) -> Double {
    a < 0 ? .nan : scale / a
  }

  /// 1/(1 − a²) without cancellation near ±1; nan beside a value that is nan.
  package static func atanh(_ a: Double) -> Double {
    a.magnitude > 1 ? .nan : 1 / ((1 - a) * (1 + a))
  }

  /// ∛a by the C library and one step of Newton's with the digits that rounding y³ would cost.
  package static func cbrt(_ a: Double) -> Double {
    guard a.isFinite, a != 0 else { return a }
    // The exponent apart, so that no cube leaves the range.
    let third = Int(a.exponent) / 3
    let scaled = Double(sign: .plus, exponent: -3 * third, significand: a)
    let root = ElementaryMath.cbrt(scaled)
    let square = root * root
    let cube = square * root
    let lost = (-cube).addingProduct(square, root) + (-square).addingProduct(root, root) * root
    let excess = (cube - scaled) + lost
    return Double(sign: .plus, exponent: third, significand: root - excess / (3 * square))
  }

  /// 1/(3y²) for y = ∛a, as y/(3a): one rounding less.
  package static func cbrtPartial(_ a: Double, _ y: Double) -> Double {
    a.isFinite && a != 0 ? y / a / 3 : 1 / (3 * y * y)
  }

  /// 1/(1 + a²) without squaring a large a.
  package static func atan(_ a: Double) -> Double {
    a.magnitude > 1e150 ? (1 / a) / (a + 1 / a) : 1 / (1 + a * a)
  }

  /// numerator/(a² + b²), the squares scaled where they leave the range.
  package static func overSquaredRadius(_ numerator: Double, _ a: Double, _ b: Double) -> Double {
    let largest = Swift.max(a.magnitude, b.magnitude)
    if largest > 1e-140 && largest < 1e140 { return numerator / (a * a + b * b) }
    guard largest > 0, largest.isFinite else { return numerator / (a * a + b * b) }
    let shift = -largest.exponent
    let scale = { (value: Double) in Double(sign: .plus, exponent: shift, significand: value) }
    let (first, second) = (scale(a), scale(b))
    let quotient = scale(numerator) / (first * first + second * second)
    return scale(quotient)
  }

  /// 1 − y² for y = tanh a; where y nears 1 as 4e^−2|a|/(1 + e^−2|a|)², which keeps its digits.
  package static func tanh(_ a: Double, _ y: Double) -> Double {
    if y.magnitude < 0.7 { return (1 - y) * (1 + y) }
    let power = ElementaryMath.exp(-2 * a.magnitude)
    return 4 * power / ((1 + power) * (1 + power))
  }

  /// The logistic function 1/(1 + e⁻ᵃ) without overflow.
  package static func sigmoid(_ a: Double) -> Double {
    let power = ElementaryMath.exp(-a.magnitude)
    return (a < 0 ? power : 1) / (1 + power)
  }

  /// σ(a)·(1 − σ(a)) as e^−|a|/(1 + e^−|a|)², which keeps its digits when σ rounds to 1.
  package static func sigmoidPartial(_ a: Double) -> Double {
    let power = ElementaryMath.exp(-a.magnitude)
    return power / ((1 + power) * (1 + power))
  }

  /// ln(1 + eᵃ) without overflow for large a or lost digits for very negative a.
  package static func softplus(_ a: Double) -> Double {
    let tail = ElementaryMath.log1p(ElementaryMath.exp(-a.magnitude))
    return a > 0 ? a + tail : tail
  }

  /// 2/√π · e^(−a²), with the digits that rounding a² would cost.
  package static func erf(_ a: Double) -> Double {
    let factor = 1.1283791670955126
    let square = a * a
    guard square < 800 else { return a.isNaN ? a : 0 }
    let lost = (-square).addingProduct(a, a)
    let bell = ElementaryMath.exp(-square)
    return factor * (bell - bell * lost)
  }
}

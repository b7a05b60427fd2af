extension WideNumber {
  private static let ln2 = 0.6931471805599453
  /// What the double above misses of ln 2.
  private static let ln2Rest = 2.3190468138462996e-17

  /// eᵃ: a less the nearest multiple k·ln 2 by the double's exponential, and 2ᵏ apart.
  var exponential: WideNumber {
    if isOpen { return .open }
    if significand == 0 { return .one }
    if exponent > 57 { return significand > 0 ? .open : .vanishing }
    let a = Double(sign: .plus, exponent: max(exponent, -2_000), significand: significand)
    let multiple = (a / Self.ln2).rounded()
    let rest = a.addingProduct(-multiple, Self.ln2).addingProduct(-multiple, Self.ln2Rest)
    return WideNumber(ElementaryMath.exp(rest), scaledBy: Int(multiple))
  }

  /// ln a; open where a is not positive.
  var logarithm: WideNumber {
    guard significand > 0 else { return .open }
    if let ordinary { return WideNumber(ElementaryMath.ln(ordinary)) }
    return WideNumber(ElementaryMath.ln(significand) + Double(exponent) * Self.ln2)
  }

  /// √a; open where a is negative.
  var squareRoot: WideNumber {
    if isZero { return self }
    guard significand > 0 else { return .open }
    let half = exponent >> 1
    let rest = exponent - 2 * half
    return WideNumber(
      ElementaryMath.sqrt(rest == 1 ? 2 * significand : significand), scaledBy: half)
  }

  /// ∛a
  var cubeRoot: WideNumber {
    guard significand != 0, !isOpen else { return isZero ? self : .open }
    let third = exponent / 3
    let rest = Double(sign: .plus, exponent: exponent - 3 * third, significand: significand)
    return WideNumber(StableForms.cbrt(rest), scaledBy: third)
  }

  /// aᵇ, for negative a with a whole b; open at a = 0 unless b > 0.
  func power(_ b: WideNumber) -> WideNumber {
    if b.isZero { return isOpen ? .open : .one }
    if isZero { return b.sign == 1 ? .zero : .open }
    guard !isOpen, significand != 0, !b.isOpen else { return .open }
    guard significand < 0 else { return positivePower(b) }
    // A whole number beyond a double's digits is even.
    guard let exponent = b.ordinary, exponent == exponent.rounded() else { return .open }
    let isOdd = exponent.truncatingRemainder(dividingBy: 2) != 0
    return isOdd ? -magnitude.positivePower(b) : magnitude.positivePower(b)
  }

  /// mᵇ·2^(k·b) for a = m·2ᵏ, where both can be formed without losing digits.
  private func positivePower(_ b: WideNumber) -> WideNumber {
    // A significand around 1 keeps its power in range as long as it can be kept.
    let isLarge = significand > 1.4142135623730951
    let m = isLarge ? significand / 2 : significand
    let k = Double(isLarge ? exponent + 1 : exponent)
    guard let b = b.ordinary, abs(b) < 2_000, abs(k) < 1e15 else {
      return (b * logarithm).exponential
    }
    let product = k * b
    let whole = product.rounded()
    let rest = (product - whole) + (-product).addingProduct(k, b)
    return WideNumber(ElementaryMath.pow(m, b), scaledBy: Int(whole))
      * WideNumber(ElementaryMath.exp(rest * Self.ln2))
  }
}

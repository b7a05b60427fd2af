/// Numbers as text, the same on every machine and in every locale.
package enum NumberText {
  /// The shortest decimal that reads back as the same double: `0.5`, `2`, `1e-07`, `-0.0`, `nan`.
  package static func roundTrip(_ value: Double) -> String {
    guard value.isFinite else { return special(value) }
    if value == 0 && value.sign == .minus { return "-0.0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The value to a number of significant digits, trailing zeros cut: `0.479426`, `1.5e-09`.
  ///
  /// Rounds the shortest round-trip decimal half to even, so that what a person reads is rounded
  /// as a person would. −0 shows as 0.
  package static func significant(_ value: Double, _ digits: Int = 6) -> String {
    guard value.isFinite else { return special(value) }
    guard value != 0 else { return "0" }
    var decimal = Decimal10(value)
    decimal.round(to: max(1, digits))
    return (value < 0 ? "-" : "") + decimal.text(plainDigits: max(digits, 6))
  }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }
}

/// A positive decimal 0.d₁d₂… · 10^exponent.
private struct Decimal10 {
  var digits: [UInt8]
  var exponent: Int

  init(_ value: Double) {
    let parts = value.magnitude.description.split(separator: "e")
    let sides = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let whole = sides[0].utf8.map { $0 - 48 }
    let fraction = sides.count > 1 ? sides[1].utf8.map { $0 - 48 } : []
    exponent = whole.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    digits = whole + fraction
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    trim()
  }

  mutating func round(to count: Int) {
    guard digits.count > count else { return }
    let isTie = digits[count] == 5 && digits.count == count + 1
    let isUp = isTie ? digits[count - 1] % 2 == 1 : digits[count] >= 5
    digits.removeLast(digits.count - count)
    if isUp { carry() }
    trim()
  }

  private mutating func carry() {
    var index = digits.count - 1
    while index >= 0 {
      if digits[index] < 9 {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    digits.insert(1, at: 0)
    exponent += 1
  }

  private mutating func trim() {
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
  }

  func text(plainDigits: Int) -> String {
    let figures = digits.map { String($0) }
    switch exponent {
    case 1...plainDigits:
      let padded = figures + Array(repeating: "0", count: Swift.max(0, exponent - figures.count))
      let whole = padded.prefix(exponent).joined()
      return figures.count > exponent ? whole + "." + figures.dropFirst(exponent).joined() : whole
    case -3...0:
      return "0." + String(repeating: "0", count: -exponent) + figures.joined()
    default:
      let power = exponent - 1
      let size = power.magnitude < 10 ? "0\(power.magnitude)" : "\(power.magnitude)"
      let fraction = figures.count > 1 ? "." + figures.dropFirst().joined() : ""
      return figures[0] + fraction + "e" + (power < 0 ? "-" : "+") + size
    }
  }
}

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
    let text = value.magnitude.description
    let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) ?? text.endIndex
    digits = []
    digits.reserveCapacity(20)
    exponent = 0
    var isWhole = true
    for byte in text.utf8[..<mark] {
      if byte == UInt8(ascii: ".") {
        isWhole = false
      } else {
        digits.append(byte - UInt8(ascii: "0"))
        if isWhole { exponent += 1 }
      }
    }
    if mark < text.endIndex { exponent += Int(text[mark...].dropFirst()) ?? 0 }
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
    var figures = digits.map { $0 + UInt8(ascii: "0") }
    let zeros = { (count: Int) in Array(repeating: UInt8(ascii: "0"), count: count) }
    switch exponent {
    case 1...plainDigits:
      figures += zeros(Swift.max(0, exponent - figures.count))
      if figures.count > exponent { figures.insert(UInt8(ascii: "."), at: exponent) }
    case -3...0: figures = Array("0.".utf8) + zeros(-exponent) + figures
    default:
      let power = exponent - 1
      if figures.count > 1 { figures.insert(UInt8(ascii: "."), at: 1) }
      figures += (power < 0 ? "e-" : "e+").utf8
      figures += zeros(power.magnitude < 10 ? 1 : 0)
      figures += "\(power.magnitude)".utf8
    }
    return String(decoding: figures, as: UTF8.self)
  }
}

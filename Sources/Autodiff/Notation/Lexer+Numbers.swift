// Numbers: 2, 2.5, .5, 2., 1e-3.
extension Lexer {
  mutating func lexNumber() {
    let start = position
    let integerDigits = skipDigits()
    var fractionDigits = 0
    if byte() == UInt8(ascii: ".") {
      position += 1
      fractionDigits = skipDigits()
    }
    if integerDigits + fractionDigits == 0 || byte() == UInt8(ascii: ".") {
      return refuseNumber(from: start)
    }
    let exponentStart = position
    skipExponent()
    let isPlain = position == exponentStart && integerDigits + fractionDigits <= 15
    appendNumber(from: start, isPlain: isPlain, fractionDigits: fractionDigits)
  }

  /// Whether nothing but the end of the mathematics stands behind the full stop or comma here:
  /// pasted formulas bring their sentence's punctuation. A comma needs the `$` behind it, for
  /// without it something is missing.
  var endsSentence: Bool {
    guard let last = tokens.last?.kind, last == .name || last == .close || last == .number else {
      return false
    }
    var index = position + 1
    var isClosed = byte() == UInt8(ascii: ".")
    while index < text.count {
      switch text.bytes[index] {
      case UInt8(ascii: "$"): isClosed = true
      case UInt8(ascii: "\\"):
        isClosed = true
        index = endOfNote(at: index) ?? index
      case UInt8(ascii: "]"), UInt8(ascii: ")"):
        if text.bytes[index - 1] != UInt8(ascii: "\\") { return false }
      case UInt8(ascii: " "), 0x09, 0x0A, 0x0D: break
      default: return false
      }
      index += 1
    }
    return isClosed
  }

  /// The closing brace of the `\end{…}`, `\label{…}` or `\tag{…}` that begins at an index.
  private func endOfNote(at start: Int) -> Int? {
    let commands = ["\\end{", "\\label{", "\\tag{"]
    let command = commands.first { text.bytes[start...].starts(with: $0.utf8) }
    guard let command else { return nil }
    var index = start + command.utf8.count
    while index < text.count, (0x20..<0x7B).contains(text.bytes[index]) { index += 1 }
    return index < text.count && text.bytes[index] == UInt8(ascii: "}") ? index : nil
  }

  /// Goes past decimal digits and returns how many there were.
  mutating func skipDigits() -> Int {
    let start = position
    while Self.isDigit(byte()) { position += 1 }
    return position - start
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Goes past `e-3`; an `e` without digits behind it is the constant, as in `2e^x`.
  private mutating func skipExponent() {
    guard byte() | 0x20 == UInt8(ascii: "e") else { return }
    let hasSign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
    guard Self.isDigit(byte(hasSign ? 2 : 1)) else { return }
    position += hasSign ? 2 : 1
    _ = skipDigits()
  }

  private mutating func appendNumber(from start: Int, isPlain: Bool, fractionDigits: Int) {
    let value = isPlain ? plainValue(start, fractionDigits) : fullValue(start)
    guard value.isFinite else {
      return faults.append(.badNumber(typedNumber(start), .tooLarge), at: start)
    }
    if value == 0 && hasSignificantDigit(start) {
      return faults.append(.badNumber(typedNumber(start), .tooSmall), at: start)
    }
    append(.number, from: start, payload: Int32(numbers.count))
    numbers.append(value)
  }

  /// The value of at most 15 digits: both parts of the quotient are exact, so it is rounded once.
  private func plainValue(_ start: Int, _ fractionDigits: Int) -> Double {
    var digits = 0
    for index in start..<position where text.bytes[index] != UInt8(ascii: ".") {
      digits = 10 * digits + Int(text.bytes[index] - UInt8(ascii: "0"))
    }
    var divisor = 1.0
    for _ in 0..<fractionDigits { divisor *= 10 }
    return Double(digits) / divisor
  }

  private func fullValue(_ start: Int) -> Double {
    Double(String(decoding: text.bytes[start..<position], as: UTF8.self)) ?? .nan
  }

  private func hasSignificantDigit(_ start: Int) -> Bool {
    for byte in text.bytes[start..<position] {
      if byte | 0x20 == UInt8(ascii: "e") { return false }
      if byte > UInt8(ascii: "0") && byte <= UInt8(ascii: "9") { return true }
    }
    return false
  }

  private func typedNumber(_ start: Int) -> String {
    String(decoding: text.bytes[start..<position].prefix(40), as: UTF8.self)
  }

  /// Reports a run of digits and points that is no number.
  private mutating func refuseNumber(from start: Int) {
    while byte() == UInt8(ascii: ".") || Self.isDigit(byte()) { position += 1 }
    faults.append(.badNumber(typedNumber(start), .malformed), at: start)
  }
}

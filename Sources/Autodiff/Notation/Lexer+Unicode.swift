// Characters beyond ASCII: signs as they stand in notes, and those that are refused by name.
extension Lexer {
  mutating func lexUnicode() {
    guard let (scalar, length) = decode() else { return refuseByte() }
    switch Glyphs.meaning(of: scalar) {
    case .space: position += length
    case .sign(let kind): append(kind, length: length)
    case .constant(let name): append(.name, length: length, payload: name)
    case .letter: lexSpelledName(from: position)
    case .superscript: lexSuperscript()
    case .other: refuseCharacter(scalar, length: length)
    }
  }

  /// The character at the position, or nil where the bytes are no UTF-8.
  func decode() -> (scalar: Unicode.Scalar, length: Int)? {
    let lead = byte()
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    if length == 1 { return (Unicode.Scalar(lead), 1) }
    guard (0xC2...0xF4).contains(lead), position + length <= text.count else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for index in 1..<length {
      let next = byte(index)
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }

  /// Refuses the character at the position.
  mutating func refuseCharacter() {
    guard let (scalar, length) = decode() else { return refuseByte() }
    refuseCharacter(scalar, length: length)
  }

  private mutating func refuseCharacter(_ scalar: Unicode.Scalar, length: Int) {
    faults.append(.badCharacter(scalar), at: position, suggestion: Glyphs.plainSpelling(scalar))
    position += length
    // The index of a letter that was refused is not reported again.
    while let (next, length) = decode(), Glyphs.subscriptDigit(next) != nil { position += length }
  }

  private mutating func refuseByte() {
    faults.append(.encoding(byte: byte()), at: position)
    // The rest of a broken character is not reported again.
    repeat { position += 1 } while byte() & 0xC0 == 0x80
  }

  /// Goes past a character of a comment, which may be anything that can be seen.
  mutating func skipUnicode() {
    guard let (scalar, length) = decode() else { return refuseByte() }
    if Glyphs.isUnseen(scalar) { return refuseCharacter(scalar, length: length) }
    position += length
  }

  /// `²` and `⁻¹` are written as powers.
  private mutating func lexSuperscript() {
    append(.power, from: position)
    if let (scalar, length) = decode(), let sign = Glyphs.superscriptSign(scalar) {
      append(sign, length: length)
    }
    let start = position
    var value = 0.0
    while let (scalar, length) = decode(), let digit = Glyphs.superscriptDigit(scalar) {
      value = 10 * value + Double(digit)
      position += length
    }
    if position == start { return }
    if !value.isFinite {
      return faults.append(
        .badNumber(text.slice(start..<min(position, start + 30)), .tooLarge), at: start)
    }
    append(.number, from: start, payload: Int32(numbers.count))
    numbers.append(value)
  }
}

/// Puts characters together from the bytes of UTF-8 as they arrive, however they are cut.
struct CharacterAssembler {
  /// The beginning of a character whose other bytes have not arrived yet.
  private var pending: [UInt8] = []

  /// Returns the characters that a byte completes; bytes that are not UTF-8 become U+FFFD.
  mutating func add(_ byte: UInt8) -> [Unicode.Scalar] {
    if byte < 0x80, pending.isEmpty { return [Unicode.Scalar(byte)] }
    let isContinuation = byte & 0xC0 == 0x80
    let broken = isContinuation ? [] : finish()
    pending.append(byte)
    return pending.count < expectedCount ? broken : broken + finish()
  }

  /// How many bytes a character has that begins as this one.
  private var expectedCount: Int {
    switch pending.first ?? 0 {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private mutating func finish() -> [Unicode.Scalar] {
    defer { pending = [] }
    return Array(String(decoding: pending, as: UTF8.self).unicodeScalars)
  }
}

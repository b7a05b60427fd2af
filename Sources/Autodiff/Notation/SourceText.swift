/// A text as bytes, and the way from an offset to a line and a column.
struct SourceText {
  let bytes: [UInt8]

  var count: Int { bytes.count }

  /// The text between two offsets, without white space around it.
  func slice(_ range: Range<Int>) -> String {
    var lower = range.lowerBound
    var upper = min(range.upperBound, count)
    while lower < upper && Self.isBlank(bytes[lower]) { lower += 1 }
    while upper > lower && Self.isBlank(bytes[upper - 1]) { upper -= 1 }
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Line and column of an offset, both counted from 1, the column in characters.
  func place(of offset: Int) -> (line: Int, column: Int) {
    let start = lineStart(of: offset)
    let before = String(decoding: bytes[start..<min(offset, count)], as: UTF8.self)
    var number = 1
    var index = 0
    while index < start {
      if isLineBreak(at: index) { number += 1 }
      index += 1
    }
    return (number, before.count + 1)
  }

  private func lineStart(of offset: Int) -> Int {
    var start = min(offset, count)
    while start > 0 && !isLineBreak(at: start - 1) { start -= 1 }
    return start
  }

  /// The bytes of the line that holds an offset, without its line break.
  func lineRange(around offset: Int) -> Range<Int> {
    let lower = lineStart(of: offset)
    var upper = min(offset, count)
    while upper < count && bytes[upper] != 0x0A && bytes[upper] != 0x0D { upper += 1 }
    return lower..<max(upper, lower)
  }

  /// Whether a line ends with this byte: a line feed, or a carriage return that none follows.
  private func isLineBreak(at index: Int) -> Bool {
    let byte = bytes[index]
    if byte == 0x0A { return true }
    return byte == 0x0D && !(index + 1 < count && bytes[index + 1] == 0x0A)
  }
}

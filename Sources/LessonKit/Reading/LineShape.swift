/// What a line of the body looks like by itself.
enum LineShape {
  /// `# Title`, `## words`; deeper headings are prose.
  static func heading(
    _ line: Range<Int>, of source: LessonSource
  ) -> (level: Int, text: Range<Int>)? {
    guard let start = contentStart(line, of: source) else { return nil }
    let marks = source.bytes[start..<line.upperBound].prefix { $0 == UInt8(ascii: "#") }.count
    let rest = start + marks
    guard (1...2).contains(marks), rest == line.upperBound || isBlank(rest, source) else {
      return nil
    }
    var text = source.trimmed(rest..<line.upperBound)
    let closing = source.bytes[text].reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let opened = text.upperBound - closing
    if closing > 0, opened == text.lowerBound || isBlank(opened - 1, source) {
      text = source.trimmed(text.lowerBound..<opened)
    }
    return (marks, text)
  }

  /// The opening of a fenced block: its sign, its length, its information.
  static func fence(
    _ line: Range<Int>, of source: LessonSource
  ) -> (sign: UInt8, length: Int, info: Range<Int>)? {
    guard let start = contentStart(line, of: source) else { return nil }
    let sign = source.bytes[start]
    guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
    let length = source.bytes[start..<line.upperBound].prefix { $0 == sign }.count
    let info = source.trimmed(start + length..<line.upperBound)
    let isInline = sign == UInt8(ascii: "`") && source.bytes[info].contains(sign)
    return length >= 3 && !isInline ? (sign, length, info) : nil
  }

  /// `key: value`, a key being letters in lower case.
  static func key(
    _ line: Range<Int>, of source: LessonSource
  ) -> (name: Range<Int>, value: Range<Int>)? {
    let letters = source.bytes[line].prefix { (0x61...0x7A).contains($0) }.count
    let colon = line.lowerBound + letters
    guard letters > 0, colon < line.upperBound, source.bytes[colon] == UInt8(ascii: ":"),
      colon + 1 == line.upperBound || isBlank(colon + 1, source)
    else { return nil }
    return (line.lowerBound..<colon, source.trimmed(colon + 1..<line.upperBound))
  }

  /// What stands behind `>`, one blank after it dropped.
  static func quote(_ line: Range<Int>, of source: LessonSource) -> Range<Int>? {
    guard let start = contentStart(line, of: source), source.bytes[start] == UInt8(ascii: ">")
    else { return nil }
    let rest = start + 1
    let blank = rest < line.upperBound && source.bytes[rest] == UInt8(ascii: " ") ? 1 : 0
    return rest + blank..<line.upperBound
  }

  /// `- [x] text`, `- [ ] text`
  static func choice(
    _ line: Range<Int>, of source: LessonSource
  ) -> (isRight: Bool, text: Range<Int>)? {
    guard let start = contentStart(line, of: source) else { return nil }
    let text = Array(source.bytes[start..<line.upperBound].prefix(6))
    guard text.count >= 5, "-*+".utf8.contains(text[0]), text[1] == UInt8(ascii: " "),
      text[2] == UInt8(ascii: "["), " xX".utf8.contains(text[3]), text[4] == UInt8(ascii: "]"),
      text.count == 5 || LessonSource.isBlank(text[5])
    else { return nil }
    let isRight = text[3] != UInt8(ascii: " ")
    return (isRight, source.trimmed(start + 5..<line.upperBound))
  }

  /// Whether a line was meant to be a choice: `- [] text`, `-[x] text`, `- [y] text`.
  static func isBrokenChoice(_ line: Range<Int>, of source: LessonSource) -> Bool {
    guard let start = contentStart(line, of: source), "-*+".utf8.contains(source.bytes[start])
    else { return false }
    let rest = source.bytes[start + 1..<line.upperBound].drop(while: LessonSource.isBlank)
    guard rest.first == UInt8(ascii: "["), let end = rest.firstIndex(of: UInt8(ascii: "]")),
      end - rest.startIndex <= 4
    else { return false }
    return end + 1 == line.upperBound || isBlank(end + 1, source)
  }

  /// The marks of a heading that lacks its blank: `##forward x1`.
  static func gluedMarks(_ line: Range<Int>, of source: LessonSource) -> Range<Int>? {
    guard let start = contentStart(line, of: source) else { return nil }
    let marks = source.bytes[start..<line.upperBound].prefix { $0 == UInt8(ascii: "#") }.count
    let rest = start + marks
    guard (1...2).contains(marks), rest < line.upperBound,
      LessonSource.isNamePart(source.bytes[rest])
    else { return nil }
    return start..<rest
  }

  /// `1. text`, `2) text`
  static func item(_ line: Range<Int>, of source: LessonSource) -> Range<Int>? {
    guard let start = contentStart(line, of: source) else { return nil }
    let digits = source.bytes[start..<line.upperBound].prefix { (0x30...0x39).contains($0) }.count
    let point = start + digits
    guard (1...9).contains(digits), point + 1 < line.upperBound,
      ".)".utf8.contains(source.bytes[point]), isBlank(point + 1, source)
    else { return nil }
    return source.trimmed(point + 1..<line.upperBound)
  }

  /// The depth of a line's indent; a tab counts as four.
  static func indent(_ line: Range<Int>, of source: LessonSource) -> Int {
    var depth = 0
    for byte in source.bytes[line] {
      guard LessonSource.isBlank(byte) else { break }
      depth += byte == UInt8(ascii: "\t") ? 4 : 1
    }
    return depth
  }

  /// Where the text of a line begins that is indented by at most three.
  private static func contentStart(_ line: Range<Int>, of source: LessonSource) -> Int? {
    guard indent(line, of: source) <= 3 else { return nil }
    return line.first { !LessonSource.isBlank(source.bytes[$0]) }
  }

  private static func isBlank(_ offset: Int, _ source: LessonSource) -> Bool {
    LessonSource.isBlank(source.bytes[offset])
  }
}

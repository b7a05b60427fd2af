/// The text of a lesson file with its lines; places in it are UTF-8 ranges.
struct LessonSource: Sendable {
  let file: String
  let text: String
  let bytes: [UInt8]
  /// Each line without its line break.
  let lines: [Range<Int>]

  init(_ text: String, file: String) {
    let hasMark = text.unicodeScalars.first == "\u{FEFF}"
    self.file = file
    self.text = hasMark ? String(text.unicodeScalars.dropFirst()) : text
    bytes = Array(self.text.utf8)
    lines = Self.lines(of: bytes)
  }

  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      let isCarriage = index > start && bytes[index - 1] == UInt8(ascii: "\r")
      lines.append(start..<(isCarriage ? index - 1 : index))
      start = index + 1
    }
    if start < bytes.count || lines.isEmpty { lines.append(start..<bytes.count) }
    return lines
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// The index of the line that holds an offset.
  func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The number of the line that holds an offset, from 1.
  func lineNumber(of offset: Int) -> Int { lineIndex(of: offset) + 1 }

  /// The range without blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, Self.isBlank(bytes[low]) { low += 1 }
    while low < high, Self.isBlank(bytes[high - 1]) { high -= 1 }
    return low..<high
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// The name or number that begins at an offset, else the one character there.
  func word(at offset: Int) -> Range<Int> {
    let start = min(offset, bytes.count)
    let word = bytes[start...].prefix { Self.isNamePart($0) }.count
    if word > 0 { return start..<start + word }
    var end = min(start + 1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  /// Letters, digits and the low line.
  static func isNamePart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
  }

  func isBlankLine(_ index: Int) -> Bool { lines[index].allSatisfy { Self.isBlank(bytes[$0]) } }

  /// The parts of a range between separators, blanks at their ends dropped.
  func split(_ range: Range<Int>, at separator: Character) -> [Range<Int>] {
    let byte = separator.asciiValue ?? 0
    let cuts = range.filter { bytes[$0] == byte }
    let starts = [range.lowerBound] + cuts.map { $0 + 1 }
    return zip(starts, cuts + [range.upperBound]).map { trimmed($0..<$1) }
  }
}

extension LessonSource {
  /// How many characters of a long line an excerpt shows before and after the place.
  private static let excerptReach = 60

  /// A problem at a range; a range of several lines is marked on its first.
  func problem(_ kind: LessonProblem.Kind, at range: Range<Int>) -> LessonProblem {
    let index = lineIndex(of: range.lowerBound)
    let line = lines[index]
    let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
    let end = min(max(range.upperBound, start), line.upperBound)
    let before = string(line.lowerBound..<start)
    return LessonProblem(
      kind: kind, file: file, line: index + 1, column: before.count + 1,
      excerpt: LessonProblem.Excerpt(
        before: Self.tail(before), marked: Self.head(string(start..<end)),
        after: Self.head(string(end..<line.upperBound))))
  }

  private static func tail(_ text: String) -> String {
    text.count > excerptReach ? "…" + text.suffix(excerptReach - 1) : text
  }

  private static func head(_ text: String) -> String {
    text.count > excerptReach ? text.prefix(excerptReach - 1) + "…" : text
  }
}

/// The problems of one file, at most `LessonLimits.problems` of them.
struct ProblemList {
  let source: LessonSource
  private(set) var problems: [LessonProblem] = []

  init(_ source: LessonSource) { self.source = source }

  mutating func add(_ kind: LessonProblem.Kind, at range: Range<Int>) {
    guard !isFull else { return }
    let isLast = problems.count == LessonLimits.problems
    problems.append(source.problem(isLast ? .file(.furtherProblems) : kind, at: range))
  }

  /// Whether a further problem would not be reported.
  var isFull: Bool { problems.count > LessonLimits.problems }

  /// In the order of the file.
  var sorted: [LessonProblem] {
    let order = problems.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset)
        < ($1.element.line, $1.element.column, $1.offset)
    }
    return order.map(\.element)
  }
}

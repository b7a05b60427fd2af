/// Prose with its formulas and cells taken out, so that a Markdown parser can't damage them.
///
/// In their place stand U+E000, a number and U+E001, which no lesson may contain.
struct InlineMarks {
  /// A formula or a cell, as it stands in the prose.
  struct Token {
    enum Kind {
      case formula
      case cell
    }

    let kind: Kind
    /// Including its delimiters.
    let range: Range<Int>
    /// Without them.
    let content: Range<Int>
  }

  let run: RunText
  private(set) var tokens: [Token] = []
  private(set) var faults: [(kind: LessonProblem.Kind, range: Range<Int>)] = []
  /// The prose with marks.
  private(set) var marked: [UInt8] = []
  /// The offset in the run of each line of `marked`.
  private(set) var lineStarts: [Int] = [0]
  private var place = 0
  /// Up to where it is known that no closing sign follows, so that many openings cost one search.
  private var unclosed = (formula: 0, cell: 0)

  static let opening: Unicode.Scalar = "\u{E000}"
  static let closing: Unicode.Scalar = "\u{E001}"

  init(_ run: RunText) {
    self.run = run
    marked.reserveCapacity(run.bytes.count)
    while place < run.bytes.count { step() }
  }

  private mutating func step() {
    if isLineStart, copyFence() { return }
    switch run.bytes[place] {
    case UInt8(ascii: "\\"): copy(to: min(place + 2, run.bytes.count))
    case UInt8(ascii: "`"): copyCode()
    case UInt8(ascii: "$"): take(.formula, closing: UInt8(ascii: "$"))
    case UInt8(ascii: "{"): take(.cell, closing: UInt8(ascii: "}"))
    default: copy(to: place + 1)
    }
  }

  private var isLineStart: Bool { place == 0 || run.bytes[place - 1] == UInt8(ascii: "\n") }

  private mutating func copy(to end: Int) {
    for index in place..<end {
      marked.append(run.bytes[index])
      if run.bytes[index] == UInt8(ascii: "\n") { lineStarts.append(index + 1) }
    }
    place = end
  }

  /// The offset of the line end at or behind an offset.
  private func lineEnd(_ offset: Int) -> Int {
    run.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? run.bytes.count
  }

  /// Copies a fenced code block that begins here.
  private mutating func copyFence() -> Bool {
    guard let sign = fenceSign(place) else { return false }
    var end = min(lineEnd(place) + 1, run.bytes.count)
    while end < run.bytes.count {
      let isClosing = fenceSign(end) == sign
      end = min(lineEnd(end) + 1, run.bytes.count)
      if isClosing { break }
    }
    copy(to: end)
    return true
  }

  /// The sign of a code fence at the start of a line.
  private func fenceSign(_ start: Int) -> UInt8? {
    let line = run.bytes[start...].drop { $0 == UInt8(ascii: " ") }
    guard let sign = line.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~"),
      line.prefix(3).count == 3, line.prefix(3).allSatisfy({ $0 == sign })
    else { return nil }
    let rest = line.prefix { $0 != UInt8(ascii: "\n") }.drop { $0 == sign }
    return sign == UInt8(ascii: "`") && rest.contains(sign) ? nil : sign
  }

  /// Copies `code`, or the backquotes alone where nothing closes them.
  private mutating func copyCode() {
    let length = run.bytes[place...].prefix { $0 == UInt8(ascii: "`") }.count
    let start = place + length
    var index = start
    while index < run.bytes.count, !isParagraphEnd(index) {
      let count = run.bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
      if count == length { return copy(to: index + count) }
      index += max(count, 1)
    }
    copy(to: start)
  }

  /// Takes out what stands up to the closing sign, or reports that none follows.
  private mutating func take(_ kind: Token.Kind, closing sign: UInt8) {
    let start = place
    guard let end = closing(kind, sign) else {
      faults.append(
        (kind == .formula ? .prose(.openDollar) : .prose(.openBrace), start..<start + 1))
      return copy(to: start + 1)
    }
    let mark = "\(Self.opening)\(tokens.count)\(Self.closing)"
    if kind == .formula, let place = value(in: start..<end) {
      faults.append((.prose(.valueInFormula), place))
    }
    marked += Array(mark.utf8)
    tokens.append(Token(kind: kind, range: start..<end + 1, content: start + 1..<end))
    place = end + 1
  }

  /// The first `{dot w3}` or its like in a formula, where braces only group.
  private func value(in range: Range<Int>) -> Range<Int>? {
    let words = ["dot ", "bar ", "partial ", "term ", "jacobian "].map { Array("{\($0)".utf8) }
    guard
      let start = range.first(where: { start in
        run.bytes[start] == UInt8(ascii: "{")
          && words.contains { run.bytes[start..<range.upperBound].starts(with: $0) }
      }), let end = run.bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    return start..<end + 1
  }

  /// Where the sign stands that closes what begins here.
  private mutating func closing(_ kind: Token.Kind, _ sign: UInt8) -> Int? {
    if place < (kind == .formula ? unclosed.formula : unclosed.cell) { return nil }
    var end = place + 1
    while end < run.bytes.count, run.bytes[end] != sign, !isParagraphEnd(end) {
      end += run.bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < run.bytes.count, run.bytes[end] == sign else {
      if kind == .formula { unclosed.formula = end } else { unclosed.cell = end }
      return nil
    }
    // As in other dialects, so that two prices are no formula.
    let isLoose = isRoom(place + 1) || isRoom(end - 1)
    return kind == .formula && isLoose && end > place + 1 ? nil : end
  }

  private func isRoom(_ offset: Int) -> Bool {
    LessonSource.isBlank(run.bytes[offset]) || run.bytes[offset] == UInt8(ascii: "\n")
  }

  /// Whether a line break here ends the paragraph, or the quote that it may stand in.
  private func isParagraphEnd(_ offset: Int) -> Bool {
    guard run.bytes[offset] == UInt8(ascii: "\n") else { return false }
    let rest = run.bytes[(offset + 1)...].drop { LessonSource.isBlank($0) }
    return rest.first.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: ">") } ?? true
  }

  /// The bytes of a range as text on one line.
  func text(_ range: Range<Int>) -> String {
    let text = String(decoding: run.bytes[range], as: UTF8.self)
    return String(text.map { $0.isNewline ? " " : $0 })
  }
}

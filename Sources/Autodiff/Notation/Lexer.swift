/// Cuts a text into tokens, in one pass over its bytes.
///
/// It pairs brackets and drops the line breaks that end nothing (inside brackets, beside an
/// operator or a comma), so that whoever comes after sees statements only.
struct Lexer {
  let text: SourceText
  var position = 0
  var tokens: [Token] = []
  var numbers: [Double] = []
  var names = KnownNames.table
  var faults = FaultList()
  /// The indices of the brackets that are open.
  private var brackets: [Int32] = []
  /// Whether `dot w3` and `bar w3` are names.
  let readsAccents: Bool
  /// The open brackets that hold `\begin{array}`, by token.
  var bracketsOfRows: Set<Int32> = []
  /// Bytes of a name whose spelling differs from its text.
  var scratch: [UInt8] = []

  private init(_ text: SourceText, readsAccents: Bool) {
    self.text = text
    self.readsAccents = readsAccents
  }

  /// The tokens of a text, or everything in it that no token can begin with.
  static func lex(
    _ text: SourceText, readsAccents: Bool = false, allowance: ReadingAllowance = .standard
  ) throws(ReadingError) -> LexedText {
    var lexer = Lexer(text, readsAccents: readsAccents)
    lexer.run(allowance)
    try lexer.faults.check(in: text)
    return LexedText(
      text: text, tokens: lexer.tokens, numbers: lexer.numbers, names: lexer.names)
  }

  /// The byte at the position and some way on; 0 behind the end.
  func byte(_ ahead: Int = 0) -> UInt8 {
    let index = position + ahead
    return index < text.count ? text.bytes[index] : 0
  }

  var isAtEnd: Bool { position >= text.count }

  private mutating func run(_ allowance: ReadingAllowance) {
    let limit = ReadingProblem.Limit.bytes
    if text.count > limit.maximum { return faults.append(.limit(limit), at: limit.maximum) }
    if let offset = text.offset(ofTokensBeyond: allowance.tokens) {
      return faults.append(.limit(.memory), at: offset)
    }
    tokens.reserveCapacity(min(text.count + 1, 1 << 20))
    if text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while !isAtEnd && !faults.isFull && !isTooDeep { step() }
    if tokens.last?.kind == .newline { tokens.removeLast() }
    tokens.append(Token(.end, at: text.count))
    if !isTooDeep { reportOpenBrackets() }
  }

  private mutating func step() {
    let byte = byte()
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): lexName()
    case UInt8(ascii: ".") where endsSentence, UInt8(ascii: ",") where endsSentence: position += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): lexNumber()
    case UInt8(ascii: " "), 0x09: position += 1
    case 0x0A, 0x0D: lineBreak()
    case UInt8(ascii: "#"): skipComment()
    case UInt8(ascii: "\\"): lexCommand()
    // Mathematics in a text, an alignment mark, a space that breaks no line: LaTeX, no content.
    case UInt8(ascii: "&") where isInVector: lexColumnEnd()
    case UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "~"): position += 1
    case 0x80...: lexUnicode()
    default: lexSign(byte)
    }
  }

  private mutating func lexSign(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "+"): append(.plus)
    case UInt8(ascii: "-"): append(.minus)
    case UInt8(ascii: "*"):
      self.byte(1) == byte ? append(.power, length: 2) : append(.times)
    case UInt8(ascii: "/"): append(.over)
    case UInt8(ascii: "^"): append(.power)
    case UInt8(ascii: ","): append(.comma)
    case UInt8(ascii: "="): append(.equals)
    case UInt8(ascii: ":") where self.byte(1) == UInt8(ascii: "="): append(.equals, length: 2)
    case UInt8(ascii: ";"): append(.semicolon)
    case UInt8(ascii: "|"): append(.bar)
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open()
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close(byte)
    default: refuseCharacter()
    }
  }

  /// Appends a token for the bytes at the position, and goes past them.
  mutating func append(_ kind: TokenKind, length: Int = 1, payload: Int32 = 0) {
    append(kind, from: position, payload: payload)
    position += length
  }

  mutating func append(_ kind: TokenKind, from offset: Int, payload: Int32 = 0) {
    if kind.joinsLines && tokens.last?.kind == .newline { tokens.removeLast() }
    tokens.append(Token(kind, at: offset, payload: payload))
  }

  /// Ends the statement here, unless the line goes on.
  mutating func lineBreak(length: Int = 1) {
    if brackets.isEmpty, let last = tokens.last?.kind, !last.joinsLines && !last.isSeparator {
      tokens.append(Token(.newline, at: position))
    }
    position += length
  }

  private mutating func skipComment() {
    while !isAtEnd && byte() != 0x0A && byte() != 0x0D {
      let byte = byte()
      if byte < 0x80 && (byte >= 0x20 && byte != 0x7F || byte == 0x09) {
        position += 1
      } else {
        skipUnicode()
      }
      if faults.isFull { return }
    }
  }
}

// Brackets.
extension Lexer {
  private var isTooDeep: Bool { brackets.count > ReadingProblem.Limit.nesting.maximum }

  mutating func open(length: Int = 1) {
    brackets.append(Int32(tokens.count))
    if isTooDeep { faults.append(.limit(.nesting), at: position) }
    append(.open, length: length)
  }

  mutating func close(_ byte: UInt8, length: Int = 1) {
    guard let opening = partner(of: byte) else {
      faults.append(.unbalanced(String(UnicodeScalar(byte))), at: position)
      position += length
      return
    }
    tokens[Int(opening)].payload = Int32(tokens.count)
    append(.close, length: length, payload: opening)
  }

  /// The open bracket that a closing one belongs to; those inside it that stay open are reported.
  private mutating func partner(of closing: UInt8) -> Int32? {
    let depth = brackets.lastIndex { Self.closing(for: text.bytes[bracketOffset($0)]) == closing }
    guard let depth else { return nil }
    while brackets.count > depth + 1 { reportInnermost() }
    return brackets.removeLast()
  }

  private mutating func reportOpenBrackets() {
    while !brackets.isEmpty && !faults.isFull { reportInnermost() }
  }

  private mutating func reportInnermost() {
    let last = brackets.removeLast()
    let isVector = isVector(last)
    let offset = bracketOffset(last)
    let bracket = isVector ? "\\begin" : String(UnicodeScalar(text.bytes[offset]))
    faults.append(.unbalanced(bracket), at: isVector ? offset - 1 : offset)
  }

  var innermostBracket: Int32? { brackets.last }

  /// Whether the innermost bracket is `\begin{pmatrix}`, or holds `\begin{array}`.
  var isInVector: Bool {
    guard let last = brackets.last else { return false }
    return isVector(last) || bracketsOfRows.contains(last)
  }

  private func isVector(_ bracket: Int32) -> Bool {
    text.bytes[bracketOffset(bracket)] == UInt8(ascii: "b")
  }

  /// Where the bracket's own byte stands: `\{` begins with a backslash.
  private func bracketOffset(_ token: Int32) -> Int {
    let offset = tokens[Int(token)].offset
    return text.bytes[offset] == UInt8(ascii: "\\") ? offset + 1 : offset
  }

  private static func closing(for opening: UInt8) -> UInt8 {
    switch opening {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    default: UInt8(ascii: "}")
    }
  }
}

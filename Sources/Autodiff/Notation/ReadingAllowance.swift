/// How large a function may be that is read.
///
/// Memory is estimated before it is spent: a text's tokens before it is cut into them, a
/// function's terms as they come, each with all that is made of it until a trace is printed.
package struct ReadingAllowance: Hashable, Sendable {
  /// The most tokens of a text.
  let tokens: Int
  /// The most terms of a function.
  let terms: Int
  /// What is exceeded where there are more terms.
  let limit: ReadingProblem.Limit

  /// What holds where memory is no matter.
  package static let standard = ReadingAllowance(
    tokens: .max, terms: ReadingProblem.Limit.nodes.maximum, limit: .nodes)

  private init(tokens: Int, terms: Int, limit: ReadingProblem.Limit) {
    self.tokens = tokens
    self.terms = terms
    self.limit = limit
  }

  /// What fits into some bytes of memory.
  package init(memory bytes: Int) {
    let terms = bytes / Self.bytesPerTerm
    self =
      terms < Self.standard.terms
      ? ReadingAllowance(tokens: bytes / Self.bytesPerToken, terms: terms, limit: .memory)
      : .standard
  }

  // Measured with traces of sums, products and definitions as JSON, and rounded up.
  private static let bytesPerTerm = 640
  private static let bytesPerToken = 96
}

extension SourceText {
  /// Where the tokens begin that are more than some; nil where there are not as many.
  ///
  /// Words and numbers count as runs of letters and digits, other characters one by one: about
  /// what the lexer makes of them, in a fraction of the time.
  func offset(ofTokensBeyond count: Int) -> Int? {
    guard bytes.count > count else { return nil }
    var tokens = 0
    var before = TokenByte.blank
    for (offset, byte) in bytes.enumerated() {
      let kind = TokenByte(byte, after: before)
      if kind == .sign || (kind != before && (kind == .letter || kind == .digit)) { tokens += 1 }
      if tokens > count { return offset }
      before = kind
    }
    return nil
  }
}

/// What a byte adds to the tokens of a text.
private enum TokenByte {
  case blank
  case letter
  case digit
  case sign
  case comment

  init(_ byte: UInt8, after before: TokenByte) {
    let isLineBreak = byte == 0x0A || byte == 0x0D
    if before == .comment && !isLineBreak || byte == UInt8(ascii: "#") {
      self = .comment
    } else if byte <= 0x20 {
      self = .blank
    } else if Lexer.isDigit(byte) {
      // The digits of x12 belong to the name.
      self = before == .letter ? .letter : .digit
    } else {
      self = Lexer.isLetter(byte) || byte >= 0x80 ? .letter : .sign
    }
  }
}

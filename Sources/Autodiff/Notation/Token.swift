/// What a token is.
enum TokenKind: UInt8 {
  case number
  case name
  case plus
  case minus
  case times
  case over
  case power
  case comma
  case equals
  case semicolon
  case newline
  case open
  case close
  /// `|` before it is known which side it is.
  case bar
  case barOpen
  case barClose
  /// `√` and `\sqrt`.
  case root
  /// `\frac`.
  case fraction
  case end
}

/// A piece of the text: kind and place in one word, so that a text of 16 MiB needs 8 bytes each.
struct Token {
  private var code: UInt32
  /// The index of the number or name; for a bracket, the index of its partner's token.
  var payload: Int32

  init(_ kind: TokenKind, at offset: Int, payload: Int32 = 0) {
    code = UInt32(truncatingIfNeeded: offset) << 5 | UInt32(kind.rawValue)
    self.payload = payload
  }

  /// The UTF-8 offset of the first byte.
  var offset: Int { Int(code >> 5) }

  var kind: TokenKind {
    get { TokenKind(rawValue: UInt8(truncatingIfNeeded: code & 31)) ?? .end }
    set { code = code & ~31 | UInt32(newValue.rawValue) }
  }
}

extension TokenKind {
  /// Whether a line that ends or begins with this token goes on.
  var joinsLines: Bool {
    switch self {
    case .plus, .minus, .times, .over, .power, .comma, .equals: true
    case .number, .name, .semicolon, .newline, .open, .close, .bar, .barOpen, .barClose, .root,
      .fraction, .end:
      false
    }
  }

  var isSeparator: Bool { self == .semicolon || self == .newline || self == .end }
}

/// A text cut into tokens; the last one is `end`.
struct LexedText {
  let text: SourceText
  var tokens: [Token]
  let numbers: [Double]
  var names: NameTable

  /// The text of a token as typed.
  func typed(_ index: Int) -> String { typed(index..<index + 1) }

  /// The text of some tokens as typed, without what follows them.
  func typed(_ range: Range<Int>) -> String {
    guard range.lowerBound < tokens.count, !range.isEmpty else { return "" }
    return text.slice(tokens[range.lowerBound].offset..<endOffset(of: range.upperBound - 1))
  }

  /// The offset behind a token: the next one's, less what no token is made of.
  func endOffset(of index: Int) -> Int {
    let next = index + 1 < tokens.count ? tokens[index + 1].offset : text.count
    let start = tokens[index].offset
    let line = text.bytes[start..<next].prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0x23 }
    let filler: [UInt8] = [0x20, 0x09, UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "~")]
    return line.lastIndex { !filler.contains($0) }.map { $0 + 1 } ?? start
  }
}

// Names: letters and digits, with an index in any of its spellings: x1, x_1, x_{12}, x₁.
extension Lexer {
  mutating func lexName() {
    let start = position
    while Self.isWordByte(byte()) { position += 1 }
    if byte() == UInt8(ascii: "_") || byte() >= 0x80 {
      position = start
      return lexSpelledName(from: start)
    }
    let word = text.bytes[start..<position]
    if readsAccents, word.count == 3, let accent = Accent(word: word) {
      return lexAccentedName(accent, from: start)
    }
    append(name: word, from: start)
  }

  static func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  mutating func append(name: some Collection<UInt8>, from start: Int) {
    let limit = ReadingProblem.Limit.nameLength
    if name.count > limit.maximum { return faults.append(.limit(limit), at: start) }
    append(.name, from: start, payload: names.intern(name))
  }

  /// A name with an index, an accent or letters beyond ASCII, brought to one spelling.
  mutating func lexSpelledName(from start: Int, base: [UInt8] = [], accent: Accent? = nil) {
    scratch.replaceSubrange(scratch.startIndex..., with: base)
    var accent = accent
    var hasIndex = false
    while let part = namePart(afterIndex: hasIndex) {
      switch part {
      case .letters: hasIndex = false
      case .index: hasIndex = true
      case .accent(let found): accent = found
      }
    }
    if let accent { scratch.insert(contentsOf: accent.prefix, at: 0) }
    append(name: scratch, from: start)
  }

  private enum NamePart {
    case letters
    case index
    case accent(Accent)
  }

  /// Takes the next piece of a name into `scratch`; nil where the name ends. Behind a written
  /// index a letter begins another name: x₁x₂ is a product.
  private mutating func namePart(afterIndex: Bool) -> NamePart? {
    let byte = byte()
    if byte == UInt8(ascii: "_") { return afterIndex ? nil : underscoredPart() }
    if byte >= 0x80 { return unicodePart(afterIndex: afterIndex) }
    guard Self.isWordByte(byte), !(afterIndex && Self.isLetter(byte)) else { return nil }
    take(1)
    return afterIndex ? .index : .letters
  }

  private mutating func take(_ length: Int) {
    scratch.append(contentsOf: text.bytes[position..<position + length])
    position += length
  }

  /// `_1` and `_{12}` are indices; `_max` stays in the name as it is.
  private mutating func underscoredPart() -> NamePart? {
    let isBraced = byte(1) == UInt8(ascii: "{")
    let first = isBraced ? 2 : 1
    var length = 0
    while Self.isWordByte(byte(first + length)) { length += 1 }
    guard length > 0, !isBraced || byte(first + length) == UInt8(ascii: "}") else {
      refuseIndex()
      return nil
    }
    let isNumber = Self.isDigit(byte(first))
    if !isBraced && isNumber {
      length = 0
      while Self.isDigit(byte(first + length)) { length += 1 }
    }
    position += first
    appendIndex(length)
    position += isBraced ? 1 : 0
    return isBraced || isNumber ? .index : .letters
  }

  /// An index that would run into digits before it, or that is a word, keeps its underscore.
  private mutating func appendIndex(_ length: Int) {
    let followsDigit = scratch.last.map(Self.isDigit) ?? false
    if followsDigit || !Self.isDigit(byte()) { scratch.append(UInt8(ascii: "_")) }
    take(length)
  }

  private mutating func refuseIndex() {
    faults.append(.syntax(.wholeNumber, found: nil), at: position + 1)
    position += 1
  }

  private mutating func unicodePart(afterIndex: Bool) -> NamePart? {
    guard let (scalar, length) = decode() else { return nil }
    if let digit = Glyphs.subscriptDigit(scalar) {
      scratch.append(digit)
      position += length
      return .index
    }
    if afterIndex { return nil }
    if let accent = Accent(combining: scalar) {
      position += length
      return .accent(accent)
    }
    if let (base, accent) = Accent.precomposed(scalar), scratch.isEmpty {
      scratch.append(base)
      position += length
      return .accent(accent)
    }
    // π and τ are constants wherever they stand: 2πx.
    guard Glyphs.isLetter(scalar), !Glyphs.isConstant(scalar) else { return nil }
    if let letter = Glyphs.letter(ofVariant: scalar) {
      scratch.append(contentsOf: String(letter).utf8)
      position += length
    } else {
      take(length)
    }
    return .letters
  }

  /// `dot w3` and `\dot{w}_3`: the name behind an accent that is written as a word.
  mutating func lexAccentedName(_ accent: Accent, from start: Int) {
    let afterWord = position
    while byte() == UInt8(ascii: " ") { position += 1 }
    let isBraced = byte() == UInt8(ascii: "{")
    if isBraced { position += 1 }
    guard Self.isLetter(byte()) || byte() >= 0x80 else {
      position = afterWord
      return append(name: accent.word, from: start)
    }
    lexSpelledName(from: start, accent: accent)
    if isBraced { closeAccent(from: start, accent) }
  }

  /// Behind the brace of `\dot{w}_3`, an index still belongs to the name.
  private mutating func closeAccent(from start: Int, _ accent: Accent) {
    guard byte() == UInt8(ascii: "}") else {
      return faults.append(.unbalanced("{"), at: start)
    }
    position += 1
    guard let last = tokens.last, last.kind == .name, last.offset == start else { return }
    scratch = Array(names.utf8(of: last.payload))
    guard case .index? = namePart(afterIndex: false) else { return }
    while case .index? = namePart(afterIndex: true) {}
    tokens.removeLast()
    append(name: scratch, from: start)
  }
}

/// The mark on a letter: ẇ is a tangent, w̄ an adjoint.
enum Accent: CaseIterable {
  case dot
  case bar

  init?(word: some Collection<UInt8>) {
    if word.elementsEqual("dot".utf8) {
      self = .dot
    } else if word.elementsEqual("bar".utf8) {
      self = .bar
    } else {
      return nil
    }
  }

  init?(combining scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{307}": self = .dot
    case "\u{304}", "\u{305}": self = .bar
    default: return nil
    }
  }

  /// Letters that carry their mark in one character.
  static func precomposed(_ scalar: Unicode.Scalar) -> (base: UInt8, accent: Accent)? {
    switch scalar {
    case "ẇ": (UInt8(ascii: "w"), .dot)
    case "ẋ": (UInt8(ascii: "x"), .dot)
    case "ẏ": (UInt8(ascii: "y"), .dot)
    case "ȳ": (UInt8(ascii: "y"), .bar)
    default: nil
    }
  }

  var word: String.UTF8View {
    switch self {
    case .dot: "dot".utf8
    case .bar: "bar".utf8
    }
  }

  /// What a name with this mark begins with: `dot w3`, which no name without it can be.
  var prefix: [UInt8] { word + [UInt8(ascii: " ")] }
}

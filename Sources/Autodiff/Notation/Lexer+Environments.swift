// LaTeX environments: statements in lines, and vectors in rows.
extension Lexer {
  /// `\begin{aligned}` and `\end{aligned}` enclose statements and are none.
  mutating func lexEnvironment(from start: Int) {
    guard byte() == UInt8(ascii: "{") else {
      return faults.append(.syntax(.group(after: "\\begin"), found: nil), at: position)
    }
    let nameStart = position + 1
    while Self.isLetter(byte(1)) || byte(1) == UInt8(ascii: "*") { position += 1 }
    let name = String(decoding: text.bytes[nameStart..<position + 1], as: UTF8.self)
    guard byte(1) == UInt8(ascii: "}"), Command.isEnvironment(name) else {
      return refuseEnvironment(name, at: nameStart)
    }
    position += 2
    let isBegin = text.bytes[start + 1] == UInt8(ascii: "b")
    if Command.environments.contains(name) {
      lineBreak(length: 0)
    } else if !isInBracketOfRows(name, isBegin: isBegin) {
      lexVector(from: start, isBegin: isBegin)
    }
    if isBegin { skipEnvironmentOptions(hasColumns: name == "array") }
  }

  /// Goes past the braces, so that the name alone is at fault.
  private mutating func refuseEnvironment(_ name: String, at nameStart: Int) {
    let known = Command.vectors.union(Command.rows).union(Command.environments)
    let nearest = NearestName.of(name, among: known.sorted())
    faults.append(.unknownName(name), at: nameStart, suggestion: nearest)
    position += byte(1) == UInt8(ascii: "}") ? 2 : 1
  }

  /// `\begin{pmatrix} … \\ … \end{pmatrix}` is a tuple.
  private mutating func lexVector(from start: Int, isBegin: Bool) {
    let length = position - start
    position = start
    if isBegin { return open(length: length) }
    dropLastRowEnd()
    close(UInt8(ascii: "}"), length: length)
  }

  /// The last row may end as the others do.
  private mutating func dropLastRowEnd() {
    if isInVector, tokens.last?.kind == .comma { tokens.removeLast() }
  }

  /// Whether `\begin{array}` stands right behind a bracket, which is the vector's then, or
  /// `\end{array}` belongs to such a one.
  private mutating func isInBracketOfRows(_ name: String, isBegin: Bool) -> Bool {
    guard Command.rows.contains(name) else { return false }
    if isBegin {
      guard tokens.last?.kind == .open else { return false }
      bracketsOfRows.insert(Int32(tokens.count - 1))
      return true
    }
    guard let bracket = innermostBracket, bracketsOfRows.contains(bracket) else { return false }
    dropLastRowEnd()
    bracketsOfRows.remove(bracket)
    return true
  }

  /// `[t]` behind `\begin{aligned}`, `{cc}` behind `\begin{array}`.
  private mutating func skipEnvironmentOptions(hasColumns: Bool) {
    skipOption(UInt8(ascii: "["), UInt8(ascii: "]"))
    if hasColumns { skipOption(UInt8(ascii: "{"), UInt8(ascii: "}")) }
  }

  /// Goes past letters and strokes in brackets.
  private mutating func skipOption(_ opening: UInt8, _ closing: UInt8) {
    guard byte() == opening else { return }
    var length = 1
    while Self.isLetter(byte(length)) || byte(length) == UInt8(ascii: "|") { length += 1 }
    if byte(length) == closing { position += length + 1 }
  }

  /// `\\`, and the space that it may ask for: `\\[4pt]`. The position is on the second backslash.
  mutating func lexRowEnd() {
    let rowEnd = position - 1
    position += 1
    skipLength()
    if isInVector {
      appendVectorComma(from: rowEnd)
    } else {
      let end = position
      position = rowEnd
      lineBreak(length: end - rowEnd)
    }
  }

  /// `&` in a vector.
  mutating func lexColumnEnd() {
    appendVectorComma(from: position)
    position += 1
  }

  /// A part of a vector ends here, unless a comma has said so: x, & y.
  private mutating func appendVectorComma(from start: Int) {
    if let last = tokens.last, last.kind == .comma, text.bytes[last.offset] == UInt8(ascii: ",") {
      return
    }
    append(.comma, from: start)
  }

  private mutating func skipLength() {
    guard byte() == UInt8(ascii: "[") else { return }
    var length = byte(1) == UInt8(ascii: "-") ? 2 : 1
    let digits = length
    while Self.isDigit(byte(length)) || byte(length) == UInt8(ascii: ".") { length += 1 }
    let unit = length
    while Self.isLetter(byte(length)) { length += 1 }
    guard unit > digits, length == unit + 2, byte(length) == UInt8(ascii: "]") else { return }
    position += length + 1
  }

  /// `\label{eq:f}` and `\tag{1}`.
  mutating func skipNote(from start: Int, _ command: String) {
    if byte() == UInt8(ascii: "*") { position += 1 }
    var length = 1
    while position + length < text.count, byte(length) >= 0x20, byte(length) < 0x7F,
      byte(length) != UInt8(ascii: "{"), byte(length) != UInt8(ascii: "}")
    {
      length += 1
    }
    guard byte() == UInt8(ascii: "{"), byte(length) == UInt8(ascii: "}") else {
      return faults.append(.syntax(.group(after: "\\" + command), found: nil), at: start)
    }
    position += length + 1
  }

  /// `^\top` behind a tuple, as the name T, which a tuple may carry; anywhere else it means nothing
  /// here.
  mutating func lexTransposition(from start: Int) {
    let isBraced = tokens.last?.kind == .open
    let power = tokens.count - (isBraced ? 2 : 1)
    guard power > 0, tokens[power].kind == .power, tokens[power - 1].kind == .close,
      TupleParts.parts(of: Int(tokens[power - 1].payload)..<power, tokens) != nil
    else {
      return faults.append(.unknownName(text.slice(start..<position)), at: start)
    }
    append(name: "T".utf8, from: start)
  }
}

extension Command {
  static func isEnvironment(_ name: String) -> Bool {
    vectors.contains(name) || rows.contains(name) || environments.contains(name)
  }
}

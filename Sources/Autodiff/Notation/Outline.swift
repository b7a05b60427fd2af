/// A text cut into statements, before anything is known of its names.
struct Outline {
  struct Statement {
    enum Kind {
      /// f(x1, x2) = …
      case head
      /// name = …
      case equation
      /// An expression without a name.
      case expression
    }

    let kind: Kind
    /// The token of the name on the left; the first token of an expression.
    let nameToken: Int
    /// The tokens between a head's brackets.
    let parameters: Range<Int>
    let body: Range<Int>
  }

  private(set) var statements: [Statement] = []

  /// The statements of a text, by separators and by commas that another equation follows.
  init(_ lexed: LexedText) {
    var index = 0
    while index < lexed.tokens.count {
      if lexed.tokens[index].kind.isSeparator {
        index += 1
      } else {
        index = appendStatement(lexed, from: index)
      }
    }
  }

  /// Appends the statement that begins at a token and returns where the next one may begin.
  private mutating func appendStatement(_ lexed: LexedText, from start: Int) -> Int {
    let left = Left(lexed, at: start)
    let bodyStart = left?.end ?? start
    let end = Self.end(of: bodyStart, lexed)
    statements.append(
      Statement(
        kind: left.map { $0.parameters == nil ? .equation : .head } ?? .expression,
        nameToken: start, parameters: left?.parameters ?? start..<start,
        body: bodyStart..<TupleParts.endWithoutTransposition(of: bodyStart..<end, lexed)))
    return end + 1
  }

  /// The first token behind a statement.
  private static func end(of start: Int, _ lexed: LexedText) -> Int {
    var index = start
    while true {
      let token = lexed.tokens[index]
      if token.kind.isSeparator { return index }
      if token.kind == .comma, lexed.tokens[index + 1].kind == .name,
        Left(lexed, at: index + 1) != nil
      {
        return index
      }
      if token.kind == .open { index = Int(token.payload) }
      index += 1
    }
  }
}

/// The left side of a head or an equation: `f(x1, x2) =`, `y1 =`, `y^1 =`.
struct Left {
  /// The tokens between a head's brackets; nil for an equation.
  let parameters: Range<Int>?
  /// The first token behind `=`.
  let end: Int

  init?(_ lexed: LexedText, at start: Int) {
    let tokens = lexed.tokens
    guard start + 1 < tokens.count, tokens[start].kind == .name else { return nil }
    var index = start + 1
    if tokens[index].kind == .open {
      parameters = index + 1..<Int(tokens[index].payload)
      index = Int(tokens[index].payload) + 1
    } else {
      parameters = nil
      // y^1 = … is the output y1; x^2 = … is no definition.
      let isOutput = lexed.names.utf8(of: tokens[start].payload).elementsEqual("y".utf8)
      index = isOutput ? UpperIndex(lexed, at: start)?.end ?? index : index
    }
    guard index < tokens.count, tokens[index].kind == .equals else { return nil }
    end = index + 1
  }
}

/// A name with an upper index, `x^1` or `x^{12}`: the name x1 in a head or left of `=`.
struct UpperIndex {
  /// The name with its index, as one name.
  let name: String
  /// The first token behind it.
  let end: Int

  init?(_ lexed: LexedText, at start: Int) {
    let tokens = lexed.tokens
    guard start + 2 < tokens.count, tokens[start].kind == .name, tokens[start + 1].kind == .power
    else { return nil }
    let isBraced = tokens[start + 2].kind == .open
    let index = start + (isBraced ? 3 : 2)
    guard index < tokens.count, tokens[index].kind == .number,
      let number = Int(exactly: lexed.numbers[Int(tokens[index].payload)]), number < 1_000_000_000
    else { return nil }
    if isBraced && Int(tokens[start + 2].payload) != index + 1 { return nil }
    name = lexed.names[tokens[start].payload] + String(number)
    end = index + (isBraced ? 2 : 1)
  }
}

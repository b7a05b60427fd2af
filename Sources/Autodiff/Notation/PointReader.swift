/// Reads values for given names: `x1=0.5, x2=pi/4`.
package struct PointReader: Sendable {
  /// The names of x₁ … xₙ.
  package let inputs: [String]

  package init(inputs: [String]) { self.inputs = inputs }

  /// The point that a text gives: a finite value for every input, and for nothing else.
  package func point(_ text: String) throws(ReadingError) -> [Double] {
    let values = try values(text)
    let missing = inputs.indices.filter { values[$0] == nil }.map { inputs[$0] }
    if missing.isEmpty { return values.compactMap(\.self) }
    let source = SourceText(bytes: Array(text.utf8))
    var faults = FaultList()
    faults.append(.missingValue(missing), at: source.count)
    throw faults.error(in: source)
  }

  /// The values that a text gives, nil for inputs that it leaves out.
  package func values(_ text: String) throws(ReadingError) -> [Double?] {
    let lexed = try Lexer.lex(SourceText(bytes: Array(text.utf8)))
    let indices = Dictionary(inputs.enumerated().map { ($1, $0) }) { first, _ in first }
    let reader = ExpressionReader(lexed, .none)
    return try lexed.text.reading { faults throws(Fault) in
      var values = [Double?](repeating: nil, count: inputs.count)
      for statement in Outline(lexed).statements {
        let index = try input(statement, lexed, indices)
        if values[index] != nil {
          let offset = lexed.tokens[statement.nameToken].offset
          throw Fault(.duplicateName(inputs[index]), at: offset)
        }
        try check(statement.body, lexed)
        values[index] = try reader.finiteValue(statement.body, of: inputs[index], &faults)
      }
      return values
    }
  }

  /// Refuses a comma that no assignment follows, but for the decimal comma of `x=0,5`.
  private func check(_ body: Range<Int>, _ lexed: LexedText) throws(Fault) {
    var index = body.lowerBound
    while index < body.upperBound {
      let token = lexed.tokens[index]
      if token.kind == .open { index = Int(token.payload) }
      let next = index + 1
      let isDecimal = next < body.upperBound && lexed.tokens[next].kind == .number
      if token.kind == .comma && !isDecimal {
        let found = next < body.upperBound ? lexed.typed(next) : nil
        throw Fault(.syntax(.assignment, found: found), at: token.offset)
      }
      index += 1
    }
  }

  /// The input that a statement gives a value to.
  private func input(
    _ statement: Outline.Statement, _ lexed: LexedText, _ indices: [String: Int]
  ) throws(Fault) -> Int {
    let token = lexed.tokens[statement.nameToken]
    guard statement.kind == .equation, token.kind == .name else {
      let found = lexed.typed(statement.nameToken)
      throw Fault(.syntax(.assignment, found: found), at: token.offset)
    }
    let name = lexed.names[token.payload]
    if let index = indices[name] { return index }
    throw Fault(
      .unknownInput(name, inputs: inputs), at: token.offset,
      suggestion: NearestName.of(name, among: inputs))
  }

  /// The finite number that a text is: `0.5`, `pi/4`, `-1e-3`.
  package static func number(_ text: String) throws(ReadingError) -> Double {
    let reader = try ExpressionReader(text, .none)
    let range = try reader.wholeText()
    return try reader.lexed.text.reading { faults throws(Fault) in
      try reader.finiteValue(range, of: nil, &faults)
    }
  }
}

extension ExpressionReader {
  /// The value of an expression without names, which must be finite.
  fileprivate func finiteValue(
    _ range: Range<Int>, of name: String?, _ faults: inout FaultList
  ) throws(Fault) -> Double {
    if range.isEmpty, let name {
      let offset = lexed.endOffset(of: range.lowerBound - 1)
      throw Fault(.missingValue([name]), at: offset)
    }
    let (terms, root) = try terms(range, &faults)
    let value = Self.value(of: root, terms)
    if value.isFinite || !faults.isEmpty { return value }
    let offset = lexed.tokens[range.lowerBound].offset
    throw Fault(.badNumber(lexed.typed(range), .notFinite), at: offset)
  }

  private static func value(of root: Int, _ terms: [Term]) -> Double {
    var values: [Double] = []
    values.reserveCapacity(terms.count)
    for term in terms {
      switch term {
      case .input: values.append(.nan)
      case .number(let value): values.append(value)
      case .named(let constant): values.append(constant.value)
      case .unary(let primitive, let a):
        values.append(primitive.row.value(values[Int(a)], 0))
      case .binary(let primitive, let a, let b):
        values.append(primitive.row.value(values[Int(a)], values[Int(b)]))
      }
    }
    return values[root]
  }
}

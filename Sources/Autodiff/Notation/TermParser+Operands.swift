// The place where an operand begins.
extension TermParser {
  mutating func readOperand() throws(Fault) {
    let token = tokens[index]
    if pending.last?.kind == .fraction { try checkFractionPart(token.kind) }
    switch token.kind {
    case .number: try readNumber()
    case .name: try readName()
    case .minus: try readSign()
    case .plus:
      guard startsSum else { throw missingOperand() }
      index += 1
    case .open: try open(Pending(kind: .group, token: index))
    case .barOpen: try open(Pending(kind: .bars, token: index))
    case .root: try readRoot()
    case .fraction: try open(Pending(kind: .fraction, token: index))
    case .times, .over, .power, .comma, .equals, .semicolon, .newline, .close, .bar, .barClose,
      .end:
      throw missingOperand()
    }
  }

  private mutating func open(_ operation: Pending) throws(Fault) {
    try push(operation)
    index += 1
  }

  /// Whether nothing but a sum could have begun before this place.
  private var startsSum: Bool {
    guard let top = pending.last else { return true }
    return top.kind.strength == 0 && kind(index - 1) != .plus
  }

  private mutating func readNumber() throws(Fault) {
    var value = lexed.numbers[Int(tokens[index].payload)]
    var start = index
    if let minus = literalMinus {
      value = -value
      start = minus
      _ = pop()
    }
    index += 1
    try push(emit(.number(value), at: start), from: start)
  }

  /// The minus that belongs to the number at the index: −2·x has one operation, −2² has two.
  private var literalMinus: Int? {
    guard let top = pending.last, top.token == index - 1, kind(index + 1) != .power else {
      return nil
    }
    switch top.kind {
    case .negation, .innerNegation, .tightNegation: return top.token
    case .group, .call, .bars, .add, .sub, .mul, .div, .implicit, .application, .innerImplicit,
      .root, .power, .fraction:
      return nil
    }
  }

  /// A minus binds like the place where it stands: −a·b is −(a·b), 2·−a·b is (2·(−a))·b.
  private mutating func readSign() throws(Fault) {
    let kind: Pending.Kind =
      switch pending.last?.kind {
      case nil, .group?, .call?, .bars?, .add?, .sub?, .negation?: .negation
      case .application?, .innerNegation?: .innerNegation
      case .mul?, .div?, .implicit?, .innerImplicit?, .tightNegation?, .root?, .power?, .fraction?:
        .tightNegation
      }
    try open(Pending(kind: kind, token: index))
  }
}

// Functions.
extension TermParser {
  /// A function at the index, with its exponent and the bracket of its arguments.
  mutating func readFunction(_ callable: Callable) throws(Fault) {
    var operation = Pending(kind: .application, token: index, callable: callable)
    index += 1
    if kind(index) == .power { operation.exponent = try readFunctionExponent(of: operation.token) }
    try begin(operation)
  }

  /// Opens the brackets of a call, or leaves the argument to the product that follows.
  private mutating func begin(_ operation: Pending) throws(Fault) {
    if kind(index) == .open {
      try push(
        Pending(
          kind: .call, token: operation.token, callable: operation.callable,
          exponent: operation.exponent))
      index += 1
      return
    }
    let name = lexed.typed(operation.token)
    guard beginsOperand(index) || kind(index) == .minus else { throw fault(.argument(of: name)) }
    if operation.callable.arity != 1 {
      throw Fault(
        .arity(function: name, expected: operation.callable.arity, given: 1),
        at: tokens[operation.token].offset)
    }
    try push(operation)
  }

  /// Whether the token at an index begins an operand by itself, without a sign.
  func beginsOperand(_ index: Int) -> Bool {
    switch kind(index) {
    case .number, .name, .open, .barOpen, .root, .fraction: true
    case .plus, .minus, .times, .over, .power, .comma, .equals, .semicolon, .newline, .close,
      .bar, .barClose, .end:
      false
    }
  }

  /// The exponent in `sin^2 x`, `sin^{2} x` or `sin^n x`, as a term.
  private mutating func readFunctionExponent(of function: Int) throws(Fault) -> Int32 {
    index += 1
    let opening = kind(index) == .open ? index : nil
    if opening != nil { index += 1 }
    let minus = kind(index) == .minus ? index : nil
    if minus != nil { index += 1 }
    let exponent = try readExponentValue(isNegative: minus != nil, function, opening)
    if let opening {
      guard Int(tokens[opening].payload) == index else { throw fault(.wholeNumber) }
      index += 1
    }
    return exponent
  }

  private mutating func readExponentValue(
    isNegative: Bool, _ function: Int, _ opening: Int?
  ) throws(Fault) -> Int32 {
    let start = index
    index += 1
    if kind(start) == .name, !isNegative, !bindings[Int(tokens[start].payload)].isFunction,
      let term = try nameTerm(tokens[start].payload, at: start)
    {
      return term
    }
    guard kind(start) == .number else {
      index = start
      throw fault(.wholeNumber)
    }
    let value = lexed.numbers[Int(tokens[start].payload)]
    if isNegative && value == 1 {
      let end = opening.map { Int(tokens[$0].payload) + 1 } ?? index
      throw inverseOrReciprocal(function..<end)
    }
    return try emit(.number(isNegative ? -value : value), at: start)
  }

  /// `sin^-1 x`, at these tokens, may be asin x or 1/sin x.
  private func inverseOrReciprocal(_ range: Range<Int>) -> Fault {
    let name = lexed.names[tokens[range.lowerBound].payload]
    let candidates = ["ln": "exp", "log": "exp", "exp": "ln"]
    let inverse = candidates[name] ?? "a" + name
    let isKnown = KnownNames.table.id(of: inverse) != nil
    let readings = [isKnown ? inverse : "the inverse of \(name)", "1/\(name)"]
    return Fault(
      .ambiguous(lexed.typed(range), readings: readings), at: tokens[range.lowerBound].offset,
      suggestion: isKnown ? inverse : nil)
  }

  /// `√x`, `√(x+1)`, `\sqrt{x}`, `\sqrt[3]{x}`.
  mutating func readRoot() throws(Fault) {
    var operation = Pending(kind: .root, token: index, callable: .primitive(.sqrt))
    index += 1
    let isCommand = lexed.text.bytes[tokens[operation.token].offset] == UInt8(ascii: "\\")
    if isCommand, kind(index) == .open, lexed.text.bytes[tokens[index].offset] == UInt8(ascii: "[")
    {
      operation.callable = try readRootIndex()
    }
    if kind(index) == .open { return try begin(operation) }
    guard beginsOperand(index) || kind(index) == .minus else {
      throw fault(.argument(of: lexed.typed(operation.token)))
    }
    try push(operation)
  }

  private mutating func readRootIndex() throws(Fault) -> Callable {
    let closing = Int(tokens[index].payload)
    index += 1
    guard kind(index) == .number, closing == index + 1 else { throw fault(.wholeNumber) }
    let value = lexed.numbers[Int(tokens[index].payload)]
    guard value == 2 || value == 3 else {
      throw Fault(
        .syntax(.rootIndex, found: lexed.typed(index)), at: tokens[index].offset,
        suggestion: "^(1/\(lexed.typed(index)))")
    }
    index += 2
    return .primitive(value == 2 ? .sqrt : .cbrt)
  }
}

// Fractions.
extension TermParser {
  /// A part of `\frac` is a group, a number or a name.
  private func checkFractionPart(_ kind: TokenKind) throws(Fault) {
    if kind == .open || kind == .number { return }
    if kind == .name, !bindings[Int(tokens[index].payload)].isFunction { return }
    throw fault(.group(after: "\\frac"))
  }

  /// Where a part of a fraction is complete, goes on to the next part or builds the quotient.
  mutating func completeFractions() throws(Fault) {
    while pending.last?.kind == .fraction {
      pending[pending.count - 1].completed += 1
      if pending[pending.count - 1].completed < 2 {
        expectsOperand = true
        return
      }
      let fraction = pop()
      operands[operands.count - 2].start = fraction.token
      try combine(.div, at: fraction.token)
    }
  }
}

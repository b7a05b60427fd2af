// The place behind an operand.
extension TermParser {
  mutating func readContinuation() throws(Fault) {
    switch tokens[index].kind {
    case .plus: try infix(.add)
    case .minus: try infix(.sub)
    case .times: try infix(.mul)
    case .over: try infix(.div)
    case .power: try infix(.power)
    case .comma: try separateArguments()
    case .close: try close()
    case .barClose: try closeBars()
    case .number: try multiplyByNumber()
    case .name, .open, .barOpen, .root, .fraction: try multiply()
    case .equals, .semicolon, .newline, .bar, .end: throw fault(.endOrOperator)
    }
  }

  private mutating func infix(_ kind: Pending.Kind) throws(Fault) {
    // Powers are read from right to left: what is pending binds no tighter than this one.
    if kind != .power { try reduce(to: kind.strength) }
    try push(kind, at: index)
    index += 1
  }

  /// A product without a sign. In an argument without brackets it belongs to the argument, up to
  /// the next function name.
  mutating func multiply(_ split: SplitPlace? = nil) throws(Fault) {
    if let split { remarkPower(split) }
    try reduce(to: Pending.Kind.innerImplicit.strength)
    let isInArgument =
      pending.last?.kind == .application || pending.last?.kind == .innerNegation
    if isInArgument && !beginsFunction {
      return try push(.innerImplicit, at: index)
    }
    if split == nil { remarkPowerOfE() }
    while let top = pending.last?.kind, top.strength >= Pending.Kind.implicit.strength {
      if top == .div { remarkQuotient(split) }
      try reduceTop()
    }
    try push(.implicit, at: index)
  }

  private var beginsFunction: Bool {
    switch kind(index) {
    case .name: bindings[Int(tokens[index].payload)].isFunction
    case .root: true
    case .number, .plus, .minus, .times, .over, .power, .comma, .equals, .semicolon, .newline,
      .open, .close, .bar, .barOpen, .barClose, .fraction, .end:
      false
    }
  }

  /// `(x+1)2` is a product; `x 2` may be a product, a power or the name x2, and `2 3` is none.
  private mutating func multiplyByNumber() throws(Fault) {
    switch kind(index - 1) {
    case .name:
      let typed = lexed.typed(index - 1..<index + 1)
      let (name, number) = (lexed.typed(index - 1), lexed.typed(index))
      throw Fault(
        .ambiguous(typed, readings: ["\(name)*\(number)", "\(name)^\(number)", name + number]),
        at: tokens[index].offset, suggestion: "\(name)*\(number)")
    case .number: throw fault(.operatorBetween)
    case .plus, .minus, .times, .over, .power, .comma, .equals, .semicolon, .newline, .open,
      .close, .bar, .barOpen, .barClose, .root, .fraction, .end:
      try multiply()
    }
  }

  private mutating func separateArguments() throws(Fault) {
    try reduce(to: 1)
    guard let top = pending.last else { throw decimalComma() ?? fault(.tupleBrackets) }
    guard top.kind == .call else { throw fault(.singleExpression) }
    pending[pending.count - 1].completed += 1
    expectsOperand = true
    index += 1
  }

  /// `2,5` may be a number in a language that writes decimals so.
  private func decimalComma() -> Fault? {
    guard kind(index - 1) == .number, kind(index + 1) == .number,
      tokens[index + 1].offset == tokens[index].offset + 1
    else { return nil }
    let number = "\(lexed.typed(index - 1)).\(lexed.typed(index + 1))"
    return Fault(
      .syntax(.decimalPoint, found: ","), at: tokens[index].offset, suggestion: number)
  }

  private mutating func close() throws(Fault) {
    try reduce(to: 1)
    let opening = pop()
    index += 1
    if opening.kind == .group {
      let operand = operands.removeLast()
      return try push(operand.term, from: opening.token)
    }
    let given = opening.completed + 1
    if given != opening.callable.arity {
      let name = lexed.typed(opening.token)
      throw Fault(
        .arity(function: name, expected: opening.callable.arity, given: given),
        at: tokens[opening.token].offset)
    }
    try apply(opening)
  }

  private mutating func closeBars() throws(Fault) {
    try reduce(to: 1)
    let opening = pop()
    index += 1
    let operand = operands.removeLast()
    let term = try emitUnary(.abs, operand.term, at: opening.token)
    try push(term, from: opening.token)
    // An argument in bars is complete, as one in brackets is.
    if let top = pending.last, top.kind == .application, opening.token == top.token + 1 {
      try reduceTop()
    }
  }
}

// Operators whose operands are complete.
extension TermParser {
  /// Builds the terms of all pending operators that bind at least this tightly.
  mutating func reduce(to strength: Int) throws(Fault) {
    while let top = pending.last, top.kind.strength >= strength { try reduceTop() }
  }

  mutating func reduceTop() throws(Fault) {
    let operation = pop()
    switch operation.kind {
    case .add: try combine(.add, at: operation.token)
    case .sub: try combine(.sub, at: operation.token)
    case .mul, .implicit, .innerImplicit: try combine(.mul, at: operation.token)
    case .div, .fraction: try combine(.div, at: operation.token)
    case .power: try combinePower(at: operation.token)
    case .negation, .innerNegation, .tightNegation, .root, .application, .call:
      try apply(operation)
    case .group, .bars: break
    }
  }

  mutating func combine(_ primitive: Primitive, at token: Int) throws(Fault) {
    let right = operands.removeLast().term
    let left = operands[operands.count - 1].term
    operands[operands.count - 1].term = try emitBinary(primitive, left, right, at: token)
  }

  /// A power of the constant e is the exponential.
  private mutating func combinePower(at token: Int) throws(Fault) {
    guard terms[Int(operands[operands.count - 2].term)] == .named(.e) else {
      return try combine(.pow, at: token)
    }
    let exponent = operands.removeLast().term
    operands[operands.count - 1].term = try emitUnary(.exp, exponent, at: token)
  }

  /// Applies a sign or a function to the operands behind it.
  private mutating func apply(_ operation: Pending) throws(Fault) {
    let count = operation.callable.arity
    let arguments = operands.suffix(count).map(\.term)
    operands.removeLast(count)
    var term = try emitCall(operation.callable, arguments, at: operation.token)
    if operation.exponent >= 0 {
      term = try emitBinary(.pow, term, operation.exponent, at: operation.token)
    }
    try push(term, from: operation.token)
  }

  private mutating func emitCall(
    _ callable: Callable, _ arguments: [Int32], at token: Int
  ) throws(Fault) -> Int32 {
    switch callable {
    case .primitive(let primitive) where primitive.arity == 2:
      return try emitBinary(primitive, arguments[0], arguments[1], at: token)
    case .primitive(let primitive): return try emitUnary(primitive, arguments[0], at: token)
    case .secant: return try emitReciprocal(of: .cos, arguments[0], at: token)
    case .cosecant: return try emitReciprocal(of: .sin, arguments[0], at: token)
    case .cotangent:
      let cosine = try emitUnary(.cos, arguments[0], at: token)
      let sine = try emitUnary(.sin, arguments[0], at: token)
      return try emitBinary(.div, cosine, sine, at: token)
    }
  }

  private mutating func emitReciprocal(
    of primitive: Primitive, _ argument: Int32, at token: Int
  ) throws(Fault) -> Int32 {
    let one = try emit(.number(1), at: token)
    let denominator = try emitUnary(primitive, argument, at: token)
    return try emitBinary(.div, one, denominator, at: token)
  }

  private mutating func emitUnary(
    _ primitive: Primitive, _ operand: Int32, at token: Int
  ) throws(Fault) -> Int32 {
    if primitive == .neg, case .number(let value) = terms[Int(operand)] {
      return try emit(.number(-value), at: token)
    }
    if tracksOperations { operationTokens.append(token) }
    return try emit(.unary(primitive, operand), at: token)
  }

  private mutating func emitBinary(
    _ primitive: Primitive, _ left: Int32, _ right: Int32, at token: Int
  ) throws(Fault) -> Int32 {
    if tracksOperations { operationTokens.append(token) }
    return try emit(.binary(primitive, left, right), at: token)
  }
}

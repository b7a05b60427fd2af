/// What the names of a text stand for, found before any expression is read.
struct Declarations {
  /// By name number.
  var bindings: [Binding]
  /// The names of x₁ … xₙ, by number, in order.
  var inputs: [Int32] = []
  /// Of each statement, the name that it defines.
  var definedNames: [Int32?]
  var hasHead: Bool { head != nil }
  var head: Int?
  /// The statements of a stated list, w_{n+1} first; nil where no `w` is defined.
  var listStatements: [Int]?
  /// Names that have upper indices in the head: x in `f(x^1, x^2)`.
  var upperBases: Set<Int32> = []
  var remarks: [Remark] = []
  var faults = FaultList()

  init(_ outline: Outline, _ lexed: inout LexedText) {
    definedNames = Array(repeating: nil, count: outline.statements.count)
    bindings = KnownNames.bindings
    extendBindings(lexed)
    arrange(outline, lexed)
    if let head { declareParameters(outline.statements[head], &lexed) }
    for index in outline.statements.indices { declareLeft(index, outline, &lexed) }
    if faults.isEmpty { declareList(outline, &lexed) }
    if !hasHead { declareFreeNames(outline, &lexed) }
    if listStatements != nil { bindListInputs(lexed) }
    if let head { bindHead(head, outline, lexed) }
  }

  /// Makes room for names that were interned meanwhile.
  mutating func extendBindings(_ lexed: LexedText) {
    let missing = lexed.names.count - bindings.count
    if missing > 0 { bindings.append(contentsOf: repeatElement(.unknown, count: missing)) }
  }

  mutating func intern(_ name: String, _ lexed: inout LexedText) -> Int32 {
    let id = lexed.names.intern(Array(name.utf8))
    extendBindings(lexed)
    return id
  }

  mutating func declareInput(_ id: Int32) {
    bindings[Int(id)] = .input(Int32(inputs.count))
    inputs.append(id)
  }

  /// Finds the head; an expression without a name must be the last statement, and no head beside.
  private mutating func arrange(_ outline: Outline, _ lexed: LexedText) {
    for (index, statement) in outline.statements.enumerated() {
      let offset = lexed.tokens[statement.nameToken].offset
      switch statement.kind {
      case .head where head != nil:
        faults.append(.syntax(.singleHead, found: lexed.typed(statement.nameToken)), at: offset)
      case .head: head = index
      case .expression where index < outline.statements.count - 1 || head != nil:
        faults.append(.syntax(.lastStatement, found: lexed.typed(statement.nameToken)), at: offset)
      case .expression, .equation: break
      }
    }
  }
}

// The head.
extension Declarations {
  private mutating func declareParameters(
    _ statement: Outline.Statement, _ lexed: inout LexedText
  ) {
    checkReserved(lexed.tokens[statement.nameToken].payload, at: statement.nameToken, lexed)
    var index = statement.parameters.lowerBound
    let end = statement.parameters.upperBound
    while index < end {
      guard let next = declareParameter(at: index, &lexed) else { return }
      index = next
      if index == end { return }
      guard lexed.tokens[index].kind == .comma, index + 1 < end else {
        return expect(.name, at: lexed.tokens[index].kind == .comma ? index + 1 : index, lexed)
      }
      index += 1
    }
  }

  /// Declares the input at a token and returns the token behind it.
  private mutating func declareParameter(at index: Int, _ lexed: inout LexedText) -> Int? {
    let token = lexed.tokens[index]
    guard token.kind == .name else {
      expect(.name, at: index, lexed)
      return nil
    }
    var id = token.payload
    var end = index + 1
    if let upper = UpperIndex(lexed, at: index) {
      upperBases.insert(id)
      id = intern(upper.name, &lexed)
      end = upper.end
      remarkUpperIndex(index..<end, upper.name, lexed)
    }
    if checkReserved(id, at: index, lexed) { return end }
    if case .input = bindings[Int(id)] {
      faults.append(.duplicateName(lexed.names[id]), at: token.offset)
    } else {
      declareInput(id)
    }
    return end
  }

  private mutating func expect(
    _ expectation: ReadingProblem.Expectation, at index: Int, _ lexed: LexedText
  ) {
    let found = lexed.tokens[index].kind == .end ? nil : lexed.typed(index)
    faults.append(.syntax(expectation, found: found), at: lexed.tokens[index].offset)
  }

  private mutating func remarkUpperIndex(_ range: Range<Int>, _ name: String, _ lexed: LexedText) {
    let kind = Remark.Kind.upperIndex(typed: lexed.typed(range), reading: name)
    remarks.append(Remark(kind, offset: lexed.tokens[range.lowerBound].offset))
  }

  /// The head's own name: using it inside is a circle.
  private mutating func bindHead(_ head: Int, _ outline: Outline, _ lexed: LexedText) {
    let id = lexed.tokens[outline.statements[head].nameToken].payload
    if bindings[Int(id)].isUnknown {
      bindings[Int(id)] = .defined(Int32(head))
      definedNames[head] = id
    }
  }
}

// Equations.
extension Declarations {
  private mutating func declareLeft(_ index: Int, _ outline: Outline, _ lexed: inout LexedText) {
    let statement = outline.statements[index]
    guard statement.kind == .equation else { return }
    var id = lexed.tokens[statement.nameToken].payload
    if lexed.tokens[statement.nameToken + 1].kind == .power,
      let upper = UpperIndex(lexed, at: statement.nameToken)
    {
      upperBases.insert(id)
      id = intern(upper.name, &lexed)
      remarkUpperIndex(statement.nameToken..<upper.end, upper.name, lexed)
    }
    let offset = lexed.tokens[statement.nameToken].offset
    if ListName(lexed.names.utf8(of: id)) != nil { return listName(id, index) }
    if checkReserved(id, at: statement.nameToken, lexed) { return }
    guard bindings[Int(id)].isUnknown else {
      return faults.append(.duplicateName(lexed.names[id]), at: offset)
    }
    bindings[Int(id)] = .defined(Int32(index))
    definedNames[index] = id
  }

  private mutating func listName(_ id: Int32, _ index: Int) {
    definedNames[index] = id
    listStatements = listStatements ?? []
    listStatements?.append(index)
  }

  /// Reports a name that can't be given away.
  @discardableResult
  private mutating func checkReserved(_ id: Int32, at token: Int, _ lexed: LexedText) -> Bool {
    guard let reservation = reservation(id, lexed) else { return false }
    faults.append(
      .reservedName(lexed.names[id], reservation), at: lexed.tokens[token].offset)
    return true
  }

  private func reservation(_ id: Int32, _ lexed: LexedText) -> ReadingProblem.Reservation? {
    switch bindings[Int(id)] {
    case .function: return .function
    case .constant: return .constant
    case .unknown, .input, .defined, .product: break
    }
    let name = lexed.names.utf8(of: id)
    return ListName(name) != nil || name.contains(UInt8(ascii: " ")) ? .listNode : nil
  }
}

/// A name of a stated list: `w` and a number from 1 on.
struct ListName {
  /// The number, counted from 1.
  let number: Int

  init?(_ name: some Collection<UInt8>) {
    let digits = name.dropFirst()
    guard name.first == UInt8(ascii: "w"), let first = digits.first, digits.count < 10,
      first != UInt8(ascii: "0"), digits.allSatisfy(Lexer.isDigit)
    else { return nil }
    number = digits.reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
  }
}

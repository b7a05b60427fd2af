// Stated lists: w₁ … wₙ are the inputs, the statements count on from n + 1.
extension Declarations {
  /// Binds the names of a stated list, and holds its numbering.
  mutating func declareList(_ outline: Outline, _ lexed: inout LexedText) {
    guard let named = listStatements else { return }
    var operations = named[...]
    // `w1 = x1` only says what w1 is.
    while let first = operations.first, let input = restatedInput(first, outline, lexed) {
      if !hasHead { declareInput(input) }
      operations.removeFirst()
      definedNames[first] = nil
    }
    listStatements = Array(operations)
    if operations.isEmpty && !hasHead && named.count == outline.statements.count {
      let expected = "w\(named.count + 1)"
      faults.append(
        .syntax(.listStatement(expected), found: nil),
        at: lexed.endOffset(of: lexed.tokens.count - 2))
    }
    if !hasHead && inputs.isEmpty { declareImpliedInputs(operations, outline, &lexed) }
    for (position, statement) in operations.enumerated() {
      declareNode(statement, number: inputs.count + position + 1, outline, lexed)
    }
  }

  /// The input that a statement `w1 = x1` restates, where it stands in the inputs' order.
  private func restatedInput(
    _ statement: Int, _ outline: Outline, _ lexed: LexedText
  ) -> Int32? {
    let body = outline.statements[statement].body
    guard body.count == 1, lexed.tokens[body.lowerBound].kind == .name,
      let number = listNumber(statement, lexed)
    else { return nil }
    let id = lexed.tokens[body.lowerBound].payload
    if hasHead { return number <= inputs.count && inputs[number - 1] == id ? id : nil }
    let isFree = bindings[Int(id)].isUnknown && ListName(lexed.names.utf8(of: id)) == nil
    return isFree && number == inputs.count + 1 ? id : nil
  }

  private func listNumber(_ statement: Int, _ lexed: LexedText) -> Int? {
    definedNames[statement].flatMap { ListName(lexed.names.utf8(of: $0)) }?.number
  }

  /// Without a head, a list that begins at w_{n+1} has n inputs: its free names, or x₁ … xₙ.
  private mutating func declareImpliedInputs(
    _ operations: ArraySlice<Int>, _ outline: Outline, _ lexed: inout LexedText
  ) {
    declareFreeNames(outline, &lexed)
    guard inputs.isEmpty, let first = operations.first, let number = listNumber(first, lexed),
      number <= lexed.tokens.count
    else { return }
    for index in 1..<number { declareInput(intern("x\(index)", &lexed)) }
  }

  private mutating func declareNode(
    _ statement: Int, number: Int, _ outline: Outline, _ lexed: LexedText
  ) {
    guard let id = definedNames[statement], let stated = listNumber(statement, lexed) else {
      return
    }
    let offset = lexed.tokens[outline.statements[statement].nameToken].offset
    if stated <= inputs.count {
      faults.append(.reservedName(lexed.names[id], .listInput(inputs.count)), at: offset)
    } else if stated < number {
      faults.append(.duplicateName(lexed.names[id]), at: offset)
    } else if stated > number {
      let expected = "w\(number)"
      faults.append(
        .syntax(.listStatement(expected), found: lexed.names[id]), at: offset, suggestion: expected)
    }
    if bindings[Int(id)].isUnknown { bindings[Int(id)] = .defined(Int32(statement)) }
  }

  /// The names w₁ … wₙ, which are the inputs.
  mutating func bindListInputs(_ lexed: LexedText) {
    for index in inputs.indices {
      guard let id = lexed.names.id(of: "w\(index + 1)"), bindings[Int(id)].isUnknown else {
        continue
      }
      bindings[Int(id)] = .input(Int32(index))
    }
  }
}

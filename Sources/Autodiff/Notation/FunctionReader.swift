extension Function {
  /// Reads a function as people write it.
  ///
  /// Accepts a head (`f(x, y) = xy`), equations, definitions, a stated Wengert list or a bare
  /// expression, in plain text, Unicode or LaTeX. Linear in the length of the text; limits hold
  /// before work begins. Throws every problem that was found, each with its place.
  package init(reading text: String) throws(ReadingError) {
    self = try FunctionReader.read(SourceText(bytes: Array(text.utf8)))
  }

  /// Reads a function from bytes that may be no UTF-8 at all; see `init(reading:)`.
  package init(
    reading bytes: [UInt8], allowance: ReadingAllowance = .standard
  ) throws(ReadingError) {
    self = try FunctionReader.read(SourceText(bytes: bytes), allowance)
  }
}

/// Reads a text statement by statement and puts a function together.
struct FunctionReader {
  private let lexed: LexedText
  private let outline: Outline
  private let declarations: Declarations
  private var parser: TermParser
  /// The terms of the outputs, where a statement lists them.
  private var outputTerms: [Int32]?

  static func read(
    _ text: SourceText, _ allowance: ReadingAllowance = .standard
  ) throws(ReadingError) -> Function {
    var lexed = try Lexer.lex(text, allowance: allowance)
    let outline = Outline(lexed)
    if outline.statements.isEmpty {
      throw FaultList([Fault(.empty, at: 0)]).error(in: text)
    }
    let declarations = Declarations(outline, &lexed)
    try declarations.faults.check(in: text)
    var reader = FunctionReader(lexed, outline, declarations)
    reader.parser.allowance = allowance
    reader.readStatements()
    try reader.parser.faults.check(in: text)
    return reader.function()
  }

  private init(_ lexed: LexedText, _ outline: Outline, _ declarations: Declarations) {
    self.lexed = lexed
    self.outline = outline
    self.declarations = declarations
    parser = TermParser(lexed, bindings: declarations.bindings, inputs: declarations.inputs)
    parser.upperBases = declarations.upperBases
    parser.reservesListNames = declarations.listStatements == nil
  }

  private mutating func readStatements() {
    for index in outline.statements.indices where !parser.faults.isFull {
      parser.statement = index
      do throws(Fault) {
        try readStatement(index)
      } catch {
        parser.faults.append(error)
        define(index, as: parser.standIn())
      }
    }
    reportForwardUses()
  }

  private mutating func reportForwardUses() {
    if parser.forwardUses.isEmpty || parser.faults.isFull { return }
    var circles = Circles(outline, declarations, lexed)
    for use in parser.forwardUses where !parser.faults.isFull {
      if let fault = circles.fault(for: use) { parser.faults.append(fault) }
    }
  }

  private mutating func readStatement(_ index: Int) throws(Fault) {
    let statement = outline.statements[index]
    if let parts = tuple(index) { return try readOutputs(parts) }
    let isNode = isListStatement(index)
    parser.tracksOperations = declarations.listStatements != nil
    let firstTerm = parser.terms.count
    let term = try parser.parse(statement.body)
    define(index, as: term)
    if parser.tracksOperations { try checkOperations(from: firstTerm, isNode ? index : nil) }
    if statement.kind != .equation { outputTerms = [term] }
  }

  private mutating func define(_ index: Int, as term: Int32) {
    guard outline.statements[index].kind == .equation,
      let name = declarations.definedNames[index]
    else { return }
    parser.termOfName[Int(name)] = term
  }

  private mutating func readOutputs(_ parts: [Range<Int>]) throws(Fault) {
    var terms: [Int32] = []
    for part in parts {
      let firstTerm = parser.terms.count
      parser.tracksOperations = declarations.listStatements != nil
      terms.append(try parser.parse(part))
      if parser.tracksOperations { try checkOperations(from: firstTerm, nil) }
    }
    outputTerms = terms
  }
}

// Tuples.
extension FunctionReader {
  /// The components of a statement that lists all outputs in brackets: a head, an expression
  /// without a name, or a last equation for `y` or `f` as a whole.
  private func tuple(_ index: Int) -> [Range<Int>]? {
    mayListOutputs(index)
      ? TupleParts.parts(of: outline.statements[index].body, lexed.tokens) : nil
  }

  private func mayListOutputs(_ index: Int) -> Bool {
    let statement = outline.statements[index]
    if statement.kind != .equation { return true }
    let name = declarations.definedNames[index].map { lexed.names[$0] }
    return !declarations.hasHead && index == outline.statements.count - 1
      && (name == "y" || name == "f")
  }
}

// Stated lists.
extension FunctionReader {
  private func isListStatement(_ index: Int) -> Bool {
    guard declarations.listStatements != nil, let name = declarations.definedNames[index] else {
      return false
    }
    return ListName(lexed.names.utf8(of: name)) != nil
  }

  /// Holds a statement of a list to one operation on variables, and any other to none.
  private func checkOperations(from firstTerm: Int, _ node: Int?) throws(Fault) {
    // What names at fault stand for is no operation.
    if !parser.faults.isEmpty || !parser.forwardUses.isEmpty { return }
    var isVariable: [Bool] = []
    let variable = { (operand: Int32, flags: [Bool]) in
      Int(operand) < firstTerm || flags[Int(operand) - firstTerm]
    }
    var operations = 0
    var tokens = parser.operationTokens[...]
    for term in parser.terms[firstTerm...] {
      var token: Int?
      switch term {
      case .input: isVariable.append(true)
      case .number, .named: isVariable.append(false)
      case .unary(_, let a):
        token = tokens.popFirst()
        isVariable.append(variable(a, isVariable))
      case .binary(_, let a, let b):
        token = tokens.popFirst()
        isVariable.append(variable(a, isVariable) || variable(b, isVariable))
      }
      guard let token, isVariable.last == true else { continue }
      operations += 1
      if operations > (node == nil ? 0 : 1) { throw oneOperation(at: token) }
    }
    if let node, operations == 0 { throw oneOperation(at: outline.statements[node].nameToken) }
  }

  private func oneOperation(at token: Int) -> Fault {
    Fault(
      .syntax(.oneOperation, found: lexed.typed(token)), at: lexed.tokens[token].offset)
  }
}

// The function.
extension FunctionReader {
  private func function() -> Function {
    let outputs = outputs()
    return Function(
      inputs: declarations.inputs.map { lexed.names[$0] }, terms: parser.terms, outputs: outputs,
      stated: declarations.listStatements.map { $0.compactMap(definedTerm) },
      remarks: remarks(outputs: outputs))
  }

  private func definedTerm(_ statement: Int) -> Int? {
    declarations.definedNames[statement].map { Int(parser.termOfName[Int($0)]) }
  }

  private func outputs() -> [Function.Output] {
    let inputs = declarations.inputs.map { lexed.names[$0] }
    if let outputTerms {
      let names = OutputNames.names(count: outputTerms.count, inputs: inputs)
      return zip(names, outputTerms).map { Function.Output(name: $0, term: Int($1)) }
    }
    let definitions = definitions()
    let named = definitions.filter { OutputNames.isOutput($0.name) }
    if !named.isEmpty {
      let terms = Dictionary(uniqueKeysWithValues: named.map { ($0.name, $0.term) })
      return NaturalOrder.sorted(named.map(\.name)).map {
        Function.Output(name: $0, term: terms[$0] ?? 0)
      }
    }
    return definitions.filter { !parser.isUsed[Int($0.id)] }.map {
      Function.Output(name: $0.name, term: $0.term)
    }
  }

  private struct Definition {
    let id: Int32
    let name: String
    let term: Int
    let statement: Int
  }

  /// The names that equations define, in the order of the text.
  private func definitions() -> [Definition] {
    outline.statements.indices.compactMap { index in
      guard outline.statements[index].kind == .equation, let id = declarations.definedNames[index],
        parser.termOfName[Int(id)] >= 0
      else { return nil }
      return Definition(
        id: id, name: lexed.names[id], term: Int(parser.termOfName[Int(id)]), statement: index)
    }
  }

  /// What the reader has to say about the text, in its order.
  private func remarks(outputs: [Function.Output]) -> [Remark] {
    let outputNames = outputTerms == nil ? Set(outputs.map(\.name)) : []
    let unused = definitions().filter { definition in
      !parser.isUsed[Int(definition.id)] && !outputNames.contains(definition.name)
        && ListName(definition.name.utf8) == nil
    }
    let unusedRemarks = unused.prefix(TermParser.maximumRemarks).map { definition in
      let token = outline.statements[definition.statement].nameToken
      return Remark(.unused(name: definition.name), offset: lexed.tokens[token].offset)
    }
    return (declarations.remarks + parser.remarks + unusedRemarks + naturalLog())
      .sorted { $0.offset < $1.offset }
  }

  /// The first `log`, which is the natural logarithm here.
  private func naturalLog() -> [Remark] {
    guard let log = KnownNames.table.id(of: "log"),
      let token = lexed.tokens.first(where: {
        $0.kind == .name && $0.payload == log
      })
    else { return [] }
    return [Remark(.naturalLog, offset: token.offset)]
  }
}

/// How outputs are named: y, or y1 … ym; where that is an input's name, f, or f1 … fm.
enum OutputNames {
  static func names(count: Int, inputs: [String]) -> [String] {
    let letters = ["y", "f", "z", "out"]
    let taken = Set(inputs.filter { input in letters.contains { input.hasPrefix($0) } })
    for letter in letters {
      let names = count == 1 ? [letter] : (1...count).map { "\(letter)\($0)" }
      if taken.isDisjoint(with: names) { return names }
    }
    return (1...count).map { "output\($0)" }
  }

  /// Whether a name is y, y1, y2, …
  static func isOutput(_ name: String) -> Bool {
    name.first == "y" && name.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
  }
}

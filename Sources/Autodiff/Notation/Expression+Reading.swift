extension Expression {
  /// Reads an expression over a vocabulary, by the same grammar as functions:
  /// `cos(w1) dot w1 + w2`, `\dot{w}_1 w_2`, `-e^(x1 - x2)`.
  ///
  /// A vocabulary without names reads numbers: `2cos(2)`, `-1/3`, `.5`.
  package init(reading text: String, names: Vocabulary) throws(ReadingError) {
    let reader = try ExpressionReader(text, names)
    self = try reader.expression(reader.wholeText())
  }
}

/// Reads one text over a vocabulary.
struct ExpressionReader {
  private(set) var lexed: LexedText
  private let names: Vocabulary
  private var bindings = KnownNames.bindings
  private var inputs: [Int32] = []
  /// What each input of the parser stands for.
  private var symbols: [Symbol] = []

  /// An expression is a tree that everybody walks by recursion, so its depth is bounded more
  /// tightly than a function's nesting; in all it may have this many operations.
  private static let maximumSize = 20_000

  init(_ text: String, _ names: Vocabulary) throws(ReadingError) {
    let source = SourceText(bytes: Array(text.utf8))
    self.init(try Lexer.lex(source, readsAccents: true), names)
  }

  init(_ lexed: LexedText, _ names: Vocabulary) {
    self.lexed = lexed
    self.names = names
    bindNames()
  }

  /// Binds each name of the text that the vocabulary knows, and the parts of those that are
  /// products of such names.
  private mutating func bindNames() {
    let own = (Int32(KnownNames.bindings.count)..<Int32(lexed.names.count)).map { lexed.names[$0] }
    for name in own where !bind(name) {
      let splits =
        own.count < GluedName.manyNames
        ? GluedName.splits(name) { names.symbol(named: $0) != nil } : []
      for part in splits.joined() { bind(part) }
    }
    let missing = lexed.names.count - bindings.count
    if missing > 0 { bindings += Array(repeating: .unknown, count: missing) }
  }

  /// Binds a name if the vocabulary knows it, and returns whether it does.
  @discardableResult
  private mutating func bind(_ name: String) -> Bool {
    guard let symbol = names.symbol(named: name) else { return false }
    let id = Int(lexed.names.intern(Array(name.utf8)))
    if bindings.count <= id {
      bindings += Array(repeating: .unknown, count: id + 1 - bindings.count)
    }
    guard bindings[id].isUnknown else { return true }
    bindings[id] = .input(Int32(symbols.count))
    inputs.append(Int32(id))
    symbols.append(symbol)
    return true
  }

  /// The tokens of the one expression that the text must be.
  func wholeText() throws(ReadingError) -> Range<Int> {
    var range = 0..<lexed.tokens.count - 1
    while let last = range.last, lexed.tokens[last].kind.isSeparator {
      range = range.lowerBound..<last
    }
    if range.isEmpty { throw FaultList([Fault(.empty, at: 0)]).error(in: lexed.text) }
    return range
  }

  func expression(_ range: Range<Int>) throws(ReadingError) -> Expression {
    try lexed.text.reading { faults throws(Fault) in
      let (terms, root) = try terms(range, &faults)
      return try tree(terms, root, at: lexed.tokens[range.lowerBound].offset)
    }
  }

  /// The terms of an expression, and the index of the one that is the whole.
  func terms(
    _ range: Range<Int>, _ faults: inout FaultList
  ) throws(Fault) -> (terms: [Term], root: Int) {
    var parser = TermParser(lexed, bindings: bindings, inputs: inputs)
    parser.candidates = names.candidates
    parser.reservesListNames = false
    let root = try parser.parse(range)
    for fault in parser.faults.faults { faults.append(fault) }
    return (parser.terms, Int(root))
  }

  private func tree(_ terms: [Term], _ root: Int, at offset: Int) throws(Fault) -> Expression {
    var trees: [Tree] = []
    trees.reserveCapacity(terms.count)
    for term in terms {
      let tree = Tree(term, trees, symbols)
      if tree.depth > ReadingProblem.Limit.expression.maximum || tree.size > Self.maximumSize {
        throw Fault(.limit(.expression), at: offset)
      }
      trees.append(tree)
    }
    return trees[root].expression
  }

  /// An expression with its measures, which are known before anybody walks it.
  private struct Tree {
    let expression: Expression
    let depth: Int
    let size: Int

    init(_ term: Term, _ trees: [Tree], _ symbols: [Symbol]) {
      let operands: [Tree]
      switch term {
      case .input(let index):
        expression = .symbol(symbols[Int(index)])
        operands = []
      case .number(let value):
        expression = .number(value)
        operands = []
      case .named(let constant):
        expression = .named(constant)
        operands = []
      case .unary(let primitive, let a):
        operands = [trees[Int(a)]]
        expression = .apply(primitive, operands.map(\.expression))
      case .binary(let primitive, let a, let b):
        operands = [trees[Int(a)], trees[Int(b)]]
        expression = .apply(primitive, operands.map(\.expression))
      }
      depth = 1 + (operands.map(\.depth).max() ?? 0)
      size = operands.reduce(1) { $0 + $1.size }
    }
  }
}

/// Reads expressions by operator precedence, with stacks of its own in place of recursion, and
/// appends their terms in post-order (Dijkstra's shunting yard; here also with products and
/// applications that no sign marks).
struct TermParser {
  let lexed: LexedText
  /// The tokens, with each `|` marked as opening or closing once its expression is reached.
  var tokens: [Token]
  var bindings: [Binding]
  let inputs: [Int32]
  /// Names that have upper indices in the head: x in `f(x^1, x^2)`.
  var upperBases: Set<Int32> = []
  var allowance = ReadingAllowance.standard
  /// Whether w1, w2, … are kept for stated lists.
  var reservesListNames = true
  /// Names beyond the text's own to look among for the nearest one.
  var candidates: [String] = []
  var terms: [Term] = []
  var faults = FaultList()
  var remarks: [Remark] = []
  /// Of each name, the term that it stands for; −1 where there is none yet.
  var termOfName: [Int32]
  /// Of each name, whether an expression has used it.
  var isUsed: [Bool]
  /// The work done so far in taking names apart.
  var splitWork = 0
  var forwardUses: [ForwardUse] = []
  /// The statement that is being read.
  var statement = 0
  /// The token of each operation of the statement, if `tracksOperations`.
  var operationTokens: [Int] = []
  var tracksOperations = false

  var operands: [Operand] = []
  var pending: [Pending] = []
  var expectsOperand = true
  var index = 0
  var end = 0
  private var depth = 0

  /// An operand by its term and its first token.
  struct Operand {
    var term: Int32
    var start: Int
  }

  /// A use of a name that is defined further down, or in this very statement.
  struct ForwardUse {
    let statement: Int
    let definition: Int
    let token: Int
  }

  init(_ lexed: LexedText, bindings: [Binding], inputs: [Int32]) {
    self.lexed = lexed
    tokens = lexed.tokens
    self.bindings = bindings
    self.inputs = inputs
    termOfName = Array(repeating: -1, count: lexed.names.count)
    isUsed = Array(repeating: false, count: lexed.names.count)
  }

  /// Reads the expression that the tokens of a range make up and returns its term.
  mutating func parse(_ range: Range<Int>) throws(Fault) -> Int32 {
    operands.removeAll(keepingCapacity: true)
    pending.removeAll(keepingCapacity: true)
    operationTokens.removeAll(keepingCapacity: true)
    depth = 0
    expectsOperand = true
    index = range.lowerBound
    end = range.upperBound
    try BarPairing(lexed.text, bindings).pair(&tokens, in: range)
    while index < end {
      if expectsOperand { try readOperand() } else { try readContinuation() }
    }
    if expectsOperand { throw missingOperand() }
    try reduce(to: 1)
    return operands[0].term
  }

  func kind(_ index: Int) -> TokenKind { index < end ? tokens[index].kind : .end }

  mutating func push(_ kind: Pending.Kind, at token: Int) throws(Fault) {
    try push(Pending(kind: kind, token: token))
  }

  mutating func push(_ operation: Pending) throws(Fault) {
    var operation = operation
    operation.isLevel = operation.kind.nests && !belongsToTop(operation)
    if operation.isLevel {
      depth += 1
      let limit = ReadingProblem.Limit.nesting
      if depth > limit.maximum {
        throw Fault(.limit(limit), at: tokens[operation.token].offset)
      }
    }
    pending.append(operation)
    expectsOperand = true
  }

  /// Whether a group is the whole right side of the sign before it.
  private func belongsToTop(_ operation: Pending) -> Bool {
    guard operation.kind == .group, let top = pending.last, top.token == operation.token - 1 else {
      return false
    }
    return top.kind.nests && top.kind.strength > 0
  }

  mutating func pop() -> Pending {
    let last = pending.removeLast()
    if last.isLevel { depth -= 1 }
    return last
  }

  mutating func push(_ term: Int32, from start: Int) throws(Fault) {
    operands.append(Operand(term: term, start: start))
    expectsOperand = false
    try completeFractions()
  }

  /// Appends a term and returns its index.
  mutating func emit(_ term: Term, at token: Int) throws(Fault) -> Int32 {
    if terms.count >= allowance.terms {
      throw Fault(.limit(allowance.limit), at: tokens[token].offset)
    }
    terms.append(term)
    return Int32(terms.count - 1)
  }

  /// A term that stands for one at fault, so that reading goes on.
  mutating func standIn() -> Int32 {
    terms.append(.number(.nan))
    return Int32(terms.count - 1)
  }

  /// An operand or argument should stand at the index.
  func missingOperand() -> Fault {
    let isEmptyCall =
      pending.last?.kind == .call && kind(index) == .close && kind(index - 1) == .open
    if isEmptyCall, let call = pending.last {
      return fault(.argument(of: lexed.typed(call.token)))
    }
    return fault(.operand(after: index > 0 ? lexed.typed(index - 1) : nil))
  }

  /// A syntax fault at the index: at the token there, or behind the last one of the statement.
  func fault(_ expectation: ReadingProblem.Expectation) -> Fault {
    if index == end && tokens[index].kind.isSeparator {
      let offset = index > 0 ? lexed.endOffset(of: index - 1) : 0
      return Fault(.syntax(expectation, found: nil), at: offset)
    }
    return Fault(.syntax(expectation, found: lexed.typed(index)), at: tokens[index].offset)
  }
}

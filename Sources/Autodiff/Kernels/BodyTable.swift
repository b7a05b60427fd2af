/// Numbers the bodies of statements, equal ones alike.
struct BodyTable {
  private var numbers: [[BodyOperation]: Int32] = [:]
  /// The last body and its number: in a loop the next one is the same.
  private var last: (body: [BodyOperation], number: Int32) = ([], -1)
  private var body: [BodyOperation] = []

  /// Every body meets every constant, so that programs with more have no statements.
  static let mostConstants = 256

  /// The number of a statement's body, which a builder keeps if it is new.
  mutating func number(
    of statement: StatementFinder.Statement, _ tape: Tape, _ builder: inout ProgramBuilder
  ) -> Int32 {
    write(statement, tape)
    guard body != last.body else { return last.number }
    let number = numbers[body] ?? builder.keep(body)
    numbers[body] = number
    last = (body, number)
    return number
  }

  private mutating func write(_ statement: StatementFinder.Statement, _ tape: Tape) {
    body.removeAll(keepingCapacity: true)
    for operation in statement.operations {
      let (primitive, left, right) = tape[Int(operation)]
      body.append(
        BodyOperation(
          primitive: primitive, left: number(left, statement, tape),
          right: number(right, statement, tape)))
    }
  }

  /// The number of an operand in the body.
  private func number(
    _ node: Int32, _ statement: StatementFinder.Statement, _ tape: Tape
  ) -> Int32 {
    let inputStart = Int32(tape.constants.count)
    if node < 0 { return ~node }
    if node == statement.left { return inputStart }
    if node == statement.right { return inputStart + 1 }
    let operation = node - Int32(tape.inputCount)
    let place = statement.operations.firstIndex(of: operation) ?? statement.operations.startIndex
    return inputStart + 2 + Int32(place - statement.operations.startIndex)
  }
}

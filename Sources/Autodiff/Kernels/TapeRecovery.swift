/// Walks a program and writes its operations down one by one, as the tape they were scheduled from
/// has them, up to their order.
///
/// So a kernel keeps nothing for the rare sweeps that go operation by operation.
struct TapeRecovery {
  private(set) var operations: [Tape.Operation] = []
  /// By slot: the reference on the tape.
  private(set) var references: [Int32]
  private let program: Program
  private var word = 0
  private var slot: Int

  init(_ program: Program) {
    self.program = program
    let constants = program.inputStart
    references = (0..<program.slotCount).map { Int32($0 < constants ? ~$0 : $0 - constants) }
    slot = program.inputSlots.upperBound
    for instruction in program.instructions { recover(instruction) }
  }

  var tape: Tape {
    Tape(
      inputCount: program.inputSlots.count, operations: operations, constants: program.constants,
      outputs: program.outputs.map { references[Int($0)] })
  }

  private var words: [Int32] { program.words }

  private mutating func recover(_ instruction: Instruction) {
    switch instruction {
    case .add, .addCarry: scalar(instruction, .add)
    case .sub, .subFromCarry, .subCarry: scalar(instruction, .sub)
    case .mul, .mulCarry, .squareCarry: scalar(instruction, .mul)
    case .div, .divCarry, .divByCarry: scalar(instruction, .div)
    case .neg, .negCarry: scalar(instruction, .neg)
    case .exp, .expCarry: scalar(instruction, .exp)
    case .function, .functionOfCarry, .functionOfLeft, .functionOfRight, .functionOfBoth:
      scalar(instruction, KernelFunction.primitive(words[word + instruction.wordCount - 1]))
    case .addBlock: block(.add)
    case .subBlock: block(.sub)
    case .mulBlock: block(.mul)
    case .divBlock: block(.div)
    case .negBlock: block(.neg)
    case .functionBlock: block(KernelFunction.primitive(words[word + 1]))
    case .sumChain: chain(.add)
    case .productChain: chain(.mul)
    case .dotBlock: dots()
    case .statementBlock: statements()
    case .skip: slot += Int(words[word])
    }
    word += instruction.wordCount
  }

  /// Writes one operation; returns its reference.
  private mutating func append(_ primitive: Primitive, _ left: Int32, _ right: Int32) -> Int32 {
    operations.append(Tape.Operation(primitive, left, right))
    return Int32(program.inputSlots.count + operations.count - 1)
  }

  /// Lets the next slot be a result.
  private mutating func fill(_ reference: Int32) {
    references[slot] = reference
    slot += 1
  }

  private mutating func scalar(_ instruction: Instruction, _ primitive: Primitive) {
    let left = source(instruction, 0)
    fill(append(primitive, left, primitive.arity > 1 ? source(instruction, 1) : left))
  }

  /// The reference of an operand; a carry is the slot before.
  private func source(_ instruction: Instruction, _ position: Int) -> Int32 {
    let carry = references[slot - 1]
    switch instruction.carry {
    case .none: return references[Int(words[word + position])]
    case .left: return position == 0 ? carry : references[Int(words[word])]
    case .right: return position == 0 ? references[Int(words[word])] : carry
    case .both: return carry
    }
  }

  private mutating func block(_ primitive: Primitive) {
    eachItem { walker, left, right in
      walker.fill(walker.append(primitive, left, primitive.arity > 1 ? right : left))
    }
  }

  private mutating func chain(_ primitive: Primitive) {
    var result = references[Int(words[word + 1])]
    eachItem { walker, item, _ in result = walker.append(primitive, result, item) }
    fill(result)
  }

  private mutating func dots() {
    let dots = words.withUnsafeBufferPointer { $0.baseAddress.map { DotWords($0 + word) } }
    guard let dots else { return }
    for row in 0..<dots.rows.count {
      let (base, left, right) = dots.row(row)
      var sum = references[base]
      for k in 0..<dots.itemCount {
        let (i, j) = (left + k * dots.leftStride, right + k * dots.rightStride)
        sum = append(.add, sum, append(.mul, references[i], references[j]))
      }
      fill(sum)
    }
  }

  private mutating func statements() {
    let body = program.bodies.operations[Int(words[word + 1])]
    let constants = (0..<program.inputStart).map { Int32(~$0) }
    eachItem { walker, left, right in
      var places = constants + [left, right]
      for operation in body {
        places.append(
          walker.append(
            operation.primitive, places[Int(operation.left)], places[Int(operation.right)]))
      }
      walker.fill(places[places.count - 1])
    }
  }

  /// Calls a body with the references of each item of a block or a chain; an item may be the
  /// result of the one before.
  private mutating func eachItem(
    _ body: (_ walker: inout TapeRecovery, _ left: Int32, _ right: Int32) -> Void
  ) {
    let run = words[word..<word + Instruction.addBlock.wordCount].map(Int.init)
    for k in 0..<run[0] {
      body(&self, references[run[2] + k * run[3]], references[run[4] + k * run[5]])
    }
  }
}

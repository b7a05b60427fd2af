/// Writes a program instruction by instruction and hands out slots.
struct ProgramBuilder {
  private(set) var instructions: [Instruction] = []
  private(set) var words: [Int32] = []
  private(set) var slotCount: Int
  private(set) var partialCount = 0
  private(set) var bodies = StatementBodies()
  let constants: [Double]
  let inputSlots: Range<Int>

  init(constants: [Double], inputCount: Int) {
    self.constants = constants
    inputSlots = constants.count..<constants.count + inputCount
    slotCount = inputSlots.upperBound
  }

  /// The slots that an operation reads; a unary operation reads the same slot twice.
  struct Operands {
    let left: Int32
    let right: Int32
  }

  /// Fewer operations than this are not worth a block's or a chain's set-up.
  static let shortestBlock = 5

  private var lastSlot: Int32 { Int32(slotCount - 1) }
  private var hasResult: Bool { slotCount > inputSlots.upperBound }

  private mutating func append(_ instruction: Instruction) {
    instructions.append(instruction)
  }

  private mutating func append(_ instruction: Instruction, _ word: Int32) {
    append(instruction)
    words.append(word)
  }

  private mutating func append(_ instruction: Instruction, _ first: Int32, _ second: Int32) {
    append(instruction, first)
    words.append(second)
  }

  /// A block or chain of `count` operations at the strides between its first two.
  private mutating func append(
    _ instruction: Instruction, count: Int, _ first: Operands, _ second: Operands, extra: Int32
  ) {
    append(instruction, Int32(count), extra)
    words.append(first.left)
    words.append(second.left - first.left)
    words.append(first.right)
    words.append(second.right - first.right)
  }
}

// Scalars.
extension ProgramBuilder {
  /// Writes one operation; returns the slot of its result.
  mutating func operation(_ primitive: Primitive, _ operands: Operands) -> Int32 {
    let carries = (
      left: hasResult && operands.left == lastSlot, right: hasResult && operands.right == lastSlot
    )
    switch primitive {
    case .add: binary((.add, .addCarry, .addCarry), operands, carries)
    case .mul where carries == (true, true): append(.squareCarry)
    case .mul: binary((.mul, .mulCarry, .mulCarry), operands, carries)
    case .sub: binary((.sub, .subFromCarry, .subCarry), operands, carries)
    case .div: binary((.div, .divCarry, .divByCarry), operands, carries)
    case .neg where carries.left: append(.negCarry)
    case .neg: append(.neg, operands.left)
    case .exp where carries.left: append(.expCarry)
    case .exp: append(.exp, operands.left)
    default: function(primitive, operands, carries.left)
    }
    return takeSlots(1)
  }

  private mutating func takeSlots(_ count: Int) -> Int32 {
    slotCount += count
    return lastSlot
  }

  private mutating func binary(
    _ forms: (plain: Instruction, leftCarry: Instruction, rightCarry: Instruction),
    _ operands: Operands, _ carries: (left: Bool, right: Bool)
  ) {
    switch carries {
    case (true, false): append(forms.leftCarry, operands.right)
    case (false, true): append(forms.rightCarry, operands.left)
    default: append(forms.plain, operands.left, operands.right)
    }
  }

  private mutating func function(_ primitive: Primitive, _ operands: Operands, _ carry: Bool) {
    let code = Int32(primitive.rawValue)
    partialCount += 1
    guard primitive.arity > 1 else {
      if carry { append(.functionOfCarry, code) } else { append(.function, operands.left, code) }
      return
    }
    // The partial to a constant is never asked for, and may not even exist.
    let isConstant = (left: isConstant(operands.left), right: isConstant(operands.right))
    let form: Instruction =
      isConstant.right ? .functionOfLeft : isConstant.left ? .functionOfRight : .functionOfBoth
    if form == .functionOfBoth { partialCount += 1 }
    append(form, operands.left, operands.right)
    words.append(code)
  }

  func isConstant(_ slot: Int32) -> Bool { slot < inputSlots.lowerBound }
}

// Statements.
extension ProgramBuilder {
  /// Keeps a body; returns its number.
  mutating func keep(_ body: [BodyOperation]) -> Int32 {
    bodies.append(body, inputStart: constants.count)
  }

  /// Writes a statement on two slots; returns the slot of its result. One that goes on at the
  /// strides of those before joins their block.
  mutating func statement(_ body: Int32, _ inputs: Operands) -> Int32 {
    partialCount += 2
    if !joinLastBlock(body, inputs) {
      append(.statementBlock, count: 1, inputs, inputs, extra: body)
    }
    return takeSlots(1)
  }

  private mutating func joinLastBlock(_ body: Int32, _ inputs: Operands) -> Bool {
    guard instructions.last == .statementBlock else { return false }
    let start = words.count - Instruction.statementBlock.wordCount
    return words[start + 1] == body && extendBlock(start, inputs)
  }

  /// Lets the block with words from `start` on have one operation more, if that goes on at its
  /// strides; the second operation sets them.
  private mutating func extendBlock(_ start: Int, _ operands: Operands) -> Bool {
    let (count, left, right) = (words[start], words[start + 2], words[start + 4])
    if count == 1 {
      words[start + 3] = operands.left - left
      words[start + 5] = operands.right - right
    }
    guard operands.left == left + count * words[start + 3],
      operands.right == right + count * words[start + 5]
    else { return false }
    words[start] += 1
    return true
  }
}

// Blocks and chains.
extension ProgramBuilder {
  /// Writes operations of one primitive that do not depend on each other, with blocks where the
  /// operands lie at constant strides; `emitted` gets each operation's slot.
  mutating func operations(
    _ primitive: Primitive, _ operands: [Operands], emitted: (Int, Int32) -> Void
  ) {
    var position = 0
    while position < operands.count {
      guard let instruction = Self.block(primitive),
        let weave = StrideRun.weave(operands, from: position)
      else {
        emitted(position, operation(primitive, operands[position]))
        position += 1
        continue
      }
      for strand in 0..<weave.strands {
        let first = Int32(slotCount)
        let (start, next) = (
          operands[position + strand], operands[position + strand + weave.strands]
        )
        append(
          instruction, count: weave.count, start, next, extra: Int32(primitive.rawValue))
        if instruction == .functionBlock { partialCount += weave.count }
        _ = takeSlots(weave.count)
        for index in 0..<weave.count {
          emitted(position + strand + index * weave.strands, first + Int32(index))
        }
      }
      position += weave.strands * weave.count
    }
  }

  private static func block(_ primitive: Primitive) -> Instruction? {
    switch primitive {
    case .add: .addBlock
    case .sub: .subBlock
    case .mul: .mulBlock
    case .div: .divBlock
    case .neg: .negBlock
    default: primitive.arity == 1 ? .functionBlock : nil
    }
  }

  /// Writes ((base ∘ item₁) ∘ item₂) …; returns the slot of the result.
  mutating func chain(_ kind: ChainKind, base: Int32, items: [Operands]) -> Int32 {
    var result = base
    var position = 0
    while position < items.count {
      let count = StrideRun.count(items, from: position, strands: 1)
      if count >= Self.shortestBlock {
        result = links(kind, result, count, items[position], items[position + 1])
        position += count
      } else {
        result = link(kind, result, items[position])
        position += 1
      }
    }
    return result
  }

  /// Writes `count` links of a chain at the strides between the first two.
  private mutating func links(
    _ kind: ChainKind, _ base: Int32, _ count: Int, _ first: Operands, _ second: Operands
  ) -> Int32 {
    switch kind {
    case .sum: append(.sumChain, count: count, first, second, extra: base)
    case .product:
      append(.productChain, count: count, first, second, extra: base)
      partialCount += count
    case .dot: dots(count, base: base, first, second)
    }
    return takeSlots(1)
  }

  /// Writes base + Σ left·right as a row of a dot block, of the last one if it fits there.
  private mutating func dots(_ count: Int, base: Int32, _ first: Operands, _ second: Operands) {
    let row = DotRow(
      base: base, first: first, itemCount: Int32(count), leftStride: second.left - first.left,
      rightStride: second.right - first.right)
    if !joinLastDots(row) {
      append(.dotBlock, 1, base)
      words += [first.left, 0, first.right, 0, row.itemCount, row.leftStride, row.rightStride, 0]
    }
  }

  private struct DotRow {
    let base: Int32
    let first: Operands
    let itemCount: Int32
    let leftStride: Int32
    let rightStride: Int32

    /// The latest slot that the row reads.
    var latest: Int32 {
      let steps = itemCount - 1
      return max(
        base, first.left, first.left + steps * leftStride, first.right,
        first.right + steps * rightStride)
    }
  }

  private mutating func joinLastDots(_ row: DotRow) -> Bool {
    guard instructions.last == .dotBlock else { return false }
    let start = words.count - Instruction.dotBlock.wordCount
    let (rowCount, base) = (words[start], words[start + 1])
    guard row.latest < Int32(slotCount) - rowCount,
      words[start + 6..<start + 9] == [row.itemCount, row.leftStride, row.rightStride],
      rowCount == 1 || row.base == base + rowCount * words[start + 9],
      extendBlock(start, row.first)
    else { return false }
    if rowCount == 1 { words[start + 9] = row.base - base }
    return true
  }

  private mutating func link(_ kind: ChainKind, _ base: Int32, _ item: Operands) -> Int32 {
    switch kind {
    case .sum: return operation(.add, Operands(left: base, right: item.left))
    case .product: return operation(.mul, Operands(left: base, right: item.left))
    case .dot:
      let product = operation(.mul, item)
      return operation(.add, Operands(left: base, right: product))
    }
  }
}

/// The kinds of chains: Σ wᵢ, Σ wᵢ·wⱼ, Π wᵢ, each from a base on.
enum ChainKind: UInt8 {
  case sum
  case dot
  case product
}

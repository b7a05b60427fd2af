/// The forward sweep of values, which also stores the partials of functions and product chains:
/// there the argument is at hand, and every later tangent or adjoint sweep needs them.
///
/// Unsafe pointers, because arrays checked at each step cost several times the arithmetic. The
/// scheduler only writes slots below `slotCount`, which is the size of `values`.
struct ValueSweep {
  let values: UnsafeMutablePointer<Double>
  /// The next places for partials, the operand words to come, the slot to fill.
  var partials: UnsafeMutablePointer<Double>
  var words: UnsafePointer<Int32>
  var slot: Int
  let statements: StatementSweep
  /// The value in the slot before, so that a chain of operations does not wait for memory.
  var carry = 0.0

  @inline(__always)
  mutating func perform(_ instruction: Instruction) {
    switch instruction {
    case .add: carry = operand(0) + operand(1)
    case .addCarry: carry += operand(0)
    case .sub: carry = operand(0) - operand(1)
    case .subFromCarry: carry -= operand(0)
    case .subCarry: carry = operand(0) - carry
    case .mul: carry = operand(0) * operand(1)
    case .mulCarry: carry *= operand(0)
    case .squareCarry: carry *= carry
    case .div: carry = operand(0) / operand(1)
    case .divCarry: carry /= operand(0)
    case .divByCarry: carry = operand(0) / carry
    case .neg: carry = -operand(0)
    case .negCarry: carry = -carry
    case .exp: carry = ElementaryMath.exp(operand(0))
    case .expCarry: carry = ElementaryMath.exp(carry)
    case .function: carry = function(words[1], operand(0))
    case .functionOfCarry: carry = function(words[0], carry)
    case .functionOfLeft: carry = binaryFunction(partialCount: 1) { $0.storeLeftPartial() }
    case .functionOfRight: carry = binaryFunction(partialCount: 1) { $0.storeRightPartial() }
    case .functionOfBoth: carry = binaryFunction(partialCount: 2) { $0.storePartials() }
    case .addBlock: finish(block.add())
    case .subBlock: finish(block.sub())
    case .mulBlock: finish(block.mul())
    case .divBlock: finish(block.div())
    case .negBlock: finish(block.neg())
    case .functionBlock: finishStoring(block.function(partials))
    case .sumChain: carry = block.sum()
    case .dotBlock: finish(ValueDots(words: DotWords(words), values: values).fill(slot))
    case .productChain: carry = storingProducts(block.product(partials))
    case .statementBlock:
      finishStoring(statements.fill(BlockWords(words), values, slot, partials), partialsPerItem: 2)
    case .skip: skip()
    }
    values[slot] = carry
    slot &+= 1
    words += instruction.wordCount
  }

  @inline(__always)
  private func operand(_ position: Int) -> Double { values[Int(words[position])] }

  /// φ(a); its partial goes to the next place of `partials`.
  @inline(__always)
  private mutating func function(_ primitive: Int32, _ a: Double) -> Double {
    let (value, partial) = KernelFunction.linearized(primitive, a)
    partials[0] = partial
    partials += 1
    return value
  }

  @inline(__always)
  private mutating func binaryFunction(
    partialCount: Int, _ store: (BinaryFunction) -> Double
  ) -> Double {
    defer { partials += partialCount }
    return store(
      BinaryFunction(primitive: words[2], a: operand(0), b: operand(1), partials: partials))
  }

  @inline(__always)
  private var block: ValueBlock { ValueBlock(BlockWords(words), values: values, slot: slot) }

  /// Moves to the last slot of a block, which `perform` writes once more.
  @inline(__always)
  private mutating func finish(_ count: Int) {
    slot &+= count &- 1
    carry = values[slot]
  }

  @inline(__always)
  private mutating func finishStoring(_ count: Int, partialsPerItem: Int = 1) {
    partials += count &* partialsPerItem
    finish(count)
  }

  /// What is left out keeps its values.
  @inline(__always)
  private mutating func skip() {
    partials += Int(words[1])
    finish(Int(words[0]))
  }

  @inline(__always)
  private mutating func storingProducts(_ chain: (product: Double, count: Int)) -> Double {
    partials += chain.count
    return chain.product
  }
}

/// The forward sweep of tangents: each result gathers its operands' tangents times the partials.
///
/// Constants' tangents are zero. Griewank & Walther, section 3.1. Unsafe pointers for the reason
/// given at `ValueSweep`.
struct TangentSweep<Lane: Lanes> {
  let values: UnsafePointer<Double>
  let tangents: UnsafeMutablePointer<Lane>
  /// The partials and operand words to come, and the slot to fill.
  var partials: UnsafePointer<Double>
  var words: UnsafePointer<Int32>
  var slot: Int
  let inputStart: Int
  /// The tangent in the slot before.
  var carry = Lane.zero

  @inline(__always)
  mutating func perform(_ instruction: Instruction) {
    switch instruction {
    case .add: carry = tangent(0) + tangent(1)
    case .addCarry: carry = carry + tangent(0)
    case .sub: carry = tangent(0) - tangent(1)
    case .subFromCarry: carry = carry - tangent(0)
    case .subCarry: carry = tangent(0) - carry
    case .mul: carry = tangent(0) * operand(1) + tangent(1) * operand(0)
    case .mulCarry: carry = carry * operand(0) + tangent(0) * values[slot &- 1]
    case .squareCarry: carry = carry * (2 * values[slot &- 1])
    case .div: carry = quotient(tangent(0), tangent(1), by: operand(1))
    case .divCarry: carry = quotient(carry, tangent(0), by: operand(0))
    case .divByCarry: carry = quotient(tangent(0), carry, by: values[slot &- 1])
    case .neg: carry = -tangent(0)
    case .negCarry: carry = -carry
    case .exp: carry = tangent(0) * values[slot]
    case .expCarry: carry = carry * values[slot]
    case .function, .functionOfLeft: carry = tangent(0) * takePartial()
    case .functionOfCarry: carry = carry * takePartial()
    case .functionOfRight: carry = tangent(1) * takePartial()
    case .functionOfBoth:
      carry = tangent(0) * takePartial()
      carry = carry + tangent(1) * takePartial()
    case .addBlock: finish(block.add())
    case .subBlock: finish(block.sub())
    case .mulBlock: finish(block.mul())
    case .divBlock: finish(block.div())
    case .negBlock: finish(block.neg())
    case .functionBlock: finishStoring(block.function(partials))
    case .sumChain: carry = block.sum()
    case .dotBlock:
      finish(TangentDots(words: DotWords(words), values: values, tangents: tangents).fill(slot))
    case .productChain: carry = storingProducts(block.product(partials))
    case .statementBlock: finishStoring(block.statement(partials), partialsPerItem: 2)
    case .skip: skip()
    }
    tangents[slot] = carry
    slot &+= 1
    words += instruction.wordCount
  }

  @inline(__always)
  private func operand(_ position: Int) -> Double { values[Int(words[position])] }

  @inline(__always)
  private func tangent(_ position: Int) -> Lane { tangents[Int(words[position])] }

  @inline(__always)
  private mutating func takePartial() -> Double {
    defer { partials += 1 }
    return partials[0]
  }

  // y = a/b: ẏ = (ȧ − y·ḃ)/b.
  @inline(__always)
  private func quotient(_ left: Lane, _ right: Lane, by divisor: Double) -> Lane {
    (left - right * values[slot]) / divisor
  }
}

extension TangentSweep {
  @inline(__always)
  private var block: TangentBlock<Lane> {
    TangentBlock(
      BlockWords(words), values: values, tangents: tangents, slot: slot, inputStart: inputStart)
  }

  /// Moves to the last slot of a block, which `perform` writes once more.
  @inline(__always)
  private mutating func finish(_ count: Int) {
    slot &+= count &- 1
    carry = tangents[slot]
  }

  @inline(__always)
  private mutating func finishStoring(_ count: Int, partialsPerItem: Int = 1) {
    partials += count &* partialsPerItem
    finish(count)
  }

  /// What is left out has the tangent zero.
  @inline(__always)
  private mutating func skip() {
    partials += Int(words[1])
    finish(Int(words[0]))
  }

  @inline(__always)
  private mutating func storingProducts(_ chain: (tangent: Lane, count: Int)) -> Lane {
    partials += chain.count
    return chain.tangent
  }
}

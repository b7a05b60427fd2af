/// Writes a program without what the passes of one group cannot reach.
///
/// Eight columns of a banded Jacobian depend on a few operations of a long program: the others
/// would only multiply zeros. What is left out is stepped over by `skip` instructions, so that
/// slots and stored partials keep their places. Griewank & Walther, section 7.1.
struct ProgramNarrower {
  private let full: Program
  /// By slot: whether its derivative can differ from zero.
  private let isReached: [Bool]
  private(set) var instructions: [Instruction] = []
  private(set) var words: [Int32] = []
  /// The slots of the results that are left.
  private(set) var kept: [Range<Int>] = []
  private var slot: Int
  private var skipped: (slots: Int, partials: Int) = (0, 0)

  init(_ full: Program, isReached: [Bool]) {
    self.full = full
    self.isReached = isReached
    slot = full.inputSlots.upperBound
    var word = 0
    for instruction in full.instructions {
      let next = word + instruction.wordCount
      take(instruction, full.words[word..<next])
      word = next
    }
    writeSkip()
  }

  var program: Program { Program(full, instructions: instructions, words: words) }

  /// Writes what is reached of an instruction, as one run: what lies between may be zero.
  private mutating func take(_ instruction: Instruction, _ operands: ArraySlice<Int32>) {
    let items = instruction.itemCount(operands)
    let count = instruction.isBlock ? items : 1
    let partials = instruction.partialsPerItem * items
    let results = isReached[slot..<slot + count]
    guard let first = results.firstIndex(of: true), let last = results.lastIndex(of: true) else {
      return skip(count, partials: partials)
    }
    let (before, after) = (first - slot, slot + count - 1 - last)
    let perResult = instruction.isBlock ? instruction.partialsPerItem : 0
    skip(before, partials: before * perResult)
    writeSkip()
    instructions.append(instruction)
    words += instruction.isBlock ? Self.narrowed(operands, before, last - first + 1) : operands
    kept.append(first..<last + 1)
    slot = last + 1
    skip(after, partials: after * perResult)
  }

  /// The words of a block's `count` operations from number `start` on.
  private static func narrowed(
    _ operands: ArraySlice<Int32>, _ start: Int, _ count: Int
  ) -> ArraySlice<Int32> {
    var words = operands
    let first = words.startIndex
    words[first] = Int32(count)
    words[first + 2] += words[first + 3] * Int32(start)
    words[first + 4] += words[first + 5] * Int32(start)
    // The bases of a dot block.
    if let stride = words.dropFirst(9).first { words[first + 1] += stride * Int32(start) }
    return words
  }

  private mutating func skip(_ slots: Int, partials: Int) {
    slot += slots
    skipped.slots += slots
    skipped.partials += partials
  }

  private mutating func writeSkip() {
    guard skipped.slots > 0 else { return }
    instructions.append(.skip)
    words += [Int32(skipped.slots), Int32(skipped.partials)]
    skipped = (0, 0)
  }
}

extension Instruction {
  /// Whether it fills many slots.
  fileprivate var isBlock: Bool {
    switch self {
    case .addBlock, .subBlock, .mulBlock, .divBlock, .negBlock, .functionBlock,
      .statementBlock, .dotBlock:
      true
    case .add, .addCarry, .sub, .subFromCarry, .subCarry, .mul, .mulCarry, .squareCarry, .div,
      .divCarry, .divByCarry, .neg, .negCarry, .exp, .expCarry, .function, .functionOfCarry,
      .functionOfLeft,
      .functionOfRight, .functionOfBoth, .sumChain, .productChain, .skip:
      false
    }
  }

  /// The operations of a block or a chain; 1 for a scalar.
  fileprivate func itemCount(_ words: ArraySlice<Int32>) -> Int {
    words.count >= Instruction.addBlock.wordCount ? Int(words[words.startIndex]) : 1
  }
}

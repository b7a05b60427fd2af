/// One instruction of a `Program`.
///
/// Values live in slots: constants first, then inputs, then results in the order of the program.
/// A scalar instruction fills the next slot. A `carry` operand is the value of the slot before:
/// it stays in a register and is not among the operand words. A block instruction stands for
/// many operations of one kind, a chain instruction for a long sum or product.
enum Instruction: UInt8, CaseIterable {
  // Scalars: operand words are the slots of the operands that are no carry, left then right.
  case add, addCarry
  case sub, subFromCarry, subCarry
  case mul, mulCarry, squareCarry
  case div, divCarry, divByCarry
  case neg, negCarry
  // Its partial is its value, so that none is stored.
  case exp, expCarry
  // Functions through the primitive table: the words end with the primitive.
  case function, functionOfCarry, functionOfLeft, functionOfRight, functionOfBoth
  // Blocks: results in consecutive slots, operands at constant strides, words as in `BlockWords`.
  case addBlock, subBlock, mulBlock, divBlock, negBlock, functionBlock
  // Chains: one result slot, words as in `BlockWords`.
  case sumChain, productChain
  /// Rows of sums of products, words as in `DotWords`.
  case dotBlock
  /// Statements with the same body, each of several scalars with one result slot: words as in
  /// `BlockWords`. A statement may read the result of the one before.
  case statementBlock
  /// Steps over results that a narrowed program leaves out: words are their number, and that of
  /// their stored partials.
  case skip

  /// The number of operand words.
  @inline(__always)
  var wordCount: Int {
    switch self {
    case .squareCarry, .negCarry, .expCarry: 0
    case .addCarry, .subFromCarry, .subCarry, .mulCarry, .divCarry, .divByCarry, .neg, .exp,
      .functionOfCarry:
      1
    case .add, .sub, .mul, .div, .function, .skip: 2
    case .functionOfLeft, .functionOfRight, .functionOfBoth: 3
    case .addBlock, .subBlock, .mulBlock, .divBlock, .negBlock, .functionBlock, .sumChain,
      .productChain, .statementBlock:
      6
    case .dotBlock: 10
    }
  }

  /// Which operands of a scalar are the value of the slot before.
  enum Carry {
    case none
    case left
    case right
    case both
  }

  var carry: Carry {
    switch self {
    case .addCarry, .subFromCarry, .mulCarry, .divCarry, .negCarry, .expCarry, .functionOfCarry:
      .left
    case .subCarry, .divByCarry: .right
    case .squareCarry: .both
    case .add, .sub, .mul, .div, .neg, .exp, .function, .functionOfLeft, .functionOfRight,
      .functionOfBoth, .addBlock, .subBlock, .mulBlock, .divBlock, .negBlock, .functionBlock,
      .sumChain, .dotBlock, .productChain, .statementBlock, .skip:
      .none
    }
  }

  /// How many partials the value sweep stores for each item.
  var partialsPerItem: Int {
    switch self {
    case .function, .functionOfCarry, .functionOfLeft, .functionOfRight, .functionBlock,
      .productChain:
      1
    case .functionOfBoth, .statementBlock: 2
    case .add, .addCarry, .sub, .subFromCarry, .subCarry, .mul, .mulCarry, .squareCarry, .div,
      .divCarry, .divByCarry, .neg, .negCarry, .exp, .expCarry, .addBlock, .subBlock, .mulBlock,
      .divBlock,
      .negBlock, .sumChain, .dotBlock, .skip:
      0
    }
  }
}

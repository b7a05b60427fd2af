/// What a kernel sweeps: instructions, their operand words, and the sizes of its storage.
///
/// Never changes once built. A class, because a sweep of a few operations would spend more time
/// keeping count of a struct's arrays than on its arithmetic.
final class Program: Sendable {
  let instructions: [Instruction]
  let words: [Int32]
  /// What the statements among the instructions do.
  let bodies: StatementBodies
  /// The constants, in the first slots.
  let constants: [Double]
  /// The inputs, in the slots that follow.
  let inputSlots: Range<Int>
  /// Constants, inputs and results together.
  let slotCount: Int
  /// Stored partials: one per function, one per item of a product chain, two per
  /// statement.
  let partialCount: Int
  /// The slots of y₁ … yₘ.
  let outputs: [Int32]

  init(_ builder: ProgramBuilder, outputs: [Int32]) {
    instructions = builder.instructions
    words = builder.words
    bodies = builder.bodies
    constants = builder.constants
    inputSlots = builder.inputSlots
    slotCount = builder.slotCount
    partialCount = builder.partialCount
    self.outputs = outputs
  }

  /// A program over the same slots with other instructions.
  init(_ other: Program, instructions: [Instruction], words: [Int32]) {
    self.instructions = instructions
    self.words = words
    bodies = other.bodies
    constants = other.constants
    inputSlots = other.inputSlots
    slotCount = other.slotCount
    partialCount = other.partialCount
    outputs = other.outputs
  }

  /// Slots below are constants, whose adjoints nobody reads.
  var inputStart: Int { inputSlots.lowerBound }

  var byteCount: Int {
    instructions.count * MemoryLayout<Instruction>.stride
      + (words.count + outputs.count) * MemoryLayout<Int32>.stride + bodies.byteCount
  }
}

/// The operand words of a block or a chain: `count` operations on operands at constant strides.
///
/// A chain is ((base ∘ item₁) ∘ item₂) …, where an item is the value at `left`.
struct BlockWords {
  let count: Int
  /// The raw value of a function block's primitive, the slot of a chain's base, or the number of
  /// the statements' body.
  let extra: Int32
  let left: Int
  let leftStride: Int
  let right: Int
  let rightStride: Int

  @inline(__always)
  init(_ words: UnsafePointer<Int32>) {
    count = Int(words[0])
    extra = words[1]
    left = Int(words[2])
    leftStride = Int(words[3])
    right = Int(words[4])
    rightStride = Int(words[5])
  }

  @inline(__always)
  var base: Int { Int(extra) }

  /// Whether each left operand is the result before: the block's results begin at a slot.
  @inline(__always)
  func isCarried(_ slot: Int) -> Bool { left == slot &- 1 && leftStride == 1 }
}

/// An operation before numbering; references below the input count are inputs, those below 0
/// constants.
struct Draft: Hashable {
  let primitive: Primitive
  let left: Int32
  let right: Int32
}

/// The operations of a list in the order found, equal ones held once.
///
/// Open addressing over the operations themselves: 4 to 8 bytes an operation beside it, where a
/// dictionary would hold a copy of each as its key and move them all whenever it grows.
struct DraftTable {
  private(set) var drafts: [Draft] = []
  /// 0, or the number of a draft plus 1.
  private var slots = [Int32](repeating: 0, count: 1 << 8)

  /// The number of an operation that the table holds from now on, the same for equal ones.
  mutating func intern(_ draft: Draft) -> Int {
    if 2 * drafts.count >= slots.count { grow() }
    var slot = Self.hash(draft) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if drafts[number] == draft { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    drafts.append(draft)
    slots[slot] = Int32(drafts.count)
    return drafts.count - 1
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: 2 * slots.count)
    for (number, draft) in drafts.enumerated() {
      var slot = Self.hash(draft) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number + 1)
    }
  }

  /// The upper half of two multiplications, so that operands that count up spread over the table.
  private static func hash(_ draft: Draft) -> Int {
    let operands =
      UInt64(UInt32(bitPattern: draft.left)) << 32 | UInt64(UInt32(bitPattern: draft.right))
    let kind = UInt64(draft.primitive.rawValue) &* 0xbf58_476d_1ce4_e5b9
    let mixed = (operands &* 0x9e37_79b9_7f4a_7c15) ^ kind
    return Int(((mixed ^ (mixed >> 29)) &* 0x94d0_49bb_1331_11eb) >> 32)
  }
}

/// The order of names in which x2 comes before x10.
enum NaturalOrder {
  static func sorted(_ names: [String]) -> [String] {
    let utf8 = names.map { Array($0.utf8)[...] }
    return sortedIndices(count: names.count) { utf8[$0] }.map { names[$0] }
  }

  /// The indices of names in natural order: by what stands before the final digits, then by their
  /// value.
  static func sortedIndices(count: Int, _ name: (Int) -> ArraySlice<UInt8>) -> [Int] {
    let keys = (0..<count).map { Key(name($0), index: $0) }
    let sorted = keys.sorted { a, b in
      if a.beginning != b.beginning { return a.beginning < b.beginning }
      if a.stemCount > 8 || b.stemCount > 8 {
        let (stem, other) = (name(a.index).prefix(a.stemCount), name(b.index).prefix(b.stemCount))
        if stem != other { return stem.lexicographicallyPrecedes(other) }
      }
      return a.number < b.number
    }
    return sorted.map(\.index)
  }

  private struct Key {
    let index: Int
    /// The first eight bytes of the stem as one number, which settles most comparisons.
    var beginning: UInt64 = 0
    let stemCount: Int
    /// The value of the final digits; −1 where there are none.
    let number: Double

    init(_ name: ArraySlice<UInt8>, index: Int) {
      self.index = index
      let digits = name.reversed().prefix(while: Lexer.isDigit).count
      stemCount = name.count - digits
      for (index, byte) in name.prefix(min(stemCount, 8)).enumerated() {
        beginning |= UInt64(byte) << UInt64(56 - 8 * index)
      }
      number = name.suffix(digits).reduce(digits == 0 ? -1 : 0) {
        10 * $0 + Double($1 - UInt8(ascii: "0"))
      }
    }
  }
}

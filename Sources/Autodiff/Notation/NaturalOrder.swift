/// The order of names in which x2 comes before x10.
enum NaturalOrder {
  static func sorted(_ names: [String]) -> [String] {
    let utf8 = names.map { Array($0.utf8)[...] }
    return sortedIndices(count: names.count) { utf8[$0] }.map { names[$0] }
  }

  /// The indices of names in natural order: by what stands before the final digits, then by their
  /// value.
  static func sortedIndices(count: Int, _ name: (Int) -> ArraySlice<UInt8>) -> [Int] {
    let keys = (0..<count).map { Key(name($0)) }
    return (0..<count).sorted { a, b in
      let (first, second) = (keys[a], keys[b])
      if first.beginning != second.beginning { return first.beginning < second.beginning }
      let stems = (name(a).prefix(first.stemCount), name(b).prefix(second.stemCount))
      let areLong = first.stemCount > 8 || second.stemCount > 8
      if areLong, stems.0 != stems.1 { return stems.0.lexicographicallyPrecedes(stems.1) }
      return first.number < second.number
    }
  }

  private struct Key {
    /// The first eight bytes of the stem as one number, which settles most comparisons.
    var beginning: UInt64 = 0
    let stemCount: Int
    /// The value of the final digits; −1 where there are none.
    let number: Double

    init(_ name: ArraySlice<UInt8>) {
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

/// Letters that stand together and may be several names: `xy`, `x1x2`, `sinx`.
enum GluedName {
  /// The longest name that is taken apart.
  private static let longest = 32

  /// The pieces of names that are looked at in one text; a text with more is no person's.
  static let maximumWork = 1_000_000

  /// In a text with more names than this, none is taken for a mistake or a product of others.
  static let manyNames = 1000

  /// How many pieces a name has at most.
  static func work(_ name: ArraySlice<UInt8>) -> Int {
    let letters = min(longest, name.count { !Lexer.isDigit($0) })
    return letters * letters
  }

  /// The ways to cut a name into two or more parts of a kind; at most two of them.
  static func splits(_ name: String, into isPart: (String) -> Bool) -> [[String]] {
    let letters = Array(name)
    let cuts = [0] + letters.indices.dropFirst().filter { letters[$0].isLetter }
    guard cuts.count > 1, letters.count <= longest else { return [] }
    // The ways to cut up what ends at a place, from left to right.
    var ways: [Int: [[String]]] = [0: [[]]]
    for end in cuts.dropFirst() + [letters.count] {
      for start in cuts where start < end && !(start == 0 && end == letters.count) {
        guard let before = ways[start], !before.isEmpty else { continue }
        let part = String(letters[start..<end])
        if isPart(part) { ways[end, default: []] += before.map { $0 + [part] } }
      }
      ways[end] = ways[end].map { Array($0.prefix(2)) }
    }
    return ways[letters.count] ?? []
  }

  /// x1 and x2 for `x1x2`: single letters that each carry an index.
  static func indexedParts(_ name: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    // Most names end here: the second character is no digit, or only digits follow.
    guard let second = name.dropFirst().first, Lexer.isDigit(second),
      name.dropFirst().contains(where: { !Lexer.isDigit($0) })
    else { return nil }
    let starts = name.indices.filter { !Lexer.isDigit(name[$0]) }
    let ends = starts.dropFirst() + [name.endIndex]
    let parts = zip(starts, ends).map { name[$0..<$1] }
    return parts.allSatisfy { $0.count > 1 && $0.first.map(Lexer.isLetter) ?? false } ? parts : nil
  }

  /// `x sin` for `xsin`: one of some names and the function that it is a factor of.
  static func factorOfFunction(_ name: String, isName: (String) -> Bool) -> String? {
    for function in KnownNames.functions where function.count > 1 && name.hasSuffix(function) {
      let factor = String(name.dropLast(function.count))
      if isName(factor) { return "\(factor) \(function)" }
    }
    return nil
  }

  /// `sin x` for `sinx`: a function and the letter that it is applied to. Words such as `cost`
  /// that happen to begin so are names.
  static func functionApplication(_ name: String) -> String? {
    for function in KnownNames.functions where name.count > function.count {
      guard name.hasPrefix(function), function.count > 1 else { continue }
      let rest = name.dropFirst(function.count)
      let isIndexed = rest.count > 1 && rest.dropFirst().allSatisfy(\.isNumber)
      let isLetter =
        ["x", "y", "z"].contains(rest) || rest.count == 1 && !rest.allSatisfy(\.isASCII)
      if let first = rest.first, first.isLetter, isIndexed || isLetter {
        return "\(function) \(rest)"
      }
    }
    return nil
  }
}

/// Letters that stand together and may be several names: `xy`, `x1x2`, `sinx`.
enum GluedName {
  /// The longest name that is taken apart.
  private static let longest = 32

  /// How many different names of a text are taken apart; a text with more is no person's.
  static let maximumCount = 1000

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

  /// x1 and x2 for `x1x2`: letters that each carry an index.
  static func indexedParts(_ name: String) -> [String]? {
    var parts: [String] = []
    for character in name {
      if character.isLetter {
        if let last = parts.last, last.count < 2 { return nil }
        parts.append(String(character))
      } else if parts.isEmpty || !character.isNumber {
        return nil
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    guard parts.count > 1, let last = parts.last, last.count > 1 else { return nil }
    return parts
  }

  /// `sin x` for `sinx`: a function and the letter that it is applied to. Words such as `cost`
  /// that happen to begin so are names.
  static func functionApplication(_ name: String) -> String? {
    for function in KnownNames.functions where name.count > function.count {
      guard name.hasPrefix(function), function.count > 1 else { continue }
      let rest = name.dropFirst(function.count)
      let isIndexed = rest.count > 1 && rest.dropFirst().allSatisfy(\.isNumber)
      if let first = rest.first, first.isLetter, isIndexed || ["x", "y", "z"].contains(rest) {
        return "\(function) \(rest)"
      }
    }
    return nil
  }
}

/// The order of names in which x2 comes before x10.
enum NaturalOrder {
  static func sorted(_ names: [String]) -> [String] {
    names.map { (key: key($0), name: $0) }
      .sorted { ($0.key.stem, $0.key.number, $0.name) < ($1.key.stem, $1.key.number, $1.name) }
      .map(\.name)
  }

  /// A name without its final digits, and their value; none is less than 0.
  private static func key(_ name: String) -> (stem: String, number: Double) {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }
    let number = Double(String(digits.reversed())) ?? -1
    return (String(name.dropLast(digits.count)), number)
  }
}

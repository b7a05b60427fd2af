/// What a solved question earns: 1 at once, less after wrong answers and hints, never below what
/// a guess should get; a revealed answer earns 0.
enum Mark {
  private static let wrongCost = 0.2
  private static let least = 0.2
  /// point, rule, numbers in; the answer itself earns nothing.
  private static let hintCosts = [0.1, 0.15, 0.25]

  static func value(wrong: Int, hints: Int = 0) -> Double {
    let hinted = hintCosts.prefix(hints).reduce(0, +)
    return max(least, 1 - wrongCost * Double(wrong) - hinted)
  }
}

/// A small seeded generator (Steele, Lea & Flood, 2014): the same seed gives the same tests on
/// every machine.
package struct SplitMix: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True once in `count` draws.
  package mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  /// A number in a range, rounded to three decimals, so that it is short on paper.
  package mutating func decimal(in range: ClosedRange<Double>) -> Double {
    (Double.random(in: range, using: &self) * 1000).rounded() / 1000
  }

  /// One of the choices, or the fallback where there are none.
  package mutating func pick<Choice>(_ choices: [Choice], else fallback: Choice) -> Choice {
    choices.randomElement(using: &self) ?? fallback
  }
}

import Autodiff
import TestKit

/// A formula of small numbers, three letters and operations that cancel, vanish and have domains.
struct FormulaGenerator {
  var random: SplitMix
  /// The numbers that leaves are drawn from.
  var numbers: [Double] = [0, 1, 2, 3, -1, 0.5, 0.1]

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func formula(depth: Int) -> Expression {
    if depth == 0 || random.oneIn(6) { return leaf() }
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: return formula(depth: depth - 1) + formula(depth: depth - 1)
    case 2: return formula(depth: depth - 1) - formula(depth: depth - 1)
    case 3, 4: return formula(depth: depth - 1) * formula(depth: depth - 1)
    case 5: return formula(depth: depth - 1) / formula(depth: depth - 1)
    case 6: return -formula(depth: depth - 1)
    case 7: return formula(depth: depth - 1).power(exponent())
    case 8: return .apply(.pow, [formula(depth: depth - 2 < 0 ? 0 : depth - 2), leaf()])
    default:
      let primitives = Primitive.allCases.filter { $0.arity == 1 && $0 != .neg }
      let primitive = random.oneIn(2) ? primitives.randomElement(using: &random) : common()
      return .apply(primitive ?? .sin, [formula(depth: depth - 1)])
    }
  }

  private mutating func common() -> Primitive {
    [.exp, .ln, .sqrt, .sin, .cos].randomElement(using: &random) ?? .exp
  }

  private mutating func leaf() -> Expression {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: .number(numbers.randomElement(using: &random) ?? 1)
    default: .input(Int.random(in: 0..<3, using: &random))
    }
  }

  private mutating func exponent() -> Expression {
    .number([2, 3, -1, 1, 0, 0.5, -2, 1.5].randomElement(using: &random) ?? 2)
  }

  /// A point of small numbers, singular ones among them.
  mutating func point() -> [Double] {
    (0..<3).map { _ in
      [-2, -1, -0.5, 0, 0.5, 1, 1.5, 2].randomElement(using: &random) ?? 1
    }
  }
}

import Autodiff
import TestKit

/// A small function of the kind that is done by hand, drawn at random: products, quotients,
/// powers, exp, ln, sine and cosine, with nodes used twice and operands repeated.
struct TextbookFunction {
  let seed: UInt64
  let function: Function
  let point: [Double]

  init(seed: UInt64) {
    var draft = Draft(seed: seed)
    let count = Int.random(in: 3...8, using: &draft.random)
    while draft.terms.count < draft.inputCount + 2 * count, draft.tries < 400 { draft.grow() }
    self.seed = seed
    function = draft.finished()
    point = Array(draft.values[..<draft.inputCount])
  }

  private struct Draft {
    var random: SplitMix
    var terms: [Term] = []
    var values: [Double] = []
    var operations: [Int] = []
    let inputCount: Int
    var tries = 0

    static let kinds: [Primitive] = [
      .mul, .mul, .mul, .add, .add, .sub, .sub, .div, .div, .neg, .pow, .pow, .exp, .exp, .ln, .ln,
      .sin, .sin, .cos, .sqrt, .tan,
    ]

    init(seed: UInt64) {
      random = SplitMix(seed: seed &* 31 &+ 5)
      inputCount = Int.random(in: 1...3, using: &random)
      for index in 0..<inputCount {
        terms.append(.input(Int32(index)))
        values.append((Double.random(in: 0.2...2.6, using: &random) * 10).rounded() / 10)
      }
    }

    /// An input or an operation, a recent one more often.
    mutating func operand() -> Int32 {
      let pool = Array(0..<inputCount) + operations
      let recent = pool.suffix(3)
      let source = random.oneIn(2) ? Array(recent) : pool
      return Int32(source.randomElement(using: &random) ?? 0)
    }

    mutating func constant() -> Int32 {
      let value = Double(Int.random(in: 2...4, using: &random))
      terms.append(.number(value))
      values.append(value)
      return Int32(terms.count - 1)
    }

    mutating func grow() {
      tries += 1
      let primitive = Self.kinds.randomElement(using: &random) ?? .add
      var (left, right) = (operand(), operand())
      if primitive.arity == 2 {
        if random.oneIn(7) { right = left }
        if primitive == .pow {
          if random.oneIn(3) { left = constant() } else { right = constant() }
        } else if random.oneIn(6) {
          if random.oneIn(2) { left = constant() } else { right = constant() }
        }
      }
      append(primitive, left, right)
    }

    private mutating func append(_ primitive: Primitive, _ left: Int32, _ right: Int32) {
      let (a, b) = (values[Int(left)], primitive.arity == 2 ? values[Int(right)] : 0)
      let row = primitive.row
      let value = row.value(a, b)
      guard value.isFinite, value.magnitude < 30, value.magnitude > 0.02, row.domain(a, b).isEmpty,
        row.partials.allSatisfy({ $0.value(a, b, value).magnitude < 30 })
      else { return }
      operations.append(terms.count)
      terms.append(
        primitive.arity == 2
          ? .binary(primitive, left, right) : .unary(primitive, left))
      values.append(value)
    }

    mutating func finished() -> Function {
      let count = Int.random(in: 1...3, using: &random)
      let pool = operations.isEmpty ? [0] : Array(operations.suffix(count + 1))
      let outputs = (0..<count).map { index in
        Function.Output(
          name: count == 1 ? "y" : "y\(index + 1)",
          term: pool[(pool.count - 1 - index + pool.count * 3) % pool.count])
      }
      return Function(
        inputs: (1...inputCount).map { "x\($0)" }, terms: terms, outputs: outputs.reversed())
    }
  }
}

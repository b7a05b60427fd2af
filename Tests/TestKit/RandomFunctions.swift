import Autodiff

/// A function drawn at random, with a point well inside its domain.
///
/// Over many seeds: n = 1…6, m = 1…5, every primitive, dead nodes, repeated operands, one node as
/// two outputs, an input as an output, constant outputs, outputs with successors, equal
/// subexpressions, constant subexpressions. Near the point nothing is singular, kinked or huge,
/// so that central differences are good to about six digits.
package struct RandomFunction: Sendable {
  package let seed: UInt64
  package let function: Function
  package let point: [Double]

  package init(seed: UInt64, operations: ClosedRange<Int> = 1...25) {
    var draft = FunctionDraft(seed: seed)
    let count = Int.random(in: operations, using: &draft.random)
    for _ in 0..<count { draft.addOperation() }
    self.seed = seed
    self.function = draft.finished()
    self.point = Array(draft.values[..<function.inputs.count])
  }

  /// One function per seed 0, 1, …
  package static func first(_ count: Int) -> some Sequence<RandomFunction> {
    (0..<UInt64(count)).lazy.map { RandomFunction(seed: $0) }
  }

  /// A vector to seed a pass with; now and then a unit vector, which leaves nodes unreached.
  package func vector(count: Int, salt: UInt64) -> [Double] {
    var random = SplitMix(seed: seed &* 2_654_435_761 &+ salt)
    if random.oneIn(3) {
      let one = Int.random(in: 0..<max(count, 1), using: &random)
      return (0..<count).map { $0 == one ? 1 : 0 }
    }
    return (0..<count).map { _ in random.decimal(in: -2...2) }
  }
}

/// A function under construction, evaluated as it grows.
private struct FunctionDraft {
  var random: SplitMix
  var terms: [Term] = []
  var values: [Double] = []
  /// Whether each term depends on an input.
  var varies: [Bool] = []
  let inputCount: Int

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    inputCount = Int.random(in: 1...6, using: &random)
    for index in 0..<inputCount {
      add(.input(Int32(index)), value: random.decimal(in: -1.5...2.5), varies: true)
    }
  }

  mutating func add(_ term: Term, value: Double, varies: Bool) {
    terms.append(term)
    values.append(value)
    self.varies.append(varies)
  }

  /// Adds one operation that is tame at the operands it gets; a sine if twenty tries find none.
  mutating func addOperation() {
    if random.oneIn(20), repeatOperation() { return }
    for _ in 0..<20 {
      let primitive = Primitive.allCases.randomElement(using: &random) ?? .add
      let left = operand()
      let right = primitive.arity == 1 ? left : random.oneIn(8) ? left : operand()
      guard isTame(primitive, left, right) else { continue }
      append(primitive, left, right)
      return
    }
    append(.sin, operand(), 0)
  }

  /// Adds an earlier operation again, as if typed twice.
  private mutating func repeatOperation() -> Bool {
    let index = Int.random(in: terms.indices, using: &random)
    switch terms[index] {
    case .input, .number, .named: return false
    case .unary, .binary: add(terms[index], value: values[index], varies: varies[index])
    }
    return true
  }

  private mutating func append(_ primitive: Primitive, _ left: Int, _ right: Int) {
    let isUnary = primitive.arity == 1
    add(
      isUnary
        ? .unary(primitive, Int32(left)) : .binary(primitive, Int32(left), Int32(right)),
      value: primitive.row.value(values[left], isUnary ? 0 : values[right]),
      varies: varies[left] || (!isUnary && varies[right]))
  }

  /// An earlier term, a recent one more often, or a fresh constant.
  private mutating func operand() -> Int {
    if random.oneIn(6) { return constant() }
    if random.oneIn(2) {
      return Int.random(in: max(0, terms.count - 4)..<terms.count, using: &random)
    }
    return Int.random(in: 0..<terms.count, using: &random)
  }

  private mutating func constant() -> Int {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: add(.number(Double(Int.random(in: 1...3, using: &random))), value: 0, varies: false)
    case 1: add(.number(random.decimal(in: -2...2)), value: 0, varies: false)
    default:
      let named = NamedConstant.allCases.randomElement(using: &random) ?? .pi
      add(.named(named), value: named.value, varies: false)
    }
    if case .number(let number) = terms[terms.count - 1] { values[terms.count - 1] = number }
    return terms.count - 1
  }

  /// How far a varying operand may move without meeting anything singular.
  private static let margin = 0.02

  /// Whether value and partials are moderate and smooth at and around the operands.
  private func isTame(_ primitive: Primitive, _ left: Int, _ right: Int) -> Bool {
    let row = primitive.row
    let a = values[left]
    let b = row.arity == 1 ? 0 : values[right]
    guard Swift.abs(row.value(a, b)) <= 50, isInside(row, a, b, left, right) else { return false }
    return [left, right].prefix(row.arity).enumerated().allSatisfy { position, term in
      guard varies[term] else { return true }
      let partial = row.partials[position].value(a, b, row.value(a, b))
      return Swift.abs(partial) <= 50
        && [-Self.margin, Self.margin].allSatisfy { shift in
          let moved = position == 0 ? (a + shift, b) : (a, b + shift)
          let value = row.value(moved.0, moved.1)
          let movedPartial = row.partials[position].value(moved.0, moved.1, value)
          // A jump shows in the value (sign), a kink in the partial (abs).
          return isInside(row, moved.0, moved.1, left, right)
            && Swift.abs(movedPartial - partial) <= 0.5
            && Swift.abs(value - row.value(a, b) - shift * partial) <= 0.02
        }
    }
  }

  /// Whether the table finds nothing wrong, but for partials that nobody asks for.
  private func isInside(
    _ row: PrimitiveRow, _ a: Double, _ b: Double, _ left: Int, _ right: Int
  ) -> Bool {
    row.domain(a, b).allSatisfy { finding in
      guard case .derivative(let position, _) = finding else { return false }
      return !varies[position == 0 ? left : right]
    }
  }

  /// The function with one to five outputs, each an operation, an input, a constant or a node
  /// that is an output already.
  mutating func finished() -> Function {
    let count = Int.random(in: 1...5, using: &random)
    var outputs: [Function.Output] = []
    for index in 0..<count {
      let name = count == 1 ? "y" : "y\(index + 1)"
      outputs.append(Function.Output(name: name, term: outputTerm(among: outputs)))
    }
    let inputs = (1...inputCount).map { "x\($0)" }
    return Function(inputs: inputs, terms: terms, outputs: outputs)
  }

  private mutating func outputTerm(among outputs: [Function.Output]) -> Int {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return Int.random(in: 0..<inputCount, using: &random)
    case 1: return constant()
    case 2: return outputs.randomElement(using: &random)?.term ?? terms.count - 1
    case 3...6: return Int.random(in: inputCount..<max(terms.count, inputCount + 1), using: &random)
    default: return terms.count - 1
    }
  }
}

import Autodiff
import Testing

extension Expression {
  /// The value, nil where any part is undefined or leaves the range of moderate numbers.
  fileprivate func strictValue(_ point: [Double]) -> Double? {
    switch self {
    case .number(let value): return value
    case .named(let constant): return constant.value
    case .symbol(.input(let index)): return point[index]
    case .symbol: return nil
    case .apply(let primitive, let operands):
      guard let a = operands[0].strictValue(point) else { return nil }
      let second = operands.count > 1 ? operands[1].strictValue(point) : 0
      guard let b = second else { return nil }
      let isOutside = primitive.row.domain(a, b).contains { finding in
        guard case .value(_, let requirement) = finding else { return false }
        return requirement != .notZeroToTheZero
      }
      let value = primitive.row.value(a, b)
      return isOutside || !value.isFinite ? nil : value
    }
  }

  /// The largest magnitude among the values of the parts: rounding errors are relative to it.
  fileprivate func scale(_ point: [Double]) -> Double {
    let own = abs(strictValue(point) ?? 0)
    guard case .apply(_, let operands) = self else { return own }
    return operands.map { $0.scale(point) }.reduce(own, Swift.max)
  }

  /// Whether rounding decides: a part nearly 0 is divided by, or a part is huge.
  fileprivate func isDelicate(_ point: [Double]) -> Bool {
    guard case .apply(_, let operands) = self else { return false }
    let values = operands.map { abs($0.strictValue(point) ?? 1) }
    return values.contains { ($0 > 0 && $0 < 1e-6) || $0 > 1e6 }
      || operands.contains { $0.isDelicate(point) }
  }
}

@Suite("Laws of the simplifier")
struct SimplifierLawTests {
  private let printer = ExpressionText(script: .ascii, inputs: ["x", "y", "z"])

  private func each(_ body: (Expression, Expression, inout FormulaGenerator, UInt64) -> Void) {
    for seed in 0..<UInt64(1_200) {
      var generator = FormulaGenerator(seed: seed)
      let formula = generator.formula(depth: 4)
      body(formula, formula.simplified, &generator, seed)
    }
  }

  private func note(_ seed: UInt64, _ formula: Expression, _ simplified: Expression) -> Comment {
    "seed \(seed): \(printer.text(formula)) → \(printer.text(simplified))"
  }

  @Test("law: simplifying never adds nodes")
  func size() {
    each { formula, simplified, _, seed in
      #expect(simplified.size <= formula.size, note(seed, formula, simplified))
    }
  }

  @Test("law: simplifying changes neither the value nor the domain")
  func value() {
    var compared = 0
    each { formula, simplified, generator, seed in
      for _ in 0..<12 {
        let point = generator.point()
        if formula.isDelicate(point) || simplified.isDelicate(point) { continue }
        let (before, after) = (formula.strictValue(point), simplified.strictValue(point))
        let scale = Swift.max(formula.scale(point), simplified.scale(point), 1)
        let isSame =
          if let before, let after { abs(before - after) <= 1e-9 * scale } else {
            before == nil && after == nil
          }
        #expect(isSame, "\(note(seed, formula, simplified)) at \(point)")
        compared += 1
      }
    }
    #expect(compared > 10_000)
  }

  @Test("law: what is simplified stays as it is")
  func idempotent() {
    each { formula, once, generator, seed in
      // What is defined nowhere, 1/0, has no better form to stay in.
      guard (0..<20).contains(where: { _ in once.strictValue(generator.point()) != nil }) else {
        return
      }
      let twice = once.simplified
      #expect(printer.text(twice) == printer.text(once), note(seed, formula, once))
    }
  }

  @Test("a formula over the limit is refused, quickly, even one whose tree can't be walked")
  func swell() {
    var formula = Expression.input(0)
    for _ in 0..<60 { formula = formula * formula }
    #expect(throws: ExpressionSwell(limit: 500)) { try formula.simplified(limit: 500) }
    #expect(formula.size(upTo: 1_000) == nil)
    #expect(Expression.input(0).size(upTo: 1) == 1)
  }

  @Test("numbers that are not finite stay where they are")
  func infinite() {
    let formula = .input(0) + Expression.number(.infinity) - .input(0)
    #expect(formula.simplified == formula)
  }
}

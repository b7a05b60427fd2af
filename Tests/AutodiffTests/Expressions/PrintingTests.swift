import Autodiff
import Testing

@Suite("Printed formulas")
struct PrintingTests {
  private let names = ["x1", "y", "alpha"]

  private func printer(_ script: Script) -> ExpressionText {
    ExpressionText(script: script, inputs: names)
  }

  /// Whether two values are the same, nan and infinities included, up to rounding.
  private func isSame(_ a: Double, _ b: Double) -> Bool {
    if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
    return a == b || abs(a - b) <= 1e-12 * max(abs(a), abs(b), 1)
  }

  @Test("law: what is printed reads back with the same value", arguments: Script.allCases)
  func readsBack(script: Script) throws {
    for seed in 0..<UInt64(600) {
      var generator = FormulaGenerator(seed: seed)
      generator.numbers = [0, 1, 2, 12, -1, -3.5, 0.1, 1e-7, -2.5e-9, 1e21, 3e300]
      let formula = generator.formula(depth: 4)
      let text = printer(script).text(formula)
      let read = try Expression(reading: text, names: Vocabulary(inputs: names))
      for _ in 0..<6 {
        let point = generator.point()
        let letters = { (symbol: Symbol) -> Double in
          if case .input(let input) = symbol { point[input] } else { .nan }
        }
        let (before, after) = (formula.value(letters), read.value(letters))
        #expect(isSame(before, after), "seed \(seed): \(text) at \(point): \(before), \(after)")
      }
    }
  }

  private let x = Expression.input(0)
  private let y = Expression.input(1)

  private func sin(_ a: Expression) -> Expression { .apply(.sin, [a]) }

  @Test("formulas are written as on paper")
  func forms() {
    let cases: [(Expression, String, String, String)] = [
      (x * y, "x₁·y", "x1*y", "x_1 \\cdot y"),
      (sin(x) * y, "sin(x₁)·y", "sin(x1)*y", "\\sin(x_1) \\cdot y"),
      (y * sin(x) * 2, "y·sin(x₁)·2", "y*sin(x1)*2", "y \\cdot \\sin(x_1) \\cdot 2"),
      (y * sin(x), "y·sin x₁", "y*sin(x1)", "y \\cdot \\sin(x_1)"),
      (-2 * x, "−2·x₁", "-2*x1", "-2 \\cdot x_1"),
      (y + -2 * x, "y + (−2)·x₁", "y + (-2)*x1", "y + (-2) \\cdot x_1"),
      (y - (x - 1), "y − (x₁ − 1)", "y - (x1 - 1)", "y - (x_1 - 1)"),
      (x / (y * 2), "x₁/(y·2)", "x1/(y*2)", "\\frac{x_1}{y \\cdot 2}"),
      ((x / y).power(2), "(x₁/y)²", "(x1/y)^2", "(\\frac{x_1}{y})^{2}"),
      (sin(x).power(2), "(sin x₁)²", "sin(x1)^2", "\\sin(x_1)^{2}"),
      (Expression.apply(.sqrt, [x]).power(2), "(√x₁)²", "sqrt(x1)^2", "\\sqrt{x_1}^{2}"),
      (Expression.apply(.sqrt, [x]) * y, "√x₁·y", "sqrt(x1)*y", "\\sqrt{x_1} \\cdot y"),
      (x.power(-1), "x₁⁻¹", "x1^(-1)", "x_1^{-1}"),
      ((-x).power(2), "(−x₁)²", "(-x1)^2", "(-x_1)^{2}"),
      (-x.power(2), "−x₁²", "-x1^2", "-x_1^{2}"),
      (.apply(.abs, [x - 1]), "|x₁ − 1|", "abs(x1 - 1)", "\\left|x_1 - 1\\right|"),
      (.apply(.max, [x, y]), "max(x₁, y)", "max(x1, y)", "\\max(x_1, y)"),
      (x / .number(.infinity), "x₁/inf", "x1/inf", "\\frac{x_1}{\\infty}"),
      (x * .number(-.infinity), "x₁·(−inf)", "x1*(-inf)", "x_1 \\cdot (-\\infty)"),
      (x + .number(.nan), "x₁ + nan", "x1 + nan", "x_1 + \\mathrm{nan}"),
      (1.5e-9 * x, "1.5e-09·x₁", "1.5e-09*x1", "1.5 \\cdot 10^{-9} \\cdot x_1"),
    ]
    for (formula, unicode, ascii, latex) in cases {
      #expect(printer(.unicode).text(formula) == unicode)
      #expect(printer(.ascii).text(formula) == ascii)
      #expect(printer(.latex).text(formula) == latex)
    }
  }
}

import Testing

@testable import LessonKit

@Suite("Formulas in prose")
struct FormulaTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let source: String
    let unicode: String
    let ascii: String
    let words: String

    init(_ source: String, _ unicode: String, _ ascii: String, _ words: String) {
      self.source = source
      self.unicode = unicode
      self.ascii = ascii
      self.words = words
    }

    var testDescription: String { source }
  }

  static let examples = [
    Example(#"\dot w_3"#, "ẇ₃", "wdot3", "w dot 3"),
    Example(#"\bar{w}_{12}"#, "w̄₁₂", "wbar12", "w bar 12"),
    Example(#"\bar w_1 = 1"#, "w̄₁ = 1", "wbar1 = 1", "w bar 1 equals 1"),
    Example(
      #"\partial w_4/\partial w_1"#, "∂w₄/∂w₁", "dw4/dw1", "partial w 4 over partial w 1"),
    Example(
      #"\frac{\partial w_6}{\partial w_3}"#, "∂w₆/∂w₃", "dw6/dw3",
      "partial w 6 over partial w 3"),
    Example(
      #"\sum_j \frac{\partial w_i}{\partial w_j} \cdot \dot w_j"#, "Σⱼ ∂wᵢ/∂wⱼ · ẇⱼ",
      "sum_j dw_i/dw_j * wdot_j", "sum of j partial w i over partial w j times w dot j"),
    Example(#"\mathbb{R}^3 \to \mathbb R^m"#, "ℝ³ → ℝᵐ", "R^3 -> R^m", "R cubed to R to the m"),
    Example(#"\sum_{j} \bar w_j \cdot c"#, "Σⱼ w̄ⱼ·c", "sum_j wbar_j*c", "sum of j w bar j times c"),
    Example(#"\nabla f"#, "∇f", "grad f", "gradient of f"),
    Example(
      #"\sin x_1 + \cos(w_1)"#, "sin x₁ + cos(w₁)", "sin x1 + cos(w1)", "sin x 1 plus cos (w 1)"),
    Example(#"x_1 x_2"#, "x₁x₂", "x1 x2", "x 1 x 2"),
    Example(#"e^{x_1 - x_2}"#, "e^(x₁ − x₂)", "e^(x1 - x2)", "e to the x 1 minus x 2"),
    Example(#"-1"#, "−1", "-1", "minus 1"),
    Example(#"a = -b"#, "a = −b", "a = -b", "a equals minus b"),
    Example(#"f(x_1, x_2)"#, "f(x₁, x₂)", "f(x1, x2)", "f (x 1, x 2)"),
    Example(#"\frac{a+b}{c \cdot d}"#, "(a + b)/(c·d)", "(a + b)/(c*d)", "a plus b over c times d"),
    Example(#"\sqrt{x}"#, "√x", "sqrt(x)", "the root of x"),
    Example(#"\sin^2 x"#, "sin² x", "sin^2 x", "sin squared x"),
    Example(#"\text{Jac}\, \vec u"#, "Jac u", "Jac u", "Jac vector u"),
    Example(#"\left( \alpha \right)"#, "(α)", "(alpha)", "(alpha)"),
    Example(#"w_i, \dots"#, "wᵢ, …", "w_i, ...", "w i, and so on"),
  ]

  @Test("a formula is written in every style", arguments: examples)
  func styles(example: Example) throws {
    let formula = try Formula.read(example.source)
    #expect(formula.text(.unicode) == example.unicode)
    #expect(formula.text(.ascii) == example.ascii)
    #expect(formula.text(.words) == example.words)
    #expect(formula.text(.latex) == "$\(example.source)$")
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    /// The marked part is between guillemets.
    let marked: String
    let problem: FormulaProblem
    var testDescription: String { marked }

    init(_ marked: String, _ problem: FormulaProblem) {
      self.marked = marked
      self.problem = problem
    }
  }

  static let faults = [
    Fault(#"w + «\dott» w"#, .unknownCommand("dott", nearest: "dot")),
    Fault(#"«\bar»"#, .missingArgument(#"\bar"#)),
    Fault(#"w«_»"#, .missingArgument("_")),
    Fault(#"«^»2"#, .missingArgument("^")),
    Fault(#"\frac«{»a"#, .unbalancedBrace),
    Fault(#"a«}»"#, .unbalancedBrace),
    Fault("a «&»b", .unknownCharacter("&")),
    Fault("x_1«_2»", .secondScript("_")),
    Fault("« »", .empty),
  ]

  @Test("a bad formula names what is wrong and where", arguments: faults)
  func problems(fault: Fault) throws {
    let parts = fault.marked.split(omittingEmptySubsequences: false) { "«»".contains($0) }
    let start = parts[0].utf8.count
    let source = parts.joined()
    let expected = MathProblem(kind: fault.problem, range: start..<start + parts[1].utf8.count)
    #expect(throws: expected) { try Formula.read(source) }
  }

  @Test("deep nesting is refused, not followed")
  func depth() {
    let deep = String(repeating: "{", count: 100_000)
    #expect(throws: MathProblem.self) { try Formula.read(deep) }
    let scripts = String(repeating: #"\sqrt"#, count: 100_000)
    #expect(throws: MathProblem.self) { try Formula.read(scripts) }
  }
}

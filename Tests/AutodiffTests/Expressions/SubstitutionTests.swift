import Autodiff
import Testing

@Suite("Substitution")
struct SubstitutionTests {
  let writer = ExpressionText(script: .ascii, inputs: [])

  @Test("plain numbers keep six digits")
  func plain() {
    let sum = Expression.node(0) * .node(1)
    let substitution = Substitution(sum, result: 1, writer: writer) { $0 == .node(0) ? 0.5 : 2 }
    #expect(substitution.text == "0.5*2")
    #expect(substitution.result == "1")
  }

  @Test("numbers get more digits where six would not give the printed result")
  func cancellation() {
    let (a, b) = (1.00000049, 1.00000012)
    let substitution = Substitution(.node(0) - .node(1), result: a - b, writer: writer) {
      $0 == .node(0) ? a : b
    }
    #expect(substitution.digits == 9)
    #expect(substitution.text == "1.00000049 - 1.00000012")
    #expect(substitution.result == "3.7e-07")
  }

  @Test(
    "numbers round as people round",
    arguments: [
      (0.479425538604203, "0.479426"), (1.479425538604203, "1.47943"), (2, "2"), (-0.5, "-0.5"),
      (123_456_789, "1.23457e+08"), (0.00001234567, "1.23457e-05"), (999999.5, "1e+06"),
      (100000, "100000"), (0, "0"), (Double.nan, "nan"), (-Double.infinity, "-inf"),
      (1e22, "1e+22"), (12.5, "12.5"), (1000, "1000"), (1_234_567, "1.23457e+06"),
      (0.001234, "0.001234"), (0.0001, "0.0001"), (0.99999951, "1"), (0.1234565, "0.123456"),
      (0.1234575, "0.123458"), (.leastNonzeroMagnitude, "5e-324"),
      (-1.7976931348623157e308, "-1.79769e+308"),
    ])
  func rounding(value: Double, text: String) {
    #expect(NumberText.significant(value) == text)
  }
}

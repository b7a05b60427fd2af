import Autodiff
import Testing

/// A text, and what it is read as.
struct Reading: Sendable, CustomTestStringConvertible {
  let text: String
  let inputs: String
  let canonical: [String]

  init(_ text: String, _ inputs: String, _ canonical: String...) {
    self.text = text
    self.inputs = inputs
    self.canonical = canonical
  }

  var testDescription: String { text }
}

@Suite("Forms of functions")
struct FormTests {
  private static let functions = [
    Reading(
      "f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2))", "x1 x2", "((x1*x2)+sin(x1))", "exp((x1-x2))"),
    Reading("f(x, y) = xy + exp(xy)", "x y", "((x*y)+exp((x*y)))"),
    Reading(
      "y1 = x1 x2 + x1 x3; y2 = ln(x1 + x2)", "x1 x2 x3", "((x1*x2)+(x1*x3))", "ln((x1+x2))"),
    Reading("x1*x2 + sin(x1)", "x1 x2", "((x1*x2)+sin(x1))"),
    Reading("a = x1 x2\ny = a + exp(a)", "x1 x2", "((x1*x2)+exp((x1*x2)))"),
    Reading("a = x1 x2\nf(x1, x2) = a + exp(a)", "x1 x2", "((x1*x2)+exp((x1*x2)))"),
    Reading(
      """
      w3 = sin w1; w4 = w1 w2; w5 = w1 - w2   # a stated Wengert list
      w6 = w3 + w4; w7 = exp w5
      f(x1, x2) = (w6, w7)
      """, "x1 x2", "(sin(x1)+(x1*x2))", "exp((x1-x2))"),
  ]

  @Test("the ways to write a function", arguments: functions)
  func function(_ reading: Reading) throws {
    let function = try Function(reading: reading.text)
    #expect(function.inputs.joined(separator: " ") == reading.inputs)
    #expect(function.canonical == reading.canonical)
  }
}

import Autodiff
import Testing

@Suite("Remarks on functions")
struct RemarkTests {
  /// A text, the place of a remark in it, and what is said.
  struct Case: Sendable, CustomTestStringConvertible {
    let marked: Mistake
    let kind: Remark.Kind
    var testDescription: String { marked.marked }

    init(_ marked: String, _ kind: Remark.Kind) {
      self.marked = Mistake(marked, "")
      self.kind = kind
    }
  }

  private static let cases = [
    Case("👉1/2x", .precedence(typed: "1/2x", reading: "(1/2)*x")),
    Case("y + 👉a/b(x+1)", .precedence(typed: "a/b(x+1)", reading: "(a/b)*(x+1)")),
    Case("👉1/2 sin x", .precedence(typed: "1/2 sin x", reading: "(1/2)*sin x")),
    Case("👉e^2x", .precedence(typed: "e^2x", reading: "(e^2)*x")),
    Case("f(x, y) = 👉xy", .split(typed: "xy", reading: "x*y")),
    Case("f(x, y) = x + y + 2👉xyx + xyx", .split(typed: "xyx", reading: "x*y*x")),
    Case("ln x + 👉log y + log x", .naturalLog),
    Case(#"\log_2 x + 👉\log x"#, .naturalLog),
    Case("👉a = x; y = 2x", .unused(name: "a")),
    Case("👉a = x; f(x) = 2x", .unused(name: "a")),
    Case("f(👉x^1) = x^1", .upperIndex(typed: "x^1", reading: "x1")),
    Case("👉y^1 = x", .upperIndex(typed: "y^1", reading: "y1")),
  ]

  @Test("what may surprise is said once, at its place", arguments: cases)
  func remark(_ example: Case) throws {
    let function = try Function(reading: example.marked.text)
    #expect(function.remarks == [Remark(example.kind, offset: example.marked.offset)])
    #expect(function.remarks.allSatisfy { !$0.message.isEmpty })
  }

  @Test("a split after a fraction bar or a power gets both remarks")
  func splitQuotient() throws {
    let function = try Function(reading: "f(x, y) = 1/xy + e^xy")
    let kinds: [Remark.Kind] = [
      .split(typed: "xy", reading: "x*y"), .precedence(typed: "1/xy", reading: "(1/x)*y"),
      .precedence(typed: "e^xy", reading: "(e^x)*y"),
    ]
    #expect(Set(function.remarks.map(\.kind)) == Set(kinds))
    #expect(function.canonical == ["(((1/x)*y)+(exp(x)*y))"])
  }

  @Test(
    "what is read as everybody reads it gets no remark",
    arguments: [
      "1/2*x", "(1/2)x", "1/(2x)", "x^2y", "ln x + log10 y", "a = x; y = a", #"\frac12 x"#,
      "w3 = w1 w2; w4 = sin w1; f(x, y) = w3", "e^x y", "2e^x", "x/2 + 3x",
    ])
  func silence(_ text: String) throws {
    #expect(try Function(reading: text).remarks.isEmpty)
  }
}

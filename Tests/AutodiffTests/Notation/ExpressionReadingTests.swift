import Autodiff
import Testing

@Suite("Expressions in answers")
struct ExpressionReadingTests {
  private static let names = Vocabulary(
    inputs: ["x1", "x2"], nodeCount: 7, hasTangents: true, hasAdjoints: true)

  /// An answer, and what it is read as.
  struct Answer: Sendable, CustomTestStringConvertible {
    let text: String
    let expression: Expression
    var testDescription: String { text }
  }

  private static func dot(_ index: Int) -> Expression { .symbol(.tangent(index)) }
  private static func bar(_ index: Int) -> Expression { .symbol(.adjoint(index)) }

  private static let answers =
    [
      "dot w3", "ẇ3", "ẇ₃", "w\u{307}₃", "wdot3", "w_dot3", #"\dot w_3"#, #"\dot{w}_3"#,
      #"\dot{w_3}"#, #"\dot{w}_{3}"#,
    ].map { Answer(text: $0, expression: dot(2)) }
    + ["bar w3", "w̄3", "w̄₃", "wbar3", #"\bar w_3"#, #"\bar{w}_3"#, #"\overline{w}_3"#]
    .map { Answer(text: $0, expression: bar(2)) }
    + ["w3", "w₃", "w_3", "w_{3}"].map { Answer(text: $0, expression: .node(2)) }
    + [
      Answer(text: "cos(w1) dot w1", expression: .apply(.cos, [.node(0)]) * dot(0)),
      Answer(text: "dot w3 + dot w4", expression: dot(2) + dot(3)),
      Answer(text: "w1w2", expression: .node(0) * .node(1)),
      Answer(text: "x1x2", expression: .input(0) * .input(1)),
      Answer(text: "ẇ₁w₂ + w₁ẇ₂", expression: dot(0) * .node(1) + .node(0) * dot(1)),
      Answer(
        text: #"\cos(w_1) \dot{w}_1 + \dot{w}_1 w_2"#,
        expression: .apply(.cos, [.node(0)]) * dot(0) + dot(0) * .node(1)),
      Answer(text: "-e^(x1 - x2)", expression: -.apply(.exp, [.input(0) - .input(1)])),
      Answer(text: "2cos(2)", expression: 2 * .apply(.cos, [2])),
      Answer(text: "-1/3", expression: -1 / 3),
      Answer(text: ".5", expression: 0.5),
      Answer(text: "2πx₁", expression: 2 * .named(.pi) * .input(0)),
    ]

  @Test("an answer is read by the grammar of functions", arguments: answers)
  func answer(_ answer: Answer) throws {
    #expect(try Expression(reading: answer.text, names: Self.names) == answer.expression)
  }

  @Test(
    "a mistake in an answer is reported as in a function",
    arguments: [
      Mistake("👉", "empty"),
      Mistake("cos(👉w8)", "unknownName", "w1"),
      Mistake("2 + 👉q", "unknownName"),
      Mistake("cos👉(w1", "unbalanced"),
      Mistake("x1 👉= 3", "syntax"),
      Mistake("x1👉; x2", "syntax"),
      Mistake("👉sinn(x1)", "unknownName", "sin"),
      Mistake("(x1👉, x2)", "syntax"),
    ])
  func mistake(_ mistake: Mistake) {
    do throws(ReadingError) {
      let expression = try Expression(reading: mistake.text, names: Self.names)
      Issue.record("read as \(expression)")
    } catch {
      mistake.check(error)
    }
  }

  @Test("derivatives are no names where the caller has none")
  func noDerivatives() {
    let plain = Vocabulary(inputs: ["x1"], nodeCount: 3)
    for text in ["dot w3", "ẇ₃", "wbar3", "w4"] {
      #expect(throws: ReadingError.self) { try Expression(reading: text, names: plain) }
    }
  }

  @Test("an expression that nests too deeply for its readers is refused")
  func depth() {
    let sum = repeatElement("x1", count: 100_000).joined(separator: "+")
    let cots = String(repeating: "cot(", count: 60) + "x1" + String(repeating: ")", count: 60)
    for text in [sum, cots] {
      let error = #expect(throws: ReadingError.self) {
        try Expression(reading: text, names: Self.names)
      }
      #expect(error?.problems.first?.kind == .limit(.expression))
    }
  }
}

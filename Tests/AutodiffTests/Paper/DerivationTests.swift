import Autodiff
import TestKit
import Testing

/// w₃ = sin w₁, w₄ = w₁·w₂, w₅ = w₁ − w₂, w₆ = w₃ + w₄, w₇ = exp w₅.
private let lecture = list(
  "w3 = sin w1; w4 = w1 w2; w5 = w1 - w2; w6 = w3 + w4; w7 = exp w5; f(x1, x2) = (w6, w7)")

private func list(_ text: String) -> WengertList {
  do { return WengertList(try Function(reading: text)) } catch {
    Issue.record("\(text): \(error)")
    return WengertList(Function(inputs: [], terms: [], outputs: []))
  }
}

private func lines(
  _ list: WengertList, _ pass: Pass, _ node: Int, _ script: Script = .ascii
) -> [String] {
  Derivation(list, pass).row(of: node - 1, derivative: .nan).texts(list, script: script)
}

@Suite("On paper")
struct DerivationTests {
  @Test("the lecture's forward lines, seed (1, 0)")
  func forwardFirst() {
    #expect(
      lines(lecture, .forward([1, 0]), 6) == [
        "wdot3 + wdot4", "cos(w1)*wdot1 + wdot1*w2 + w1*wdot2", "cos(x1)*1 + 1*x2 + x1*0",
        "x2 + cos(x1)", "dy1/dx1",
      ])
    #expect(
      lines(lecture, .forward([1, 0]), 7) == [
        "exp(w5)*wdot5", "exp(w1 - w2)*(wdot1 - wdot2)", "exp(x1 - x2)*(1 - 0)", "exp(x1 - x2)",
        "dy2/dx1",
      ])
  }

  @Test("the lecture's forward lines, seed (0, 1)")
  func forwardSecond() {
    #expect(
      lines(lecture, .forward([0, 1]), 6) == [
        "wdot3 + wdot4", "cos(w1)*wdot1 + wdot1*w2 + w1*wdot2", "cos(x1)*0 + 0*x2 + x1*1", "x1",
        "dy1/dx2",
      ])
    #expect(
      lines(lecture, .forward([0, 1]), 7) == [
        "exp(w5)*wdot5", "exp(w1 - w2)*(wdot1 - wdot2)", "exp(x1 - x2)*(0 - 1)", "-exp(x1 - x2)",
        "dy2/dx2",
      ])
  }

  @Test("the lecture's reverse lines, seed (1, 0), its slip w̄₆·1 put right")
  func reverseFirst() {
    #expect(
      lines(lecture, .reverse([1, 0]), 1) == [
        "wbar3*cos(w1) + wbar4*w2 + wbar5*1", "wbar6*cos(w1) + wbar6*w2 + wbar7*exp(w5)",
        "1*cos(x1) + 1*x2 + 0*exp(x1 - x2)", "x2 + cos(x1)", "dy1/dx1",
      ])
    #expect(
      lines(lecture, .reverse([1, 0]), 2) == [
        "wbar4*w1 + wbar5*(-1)", "wbar6*w1 + wbar7*exp(w5)*(-1)",
        "1*x1 + 0*exp(x1 - x2)*(-1)", "x1", "dy1/dx2",
      ])
  }

  @Test("the lecture's reverse lines, seed (0, 1)")
  func reverseSecond() {
    #expect(
      lines(lecture, .reverse([0, 1]), 1) == [
        "wbar3*cos(w1) + wbar4*w2 + wbar5*1", "wbar6*cos(w1) + wbar6*w2 + wbar7*exp(w5)",
        "0*cos(x1) + 0*x2 + 1*exp(x1 - x2)", "exp(x1 - x2)", "dy2/dx1",
      ])
    #expect(
      lines(lecture, .reverse([0, 1]), 2) == [
        "wbar4*w1 + wbar5*(-1)", "wbar6*w1 + wbar7*exp(w5)*(-1)",
        "0*x1 + 1*exp(x1 - x2)*(-1)", "-exp(x1 - x2)", "dy2/dx2",
      ])
  }

  @Test("the lecture's lines in its own letters")
  func scripts() {
    #expect(
      lines(lecture, .forward([1, 0]), 6, .unicode) == [
        "ẇ₃ + ẇ₄", "cos(w₁)·ẇ₁ + ẇ₁·w₂ + w₁·ẇ₂", "cos(x₁)·1 + 1·x₂ + x₁·0", "x₂ + cos x₁",
        "∂y₁/∂x₁",
      ])
    #expect(
      lines(lecture, .reverse([0, 1]), 2, .unicode) == [
        "w̄₄·w₁ + w̄₅·(−1)", "w̄₆·w₁ + w̄₇·exp(w₅)·(−1)",
        "0·x₁ + 1·exp(x₁ − x₂)·(−1)", "−exp(x₁ − x₂)", "∂y₂/∂x₂",
      ])
  }

  @Test("the homework by both modes")
  func homework() {
    let homework = list("f(x1, x2, x3) = (x1 x2 + x1 x3, ln(x1 + x2))")
    #expect(lines(homework, .forward([1, 0, 0]), 7).contains("x2 + x3"))
    #expect(lines(homework, .reverse([0, 1]), 1).suffix(2) == ["1/(x1 + x2)", "dy2/dx1"])
    #expect(lines(homework, .reverse([0, 1]), 3).suffix(2) == ["0", "dy2/dx3"])
  }

  @Test("an output that other nodes use begins with its seed's letter")
  func usedOutput() {
    // w2 = x·x is y1; w3 = exp w2 is y2
    let list = list("f(x) = (x*x, exp(x*x))")
    #expect(
      lines(list, .reverse([1, 2]), 2) == [
        "ybar1 + wbar3*exp(w2)", "1 + 2*exp(x*x)", "1 + 2*exp(x^2)",
      ])
    #expect(lines(list, .reverse([1, 0]), 3) == ["ybar2", "0"])
    #expect(
      lines(list, .reverse([1, 0]), 1) == [
        "wbar2*w1 + wbar2*w1", "(ybar1 + wbar3*exp(w2))*w1 + (ybar1 + wbar3*exp(w2))*w1",
        "(1 + 0*exp(x*x))*x + (1 + 0*exp(x*x))*x", "2*x", "dy1/dx",
      ])
  }

  @Test("a general seed names an entry of the product with the Jacobian")
  func directional() {
    #expect(
      lines(lecture, .forward([1, -2]), 6).suffix(2) == ["x2 - 2*x1 + cos(x1)", "(Jac*xdot) at y1"])
  }

  @Test("LaTeX has its own words for the names")
  func latex() {
    #expect(
      lines(lecture, .reverse([1, 0]), 1, .latex).last == "\\frac{\\partial y_1}{\\partial x_1}")
    #expect(
      lines(lecture, .forward([1, 2]), 7, .latex).last
        == "(\\mathrm{Jac} \\cdot \\dot x) \\text{ at } y_2")
    #expect(
      lines(lecture, .reverse([1, 2]), 2, .latex).last
        == "(\\bar y^\\top \\cdot \\mathrm{Jac}) \\text{ at } x_2")
  }

  @Test("where no seed arrives the derivative is 0, whatever the partial")
  func unreached() {
    // sqrt(x1) has no derivative at 0, but y2 = x2 does not ask for it.
    let list = list("f(x1, x2) = (sqrt(x1) + x2, x2)")
    #expect(lines(list, .forward([0, 1]), 4).suffix(2) == ["1", "dy1/dx2"])
  }

  @Test("inputs and constants have their short rows")
  func ends() {
    let list = list("f(x1, x2) = (x1, 3)")
    #expect(lines(list, .forward([1, 0]), 1) == ["1", "dy1/dx1"])
    #expect(lines(list, .forward([1, 0]), 3) == ["0", "dy2/dx1"])
  }

  @Test("past the limit a row is numeric and says why")
  func swell() {
    let list = list("a = 4 x (1 - x); b = 4 a (1 - a); c = 4 b (1 - b); y = 4 c (1 - c)")
    let row = Derivation(list, .forward([1]), limit: 60)
      .row(of: list.outputs[0].node, derivative: 0.125)
    #expect(row.stop == .swell(limit: 60))
    #expect(row.texts(list, script: .ascii).suffix(2) == ["0.125", "dy/dx"])
    #expect(row.lines.first?.stage == .rule)
  }

  @Test("a list beyond reading has numbers only, at once")
  func longList() {
    let terms = "a0 = x\n" + (1...3_000).map { "a\($0) = sin a\($0 - 1)" }.joined(separator: "\n")
    let list = list(terms)
    let derivation = Derivation(list, .forward([1]))
    let row = derivation.row(of: list.count - 1, derivative: 2)
    #expect(row.stop == .longList(count: 3_001, limit: 2_000))
    #expect(row.lines.map(\.stage) == [.rule, .numeric, .named])
  }
}

import Autodiff
import TestKit
import Testing

private let x = Expression.input(0)
private let y = Expression.input(1)
private let z = Expression.input(2)
private func exp(_ a: Expression) -> Expression { .apply(.exp, [a]) }
private func ln(_ a: Expression) -> Expression { .apply(.ln, [a]) }
private func sin(_ a: Expression) -> Expression { .apply(.sin, [a]) }
private func cos(_ a: Expression) -> Expression { .apply(.cos, [a]) }
private func sqrt(_ a: Expression) -> Expression { .apply(.sqrt, [a]) }
private func abs(_ a: Expression) -> Expression { .apply(.abs, [a]) }
private func sign(_ a: Expression) -> Expression { .apply(.sign, [a]) }
private func sigmoid(_ a: Expression) -> Expression { .apply(.sigmoid, [a]) }

private let printer = ExpressionText(script: .ascii, inputs: ["x", "y", "z"])

@Suite("Simplifier")
struct SimplifierTests {
  static let cases: [(Expression, String)] = [
    (1 * y + cos(x) * 1 + x * 0, "y + cos(x)"),
    (cos(x) * 0 + 0 * y + x * 1, "x"),
    (exp(x - y) * (1 - 0), "exp(x - y)"),
    (exp(x - y) * (0 - 1), "-exp(x - y)"),
    (2 * x + 3 * x, "5*x"),
    (x * x, "x^2"),
    (x * x.power(2) * 3, "3*x^3"),
    (2 * x.power(2 - 1), "2*x"),
    (x - x, "0"),
    (x + y - x, "y"),
    (-(x - y), "y - x"),
    (-(-x), "x"),
    (x - (-y), "x + y"),
    (1 - x - x, "1 - 2*x"),
    (1 - x.power(2), "1 - x^2"),
    (3 + x, "x + 3"),
    (1 + exp(x), "1 + exp(x)"),
    (1 / (2 * sqrt(x)) * 1, "1/(2*sqrt(x))"),
    (x / 2 + x / 2, "x"),
    (x / 3 * 2, "2*x/3"),
    (0.1 * x * 3, "0.3*x"),
    (0.5 * x, "0.5*x"),
    (-2 * x, "-2*x"),
    (y * (-2 * x), "-2*x*y"),
    (y * exp(x) * -2, "-2*y*exp(x)"),
    (3 * x.power(2) / 3, "x^2"),
    (exp(x) + x * exp(x), "(x + 1)*exp(x)"),
    (x * exp(x) * 2 + x.power(2) * exp(x), "x*(x + 2)*exp(x)"),
    (cos(x) * exp(x) + sin(x) * exp(x), "(sin(x) + cos(x))*exp(x)"),
    (x * y + x * z, "x*(y + z)"),
    (2 * x * sin(x) + x.power(2) * cos(x), "x^2*cos(x) + 2*x*sin(x)"),
    (1 / (x + 1) - x / (x + 1).power(2), "1/(x + 1)^2"),
    (1 / (x + y) - (x - y) / (x + y).power(2), "2*y/(x + y)^2"),
    (1 / x * (1 / x) - ln(x) / x.power(2), "(1 - ln(x))/x^2"),
    (x * x.power(x - 1) + x.power(x) * ln(x), "x^x*(1 + ln(x))"),
    (x.power(2) * x.power(y - 1) * ln(x), "x^(y + 1)*ln(x)"),
    // No fraction within a fraction where one bar does.
    (exp(x) / x - exp(x) / x.power(2), "(x - 1)*exp(x)/x^2"),
    ((1 - y) / (1 - x) - y / x, "(x - y)/(x*(1 - x))"),
    (
      3 * (x + 1).power(2) / (x - 1).power(2) - 2 * (x + 1).power(3) / (x - 1).power(3),
      "(x + 1)^2*(x - 5)/(x - 1)^3"
    ),
    (
      2 * x / (x.power(2) - 1) - 2 * x * (x.power(2) + 1) / (x.power(2) - 1).power(2),
      "-4*x/(x^2 - 1)^2"
    ),
    (y / (y * x + 2) - y * (y * x + 1) / (y * x + 2).power(2), "y/(x*y + 2)^2"),
    (
      2 * (x - y) / (x + y).power(2) - 2 * (x - y).power(2) / (x + y).power(3),
      "4*y*(x - y)/(x + y)^3"
    ),
    (
      3 * (x - 1) / (x + 1) - (x - 1).power(2) * 3 / (2 * (x + 1).power(2)),
      "3*(x + 3)*(x - 1)/(2*(x + 1)^2)"
    ),
    // Brackets that have something to cancel only when all are multiplied out.
    ((1 - y) * sin(x) - y * (1 - sin(x)), "sin(x) - y"),
    (x * sin(y) + x * y, "x*(y + sin(y))"),
    (
      (1 - sigmoid(x)) * (-y / sigmoid(x) - (y - 1) / (1 - sigmoid(x))) * sigmoid(x),
      "sigmoid(x) - y"
    ),
    (y / (x.power(2) + y) - x.power(2) * 2 / (x.power(2) + y), "(y - 2*x^2)/(x^2 + y)"),
    (
      y / (x.power(2) + y.power(2)) - 2 * x.power(2) * y / (x.power(2) + y.power(2)).power(2),
      "y*(y^2 - x^2)/(x^2 + y^2)^2"
    ),
    // A common denominator may be a root.
    (
      sqrt(1 - x.power(2)) - x.power(2) / sqrt(1 - x.power(2)), "(1 - 2*x^2)/sqrt(1 - x^2)"
    ),
    ((1 - 1 / x) / (2 * sqrt(x)), "(x - 1)/(2*x*sqrt(x))"),
    // The sign of a bracket.
    (-(y - x - z), "x - y + z"),
    (-(y.power(2) - x.power(2)) / z, "(x^2 - y^2)/z"),
    ((-y - z) / x, "-(y + z)/x"),
    ((x - y) / (y - x).power(2) + 2 / (y - x), "1/(y - x)"),
    // A letter and its sign.
    (x * sign(x), "abs(x)"),
    (2 * abs(x) * sign(x), "2*x"),
    (sign(x) / abs(x), "1/x"),
    ((1 + abs(x) - x * sign(x)) / (1 + abs(x)).power(2), "1/(1 + abs(x))^2"),
    // Roots of constants stand where they are shorter.
    (2 * x / sqrt(2), "x*sqrt(2)"),
    (y * sqrt(2 * .named(.pi)) / (2 * .named(.pi)), "y/sqrt(2*pi)"),
    (2 / sqrt(.named(.pi)) * exp(-x) * (1 / sqrt(2)), "exp(-x)*sqrt(2/pi)"),
    (sqrt(2 / .named(.pi)) * exp(x) / 2, "exp(x)/sqrt(2*pi)"),
    (sqrt(2) * sqrt(8) * x, "4*x"),
    (x / (sqrt(2) * sqrt(3)), "x/sqrt(6)"),
    (2 / sqrt(.named(.pi)) * exp((x * y).power(2)) * y, "2*y*exp((x*y)^2)/sqrt(pi)"),
    (3 * x.power(2) + 6 * x, "3*x^2 + 6*x"),
    (2 * x + 2 * y, "2*(x + y)"),
    (x + 2 * (x + y), "3*x + 2*y"),
    (-1 / x.power(2), "-1/x^2"),
    (1 / x * (1 / y), "1/(x*y)"),
    (x / y / z, "x/(y*z)"),
    (sin(-x), "-sin(x)"),
    (cos(-x), "cos(x)"),
    (sin(0) + cos(0) + exp(0), "2"),
    (sqrt(4) * x, "2*x"),
    (sqrt(2) * x, "x*sqrt(2)"),
    (Expression.number(2).power(3) * x, "8*x"),
    (Expression.number(2).power(-3) * x, "x/8"),
    (x.power(1.5) * x, "x^2.5"),
    (.named(.pi) * x * 2, "2*pi*x"),
    (y * x.power(y - 1), "y*x^(y - 1)"),
    (exp(x) / exp(x), "1"),
    (exp(x) * exp(x), "exp(x)^2"),
    (1 / cos(x).power(2) * 1, "1/cos(x)^2"),
    ((x + y) * (x + y), "(x + y)^2"),
    (2 * x * 1e300 * 1e300, "2*x*1e+300*1e+300"),
  ]

  @Test("formulas come out as a textbook has them", arguments: cases)
  func textbook(formula: Expression, text: String) {
    #expect(printer.text(formula.simplified) == text)
  }

  static let domains: [(Expression, String)] = [
    (x / x, "x/x"),
    (x.power(2) / x, "x^2/x"),
    (0 * ln(x), "0*ln(x)"),
    (1 / x - 1 / x, "0/x"),
    (exp(ln(x)), "exp(ln(x))"),
    (sqrt(x) * sqrt(x), "sqrt(x)^2"),
    (1 / (1 / x), "1/(1/x)"),
    (x.power(0.5) / x.power(0.5), "x^0.5/x^0.5"),
    (x / (x * y), "x/(x*y)"),
    (x.power(y) / x.power(y), "x^y/x^y"),
    (1 / (x - x), "1/0"),
    // The condition is there anyway, so nothing is lost.
    (ln(x) + x * (1 / x), "1 + ln(x)"),
    (x * (1 / x.power(2)), "1/x"),
    (x / x + 1 / x, "1 + 1/x"),
    (exp(ln(x)) + sqrt(x) * ln(x), "x + sqrt(x)*ln(x)"),
    (0 * ln(x) + 1 / (1 + exp(x)), "1/(1 + exp(x)) + 0*ln(x)"),
    (sqrt(x).power(2) + 1 / sqrt(x), "x + 1/sqrt(x)"),
    (1 / (x / y) * (1 / y), "y/(x*y)"),
    (x * y.power(2) / (z * y.power(2)), "x*y/(y*z)"),
    (1 / (y * (x + y)) - x * y / (y.power(2) * (x + y).power(2)), "y/(y*(x + y)^2)"),
    ((1 - (x + y) / x) / (x * y), "-y/(x^2*y)"),
    (
      0.5 * sqrt(x.power(2)).power(-0.5) * (x / sqrt(x.power(2))),
      "0.5*x/sqrt(x^2)^1.5"
    ),
    // 1 − σ(x) is never 0.
    (sigmoid(x) * (1 - sigmoid(x)) / (1 - sigmoid(x)), "sigmoid(x)"),
    (-x / (y / z).power(2) * (1 / z), "-x*z^2/(y^2*z)"),
    (x / (y / z), "x/(y/z)"),
    (1 / (y / z) * (1 / x), "1/(x*(y/z))"),
    (1 / (y / z) * (-2 * x / y.power(2)), "-2*x/(y^2*(y/z))"),
    (2 * (x / y / (y / z)) * (1 / (y / z)), "2*x/(y*(y/z)^2)"),
    ((x - y) / (y - x).power(2) + 1 / (y - x), "0/(y - x)"),
    // A positive quotient has no zero in it.
    (x * (1 / (x / y)) * (1 / y) + ln(x / y), "1 + ln(x/y)"),
    // A root and what stands under it are 0 together.
    (1 / sqrt(x) * (1 / (2 * sqrt(x))), "1/(2*sqrt(x)^2)"),
    (1 / (2 * sqrt(x)) * (1 / x) - sqrt(x) / x.power(2), "-1/(2*x*sqrt(x))"),
    (1 / sqrt(x) - x / sqrt(x).power(2) * (1 / (2 * sqrt(x))), "1/(2*sqrt(x))"),
  ]

  @Test(
    "what would change the domain stays, unless the domain is stated elsewhere", arguments: domains)
  func domain(formula: Expression, text: String) {
    #expect(printer.text(formula.simplified) == text)
  }
}

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

  private static let products = [
    Reading("2x", "x", "(2*x)"),
    Reading("x1 x2", "x1 x2", "(x1*x2)"),
    Reading("3 sin x", "x", "(3*sin(x))"),
    Reading("2(x+1)", "x", "(2*(x+1))"),
    Reading("(x+1)(x-1)", "x", "((x+1)*(x-1))"),
    Reading("f(x, y) = x(y+1)", "x y", "(x*(y+1))"),
    Reading("x(y+1)", "x y", "(x*(y+1))"),
    Reading("f(x, y) = 2xy", "x y", "((2*x)*y)"),
    Reading("f(x, y) = xy^2", "x y", "(x*(y^2))"),
    Reading("f(x, y) = sin xy", "x y", "sin((x*y))"),
    Reading("x + y + xy", "x y", "((x+y)+(x*y))"),
    Reading("x1x2 + x2", "x1 x2", "((x1*x2)+x2)"),
    Reading("x₁x₂", "x1 x2", "(x1*x2)"),
    Reading("xy", "xy", "xy"),
    Reading("f(x) = xe^x", "x", "(x*exp(x))"),
    Reading("(x+1)2", "x", "((x+1)*2)"),
    Reading("a = x; y = a(x+1)", "x", "(x*(x+1))"),
    Reading("cost + t", "cost t", "(cost+t)"),
  ]

  private static let applications = [
    Reading("sin x", "x", "sin(x)"),
    Reading("sin x1 + 1", "x1", "(sin(x1)+1)"),
    Reading("sin 2x", "x", "sin((2*x))"),
    Reading("sin x cos y", "x y", "(sin(x)*cos(y))"),
    Reading("ln x1 x2", "x1 x2", "ln((x1*x2))"),
    Reading("sin x * y", "x y", "(sin(x)*y)"),
    Reading("sin x · y", "x y", "(sin(x)*y)"),
    Reading("sin x / y", "x y", "(sin(x)/y)"),
    Reading("sin x - y", "x y", "(sin(x)-y)"),
    Reading("sin x^2", "x", "sin((x^2))"),
    Reading("sin cos x", "x", "sin(cos(x))"),
    Reading("sin(x) y", "x y", "(sin(x)*y)"),
    Reading("(sin x) y", "x y", "(sin(x)*y)"),
    Reading("sin^2 x", "x", "(sin(x)^2)"),
    Reading("sin^2(x)", "x", "(sin(x)^2)"),
    Reading("sin(x)^2", "x", "(sin(x)^2)"),
    Reading("sin² x", "x", "(sin(x)^2)"),
    Reading("sin^2 x cos^2 y", "x y", "((sin(x)^2)*(cos(y)^2))"),
    Reading("sin -x", "x", "sin((-x))"),
    Reading("sin -x y * z", "x y z", "(sin((-(x*y)))*z)"),
    Reading("sin -x cos y", "x y", "(sin((-x))*cos(y))"),
    Reading("2 sin x cos 3y z", "x y z", "((2*sin(x))*cos(((3*y)*z)))"),
    Reading("x^sin y z", "x y z", "(x^sin((y*z)))"),
    Reading("max(x, y) min(x, 2)", "x y", "(max(x,y)*min(x,2))"),
    Reading("a/sin x", "a x", "(a/sin(x))"),
    Reading("sin|x| y", "x y", "(sin(abs(x))*y)"),
    Reading("sin x(y+1)", "x y", "sin((x*(y+1)))"),
  ]

  private static let powers = [
    Reading("x^2", "x", "(x^2)"),
    Reading("x**2", "x", "(x^2)"),
    Reading("x²", "x", "(x^2)"),
    Reading("x₁²", "x1", "(x1^2)"),
    Reading("x⁻¹²", "x", "(x^(-12))"),
    Reading("a^b^c", "a b c", "(a^(b^c))"),
    Reading("-x^2", "x", "(-(x^2))"),
    Reading("-2^2 x", "x", "(-((2^2)*x))"),
    Reading("2^-1 x", "x", "((2^(-1))*x)"),
    Reading("2^-x^2", "x", "(2^(-(x^2)))"),
    Reading("-2x", "x", "((-2)*x)"),
    Reading("-x y", "x y", "(-(x*y))"),
    Reading("x - -2", "x", "(x-(-2))"),
    Reading("x * -y z", "x y z", "((x*(-y))*z)"),
    Reading("a/b/c", "a b c", "((a/b)/c)"),
    Reading("a - b - c", "a b c", "((a-b)-c)"),
    Reading("a - b + c", "a b c", "((a-b)+c)"),
    Reading("1/2x", "x", "((1/2)*x)"),
    Reading("e^u", "u", "exp(u)"),
    Reading("exp u", "u", "exp(u)"),
    Reading("exp(u)", "u", "exp(u)"),
    Reading("e^-x^2", "x", "exp((-(x^2)))"),
    Reading("2e^x", "x", "(2*exp(x))"),
    Reading("2e-3x", "x", "(0.002*x)"),
    Reading("pow(x, 2)", "x", "(x^2)"),
    Reading("x^2y", "x y", "((x^2)*y)"),
    Reading("x^-1", "x", "(x^(-1))"),
    Reading("e x pi tau", "x", "(((e*x)*pi)*tau)"),
  ]

  private static let spellings = [
    Reading("log x + lg y + ln z", "x y z", "((ln(x)+log10(y))+ln(z))"),
    Reading("log2 x + log_2 x + log_{10} x", "x", "((log2(x)+log2(x))+log10(x))"),
    Reading("arcsin x + arctan x + tg x", "x", "((asin(x)+atan(x))+tan(x))"),
    Reading("arctg x + ctg x", "x", "(atan(x)+(cos(x)/sin(x)))"),
    Reading("arcsinh x + arccosh x + arctanh x", "x", "((asinh(x)+acosh(x))+atanh(x))"),
    Reading("sec x", "x", "(1/cos(x))"),
    Reading("csc x", "x", "(1/sin(x))"),
    Reading("cot x", "x", "(cos(x)/sin(x))"),
    Reading("x_1 + x_{12} + x₁ + x1", "x1 x12", "(((x1+x12)+x1)+x1)"),
    Reading("f(x^1, x^2) = x^1 x^2", "x1 x2", "(x1*x2)"),
    Reading("f(x¹, x²) = (x²)^3", "x1 x2", "(x2^3)"),
    Reading("y^1 = x1; y^2 = 2x1", "x1", "x1", "(2*x1)"),
    Reading("√x", "x", "sqrt(x)"),
    Reading("√(x+1)", "x", "sqrt((x+1))"),
    Reading("√x y", "x y", "(sqrt(x)*y)"),
    Reading("√x²", "x", "sqrt((x^2))"),
    Reading("sqrt x", "x", "sqrt(x)"),
    Reading("|x|", "x", "abs(x)"),
    Reading("abs(x)", "x", "abs(x)"),
    Reading("||x|-1|", "x", "abs((abs(x)-1))"),
    Reading("|x||y|", "x y", "(abs(x)*abs(y))"),
    Reading("2|x| + |y|z", "x y z", "((2*abs(x))+(abs(y)*z))"),
    Reading("2π τ − x · y × z ÷ 3", "x y z", "(((2*pi)*tau)-(((x*y)*z)/3))"),
    Reading("2πx", "x", "((2*pi)*x)"),
    Reading("θ₁ + \\theta_1 + λ", "θ1 λ", "((θ1+θ1)+λ)"),
    Reading("x2 + x10 + x1", "x1 x2 x10", "((x2+x10)+x1)"),
    Reading("[x + {y}]", "x y", "(x+y)"),
    Reading(".5x + 2. + 1E2", "x", "(((0.5*x)+2)+100)"),
  ]

  private static let latex = [
    Reading(
      #"$f(x_1, x_2) = (x_1 x_2 + \sin x_1, e^{x_1 - x_2})$"#, "x1 x2", "((x1*x2)+sin(x1))",
      "exp((x1-x2))"),
    Reading(
      #"$$f(x_1, x_2) = (x_1 x_2 + \sin x_1, e^{x_1 - x_2})$$"#, "x1 x2", "((x1*x2)+sin(x1))",
      "exp((x1-x2))"),
    Reading(
      #"$$f(x_1, x_2, x_3) = (x_1 x_2 + x_1 x_3, \ln(x_1 + x_2))$$"#, "x1 x2 x3",
      "((x1*x2)+(x1*x3))", "ln((x1+x2))"),
    Reading(#"\frac{a}{b}"#, "a b", "(a/b)"),
    Reading(#"\frac12 x"#, "x", "((1/2)*x)"),
    Reading(#"\frac{1}{1 + e^{-x}}"#, "x", "(1/(1+exp((-x))))"),
    Reading(#"\frac{\sin x}{x}^2"#, "x", "((sin(x)/x)^2)"),
    Reading(#"\dfrac{\frac{a}{b}}{c}"#, "a b c", "((a/b)/c)"),
    Reading(#"\sin x_1"#, "x1", "sin(x1)"),
    Reading(#"\ln\left(x_1 + x_2\right)"#, "x1 x2", "ln((x1+x2))"),
    Reading(#"a \cdot b \times c"#, "a b c", "((a*b)*c)"),
    Reading(#"\sqrt{x}\, y"#, "x y", "(sqrt(x)*y)"),
    Reading(#"\sqrt[3]{x}"#, "x", "cbrt(x)"),
    Reading(#"\sqrt x y"#, "x y", "(sqrt(x)*y)"),
    Reading(#"e^{x_1 - x_2}"#, "x1 x2", "exp((x1-x2))"),
    Reading(#"\exp\!\left( -x^{2} \right)"#, "x", "exp((-(x^2)))"),
    Reading(#"\left| x \right| + \lvert y \rvert"#, "x y", "(abs(x)+abs(y))"),
    Reading(#"\sin^{2} x \cos x"#, "x", "((sin(x)^2)*cos(x))"),
    Reading(#"\log_2 x + \log x"#, "x", "(log2(x)+ln(x))"),
    Reading(#"\operatorname{sigmoid}(x) + \mathrm{relu}\,x"#, "x", "(sigmoid(x)+relu(x))"),
    Reading(#"\begin{aligned} y_1 &= x_1 \\ y_2 &= 2 x_1 \end{aligned}"#, "x1", "x1", "(2*x1)"),
    Reading(#"\begin{cases} y_1 = x_1 \\ y_2 = 2 x_1 \end{cases}"#, "x1", "x1", "(2*x1)"),
    Reading(#"\mathbf{f}(x) = {\rm e}^{x} \star x"#, "x", "(exp(x)*x)"),
    Reading(#"\vec{f}(x) = (x, 2x) \notag"#, "x", "x", "(2*x)"),
    Reading(#"$$f(x) = (x, e^{2x}).$$"#, "x", "x", "exp((2*x))"),
    Reading(#"\[ y = x^2, \]"#, "x", "(x^2)"),
    Reading("y = 2x.\n", "x", "(2*x)"),
    Reading("f(x) := x^2", "x", "(x^2)"),
    Reading(
      #"f(x, y) = \begin{pmatrix} x y \\ \frac{x}{y} \end{pmatrix}"#, "x y", "(x*y)", "(x/y)"),
    Reading(#"f(x) = \begin{bmatrix} x, & 2x \\ \end{bmatrix}"#, "x", "x", "(2*x)"),
    Reading(#"\pi \alpha"#, "α", "(pi*α)"),
    Reading(
      #"\begin{align*} y_1 &= x_1, \\[4pt] y_2 &= 2 x_1. \label{eq:a} \end{align*}"#, "x1", "x1",
      "(2*x1)"),
    Reading(#"\begin{aligned}[t] y &= x. \end{aligned}"#, "x", "x"),
    Reading(#"f(x) = \begin{pmatrix} x \\[2ex] 2x \end{pmatrix}^\top"#, "x", "x", "(2*x)"),
    Reading(#"f(x) = \left(x, 2x\right)^{\mathsf{T}} \tag{1}"#, "x", "x", "(2*x)"),
    Reading("f(x) = (x, 2x)^T", "x", "x", "(2*x)"),
    Reading("(x + T)^T", "T x", "((x+T)^T)"),
    Reading(
      #"f(x) = \left[\begin{array}{c|c} x \\ 2x \\ \end{array}\right]"#, "x", "x", "(2*x)"),
    Reading(#"f(x) = \begin{matrix} x \\ 2x \end{matrix}"#, "x", "x", "(2*x)"),
    Reading(#"\Biggl(\biggl(x\biggr)\Biggr)"#, "x", "x"),
    Reading(#"\cfrac{1}{x + \cfrac{1}{x}}"#, "x", "(1/(x+(1/x)))"),
    Reading(#"\operatorname{ReLU}(x) + \operatorname*{max}(x, 1)"#, "x", "(relu(x)+max(x,1))"),
    Reading(#"\mathcal{L}(x) \coloneqq \boldsymbol{x}^2"#, "x", "(x^2)"),
    Reading(#"x_1x_2"#, "x1 x2", "(x1*x2)"),
  ]

  @Test(
    "a form is read as its row says",
    arguments: functions + products + applications + powers + spellings + latex)
  func form(_ reading: Reading) throws {
    let function = try Function(reading: reading.text)
    #expect(function.inputs.joined(separator: " ") == reading.inputs)
    #expect(function.canonical == reading.canonical)
  }
}

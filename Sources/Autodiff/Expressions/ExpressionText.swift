/// Writes expressions as a textbook would, in a script.
package struct ExpressionText: Sendable {
  package var script: Script
  /// The names of x₁ … xₙ.
  package var inputs: [String]
  /// The names of y₁ … yₘ.
  package var outputs: [String]
  /// How numbers are written.
  package var number: @Sendable (Double) -> String
  /// What stands for a symbol, where it is not its letter: substitutions print numbers here.
  package var symbol: (@Sendable (Symbol) -> Expression?)?

  package init(
    script: Script, inputs: [String], outputs: [String] = [],
    number: @escaping @Sendable (Double) -> String = { NumberText.roundTrip($0) },
    symbol: (@Sendable (Symbol) -> Expression?)? = nil
  ) {
    self.script = script
    self.inputs = inputs
    self.outputs = outputs
    self.number = number
    self.symbol = symbol
  }

  package func text(_ expression: Expression) -> String { write(expression).text }

  /// The text as a factor or an operand of given strength, in brackets where it binds weaker.
  package func text(_ expression: Expression, atLeast strength: Int) -> String {
    bracketed(write(expression), unless: strength)
  }

  /// How tightly the outermost operation of a text binds.
  private enum Strength {
    static let sum = 1
    static let product = 2
    /// A function with a bare argument: `sin w₁`.
    static let bare = 3
    static let power = 4
    static let atom = 5
  }

  private struct Written {
    let text: String
    let strength: Int
    /// Of a product that begins with a negative number, which stands bare at the start of a sum
    /// (−2·x), the text with that number in brackets.
    var guarded: String?
  }

  /// - Parameter isFollowed: whether a product goes on after it, which a function with a bare
  ///   argument would swallow: cos(w₁)·ẇ₁ and not cos w₁·ẇ₁.
  private func write(_ expression: Expression, isFollowed: Bool = false) -> Written {
    switch expression {
    case .number(let value): return written(value)
    case .named(let constant): return Written(text: name(of: constant), strength: Strength.atom)
    case .symbol(let symbol):
      if let replacement = self.symbol?(symbol) {
        return write(replacement, isFollowed: isFollowed)
      }
      return Written(text: name(of: symbol), strength: Strength.atom)
    case .apply(let primitive, let operands):
      switch primitive.row.form {
      case .infix(let sign, _): return infix(primitive, sign, operands, isFollowed)
      case .prefix: return negation(operands[0], isFollowed)
      case .power: return power(operands[0], operands[1])
      case .function: return function(primitive, operands, isFollowed)
      }
    }
  }

  private func written(_ value: Double) -> Written {
    let text = number(value)
    let isNegative = text.hasPrefix("-")
    let shown = script == .unicode && isNegative ? "−" + text.dropFirst() : text
    guard script == .latex else {
      return Written(text: shown, strength: isNegative ? Strength.sum : Strength.atom)
    }
    let isPower = value.isFinite && text.contains("e")
    return Written(
      text: value.isFinite ? scientific(shown) : Self.latexLimit(value),
      strength: isNegative ? Strength.sum : isPower ? Strength.product : Strength.atom)
  }

  /// 1.5e-09 as a power of ten.
  private func scientific(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "e"), let power = Int(text[mark...].dropFirst()) else {
      return text
    }
    return text[..<mark] + " \\cdot 10^{\(power)}"
  }

  private static func latexLimit(_ value: Double) -> String {
    value.isNaN ? "\\mathrm{nan}" : value < 0 ? "-\\infty" : "\\infty"
  }

  private func infix(
    _ primitive: Primitive, _ sign: String, _ operands: [Expression], _ isFollowed: Bool
  ) -> Written {
    if primitive == .div && script == .latex {
      let text = "\\frac{\(text(operands[0]))}{\(text(operands[1]))}"
      return Written(text: text, strength: Strength.power)
    }
    let isSum = primitive == .add || primitive == .sub
    let strength = isSum ? Strength.sum : Strength.product
    let written = write(operands[1], isFollowed: isFollowed)
    let right =
      isSame(operands[1], primitive) ? written.text : bracketed(written, unless: strength + 1)
    let rest = infixSign(sign) + right
    return isSum
      ? Written(text: text(operands[0], atLeast: strength) + rest, strength: strength)
      : product(operands[0], rest)
  }

  private func product(_ first: Expression, _ rest: String) -> Written {
    if isProduct(first) {
      let left = write(first, isFollowed: true)
      let guarded = left.guarded.map { $0 + rest }
      let strength = guarded == nil ? Strength.product : Strength.sum
      return Written(text: left.text + rest, strength: strength, guarded: guarded)
    }
    let left = write(first)
    if case .number = first, left.strength <= Strength.product {
      let guarded = left.strength == Strength.sum ? "(\(left.text))" + rest : nil
      return Written(text: left.text + rest, strength: left.strength, guarded: guarded)
    }
    return Written(
      text: bracketed(left, unless: Strength.power) + rest, strength: Strength.product)
  }

  private func isProduct(_ expression: Expression) -> Bool {
    guard case .apply(let primitive, _) = expression else { return false }
    return primitive == .mul || (primitive == .div && script != .latex)
  }

  private func isSame(_ expression: Expression, _ primitive: Primitive) -> Bool {
    guard case .apply(let inner, _) = expression else { return false }
    return inner == primitive && (primitive == .add || primitive == .mul)
  }

  private func infixSign(_ sign: String) -> String {
    switch (script, sign) {
    case (.unicode, "*"): "·"
    case (.unicode, "-"): " − "
    case (.latex, "*"): " \\cdot "
    case (_, "*"), (_, "/"): sign
    default: " \(sign) "
    }
  }

  private func negation(_ operand: Expression, _ isFollowed: Bool) -> Written {
    let sign = script == .unicode ? "−" : "-"
    let inner = write(operand, isFollowed: isFollowed)
    // −a·b reads the same either way; −(a + b) needs its brackets.
    let text = sign + bracketed(inner, unless: Strength.product)
    return Written(text: text, strength: Strength.sum)
  }

  private func power(_ base: Expression, _ exponent: Expression) -> Written {
    let base = text(base, atLeast: Strength.atom)
    let exponent = text(exponent)
    switch script {
    case .latex: return Written(text: "\(base)^{\(exponent)}", strength: Strength.power)
    case .unicode where Int(exponent.replacingMinus) != nil:
      let text = base + Script.superscripts(exponent.replacingMinus)
      return Written(text: text, strength: Strength.power)
    default:
      let isPlain = exponent.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
      let text = base + "^" + (isPlain ? exponent : "(\(exponent))")
      return Written(text: text, strength: Strength.power)
    }
  }

  private func function(
    _ primitive: Primitive, _ operands: [Expression], _ isFollowed: Bool
  ) -> Written {
    let arguments = operands.map { write($0) }
    let list = arguments.map(\.text).joined(separator: ", ")
    let isBare = operands.count == 1 && arguments[0].strength == Strength.atom
    switch (script, primitive) {
    case (.latex, .sqrt): return Written(text: "\\sqrt{\(list)}", strength: Strength.atom)
    case (.latex, .abs):
      return Written(text: "\\left|\(list)\\right|", strength: Strength.atom)
    case (.latex, _):
      return Written(text: "\(latexName(primitive))(\(list))", strength: Strength.atom)
    case (.unicode, .sqrt):
      // √x² would be the root of the square.
      return Written(text: "√" + (isBare ? list : "(\(list))"), strength: Strength.power)
    case (.unicode, .abs): return Written(text: "|\(list)|", strength: Strength.atom)
    case (.unicode, _) where isBare && !isFollowed:
      return Written(text: "\(primitive.name) \(list)", strength: Strength.bare)
    default: return Written(text: "\(primitive.name)(\(list))", strength: Strength.atom)
    }
  }

  private func latexName(_ primitive: Primitive) -> String {
    let known: Set<Primitive> = [
      .sin, .cos, .tan, .exp, .ln, .sinh, .cosh, .tanh, .min, .max,
    ]
    return known.contains(primitive) ? "\\" + primitive.name : "\\mathrm{\(primitive.name)}"
  }

  private func bracketed(_ written: Written, unless strength: Int) -> String {
    if written.strength >= strength { return written.text }
    if let guarded = written.guarded, strength <= Strength.product { return guarded }
    // A bare argument gets its own brackets: sin w₁ becomes sin(w₁).
    if written.strength == Strength.bare, let space = written.text.firstIndex(of: " ") {
      if strength > Strength.power { return "(\(written.text))" }
      let argument = written.text[written.text.index(after: space)...]
      return written.text[..<space] + "(\(argument))"
    }
    return "(\(written.text))"
  }

  private func name(of constant: NamedConstant) -> String {
    switch (script, constant) {
    case (.unicode, .pi): "π"
    case (.unicode, .tau): "τ"
    case (.latex, .pi): "\\pi"
    case (.latex, .tau): "\\tau"
    default: constant.rawValue
    }
  }

  private func name(of symbol: Symbol) -> String {
    switch symbol {
    case .operand(let position): position == 0 ? "a" : "b"
    case .output: "y"
    case .node(let index): script.primal(index)
    case .tangent(let index): script.tangent(index)
    case .adjoint(let index): script.adjoint(index)
    case .input(let index): script.name(inputs.indices.contains(index) ? inputs[index] : "?")
    case .seed(let index):
      script.seedBar(outputs.indices.contains(index) ? outputs[index] : "y\(index + 1)")
    case .name(let name): script.name(name)
    }
  }
}

extension String {
  /// The text with U+2212 as an ASCII minus.
  fileprivate var replacingMinus: String { String(map { $0 == "−" ? "-" : $0 }) }
}

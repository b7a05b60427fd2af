// From a written normal form back to its terms, without another look into its parts: what a
// bracket holds is found in the time that its own terms take.

extension NormalSum {
  /// The terms of an expression that is in normal form.
  init(reading expression: Expression) {
    addends = []
    var rest = [(expression, false)]
    while let (part, isNegative) = rest.popLast() {
      if case .apply(.add, let operands) = part {
        rest += [(operands[1], isNegative), (operands[0], isNegative)]
      } else if case .apply(.sub, let operands) = part {
        rest += [(operands[1], !isNegative), (operands[0], isNegative)]
      } else {
        let addend = Addend(reading: part)
        addends.append(isNegative ? -addend : addend)
      }
    }
  }
}

extension Addend {
  /// The factors of a product that is in normal form.
  init(reading expression: Expression) {
    self.init(.one)
    var rest = [(expression, false)]
    while let (part, isBelow) = rest.popLast() {
      if case .apply(.mul, let operands) = part {
        rest += [(operands[1], isBelow), (operands[0], isBelow)]
      } else if case .apply(.div, let operands) = part {
        rest += [(operands[1], !isBelow), (operands[0], isBelow)]
      } else if case .apply(.neg, let operands) = part {
        coefficient = -coefficient
        rest.append((operands[0], isBelow))
      } else {
        multiply(by: part, isBelow)
      }
    }
    factors = factors.marked()
  }

  private mutating func multiply(by part: Expression, _ isBelow: Bool) {
    if case .number(let value) = part {
      let number = Coefficient(value)
      coefficient = coefficient * (isBelow ? number.inverse : number)
      return
    }
    var factor = Factor(base: part, exponent: .one)
    if case .apply(.pow, let operands) = part, let exponent = operands[1].constantExponent {
      factor = Factor(base: operands[0], exponent: exponent)
    }
    if isBelow { factor.exponent = -factor.exponent }
    factors.append(factor)
  }
}

extension Expression {
  /// A number or a quotient of numbers, as exponents are written.
  fileprivate var constantExponent: Coefficient? {
    if case .number(let value) = self { return Coefficient(value) }
    guard case .apply(.div, let parts) = self, case .number(let top) = parts[0],
      case .number(let bottom) = parts[1]
    else { return nil }
    return Coefficient(top) * Coefficient(bottom).inverse
  }
}

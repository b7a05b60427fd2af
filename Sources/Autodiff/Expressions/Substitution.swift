/// A formula with numbers put in, printed so that it evaluates to the printed result.
///
/// Numbers show to six significant digits. Where the formula, evaluated on the numbers as they
/// are printed, would not give the result to its last printed digit, they get more digits.
package struct Substitution: Hashable, Sendable {
  /// The formula with its letters replaced by numbers: `2·1 + 0.5·0`.
  package let text: String
  /// The result to `digits`: `2`.
  package let result: String
  /// How many significant digits the numbers of `text` took.
  package let digits: Int
  /// Whether doubles can't take the numbers to the result: they give nan, or an infinity.
  package let isBeyondDouble: Bool

  /// The text, and that it is beyond a double where it is.
  package var marked: String { isBeyondDouble ? text + Self.beyondDouble : text }
}

extension Substitution {
  /// What follows numbers that doubles can't take to the printed result.
  package static let beyondDouble = " (beyond a double)"

  /// Puts numbers into a formula.
  ///
  /// - Parameters:
  ///   - expression: the formula in letters.
  ///   - value: the number of each letter.
  ///   - result: what the formula gives, computed elsewhere in full precision.
  package init(
    _ expression: Expression, result: Double, digits: Int = 6, writer: ExpressionText,
    value: (Symbol) -> Double
  ) {
    let plain = expression.value(value)
    let isBeyondDouble = !plain.isFinite && !result.isNaN && plain != result
    let shown = NumberText.significant(isBeyondDouble ? plain : result, digits)
    var used = digits
    while used < 17 && !Self.fits(expression, shown, used, digits, value) { used += 1 }
    var writer = writer
    let count = used
    writer.number = { NumberText.significant($0, count) }
    let filled = expression.replacing { .number(value($0)) }
    self.init(
      text: writer.text(filled),
      result: Self.sign(NumberText.significant(result, digits), writer.script), digits: used,
      isBeyondDouble: isBeyondDouble)
  }

  /// Whether the formula on numbers rounded to `used` digits prints as the result.
  private static func fits(
    _ expression: Expression, _ shown: String, _ used: Int, _ digits: Int,
    _ value: (Symbol) -> Double
  ) -> Bool {
    let rounded = expression.roundingNumbers(used).value {
      rounding(value($0), used)
    }
    return NumberText.significant(rounded, digits) == shown || rounded.isNaN
  }

  fileprivate static func rounding(_ value: Double, _ digits: Int) -> Double {
    guard value.isFinite else { return value }
    return Double(NumberText.significant(value, digits)) ?? value
  }

  private static func sign(_ text: String, _ script: Script) -> String {
    script == .unicode && text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}

extension Expression {
  /// The expression with its own numbers as they print at a number of digits.
  fileprivate func roundingNumbers(_ digits: Int) -> Expression {
    switch self {
    case .number(let value): .number(Substitution.rounding(value, digits))
    case .named, .symbol: self
    case .apply(let primitive, let operands):
      .apply(primitive, operands.map { $0.roundingNumbers(digits) })
    }
  }
}

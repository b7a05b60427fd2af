import Autodiff
import LessonKit

/// Whether an answer has the form that an author asks for, beside the right value.
enum FormCheck {
  static func holds(_ form: AnswerKey.Form, _ entry: ScalarAnswer) -> Bool {
    switch form {
    case .factored: entry.expression.isProduct
    case .expanded: entry.expression.isExpanded
    case .unevaluated: !entry.expression.isNumber
    }
  }

  static func message(_ form: AnswerKey.Form) -> String {
    let wish =
      switch form {
      case .factored: "factored, as a product"
      case .expanded: "expanded, without a product of sums"
      case .unevaluated: "unevaluated, as a formula and not as a number"
      }
    return "The value is right. Asked is the form: \(wish)."
  }
}

extension Expression {
  /// A number, signed or not.
  fileprivate var isNumber: Bool {
    switch self {
    case .number: true
    case .named, .symbol: false
    case .apply(let primitive, let operands): primitive == .neg && operands[0].isNumber
    }
  }

  fileprivate var isSum: Bool {
    guard case .apply(let primitive, let operands) = self else { return false }
    return primitive == .add || primitive == .sub || (primitive == .neg && operands[0].isSum)
  }

  /// A product, a quotient, a power or a single letter: nothing that is added.
  fileprivate var isProduct: Bool { !isSum }

  /// No factor and no base that is a sum, outside the arguments of functions.
  fileprivate var isExpanded: Bool {
    guard case .apply(let primitive, let operands) = self else { return true }
    switch primitive {
    case .add, .sub, .neg: return operands.allSatisfy(\.isExpanded)
    case .mul: return operands.allSatisfy { !$0.isSum && $0.isExpanded }
    case .div, .pow: return !operands[0].isSum && operands[0].isExpanded
    default: return true
    }
  }
}

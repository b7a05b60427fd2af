/// What a formula needs of one of its parts in order to be defined.
package struct Condition: Hashable, Sendable {
  let need: Need
  let part: Expression

  package enum Need: Hashable, Sendable {
    case nonzero
    case nonnegative
    case positive
    case atLeastOne
    case withinUnit
    case insideUnit
    /// The part as a whole has to be defined: a power with a varying exponent, an angle.
    case defined
  }
}

extension Condition {
  /// Whether the condition holds wherever its part is defined, by the look of the part.
  var isTrivial: Bool {
    switch need {
    case .nonzero: part.isNonzero
    case .nonnegative: part.isNonnegative
    case .positive: part.isPositive
    case .atLeastOne, .withinUnit, .insideUnit, .defined: false
    }
  }

  /// Whether the condition follows from others.
  func follows(from conditions: Set<Condition>) -> Bool {
    func has(_ need: Need) -> Bool { conditions.contains(Condition(need: need, part: part)) }
    if isTrivial || has(need) { return true }
    switch need {
    case .positive:
      let isNonnegative = part.isNonnegative || has(.nonnegative)
      return has(.atLeastOne) || (isNonnegative && has(.nonzero))
    case .nonzero:
      return has(.positive) || has(.atLeastOne) || isNonzeroElsewhere(conditions)
        || (part.isBracket
          && conditions.contains(Condition(need: .nonzero, part: part.mirroredBracket)))
    case .nonnegative: return has(.positive) || has(.atLeastOne)
    case .withinUnit: return has(.insideUnit)
    case .defined: return part.isPowerOfPositive(conditions)
    case .atLeastOne, .insideUnit: return false
    }
  }
}

extension Condition {
  /// Whether the part is no zero because a product with it is positive, or because its root is
  /// none, or what it is the root of.
  private func isNonzeroElsewhere(_ conditions: Set<Condition>) -> Bool {
    if case .apply(let primitive, let operands) = part, [.sqrt, .cbrt, .abs].contains(primitive),
      Condition(need: .nonzero, part: operands[0]).follows(from: conditions)
    {
      return true
    }
    return conditions.contains { other in
      switch other.need {
      case .positive: Addend(reading: other.part).factors.contains { $0.base == part }
      case .nonzero: other.part == .apply(.sqrt, [part]) || other.part == .apply(.cbrt, [part])
      case .nonnegative, .atLeastOne, .withinUnit, .insideUnit, .defined: false
      }
    }
  }
}

extension Expression {
  /// A power with any exponent is defined where its base is positive.
  fileprivate func isPowerOfPositive(_ conditions: Set<Condition>) -> Bool {
    guard case .apply(.pow, let operands) = self else { return false }
    return Condition(need: .positive, part: operands[0]).follows(from: conditions)
  }
}

extension Expression {
  /// Positive at every value of its letters, by the look of it.
  fileprivate var isPositive: Bool {
    switch self {
    case .number(let value): return value > 0
    case .named: return true
    case .symbol: return false
    case .apply(let primitive, let operands):
      if primitive.row.range == .positive { return true }
      if primitive == .add {
        return operands.allSatisfy(\.isNonnegative) && operands.contains(where: \.isPositive)
      }
      if [.mul, .div, .sqrt].contains(primitive) { return operands.allSatisfy(\.isPositive) }
      // 1 − σ(u) is σ(−u).
      if primitive == .sub, case .number(1) = operands[0], case .apply(.sigmoid, _) = operands[1] {
        return true
      }
      return primitive == .pow && operands[0].isPositive
    }
  }

  fileprivate var isNonnegative: Bool {
    if isPositive { return true }
    switch self {
    case .number(let value): return value >= 0
    case .named, .symbol: return false
    case .apply(let primitive, let operands):
      if primitive.row.range == .nonnegative { return true }
      if primitive == .add || primitive == .mul { return operands.allSatisfy(\.isNonnegative) }
      guard primitive == .pow, case .number(let exponent) = operands[1] else { return false }
      return exponent.truncatingRemainder(dividingBy: 2) == 0
    }
  }

  fileprivate var isNonzero: Bool {
    switch self {
    case .number(let value): value != 0
    case .apply(.neg, let operands): operands[0].isNonzero
    case .named, .symbol, .apply: isPositive
    }
  }
}

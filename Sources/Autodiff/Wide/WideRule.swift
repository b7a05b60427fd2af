/// Value and partials of a primitive on wide numbers, where those on doubles overflow, underflow
/// or have an operand that did.
///
/// Open where nothing is known. A second operand is 0 where the arity is 1.
struct WideRule: Sendable {
  typealias Value = @Sendable (_ a: WideNumber, _ b: WideNumber) -> WideNumber
  typealias Partial =
    @Sendable (_ a: WideNumber, _ b: WideNumber, _ y: WideNumber) -> WideNumber

  let value: Value
  let partials: [Partial]

  init(_ value: @escaping Value, _ partials: Partial...) {
    self.value = value
    self.partials = partials
  }
}

extension PrimitiveRow {
  /// φ(a, b): by the double's rule where that stays in the normal range, else by the wide one.
  func value(_ a: WideNumber, _ b: WideNumber) -> WideNumber {
    if let first = a.ordinary, let second = b.ordinary {
      let result = value(first, second)
      if result.isNormal { return WideNumber(result) }
    }
    return wide.value(a, b)
  }

  /// The partial to an operand, in the same way.
  func partial(
    _ position: Int, _ a: WideNumber, _ b: WideNumber, _ y: WideNumber
  ) -> WideNumber {
    if let first = a.ordinary, let second = b.ordinary, let output = y.ordinary {
      let result = partials[position].value(first, second, output)
      if result.isNormal { return WideNumber(result) }
    }
    return wide.partials[position](a, b, y)
  }
}

extension Expression {
  /// The value of an expression without letters; open where it has one.
  var wideValue: WideNumber {
    switch self {
    case .number(let value): WideNumber(value)
    case .named(let constant): WideNumber(constant.value)
    case .symbol: .open
    case .apply(let primitive, let operands):
      primitive.row.value(
        operands.first?.wideValue ?? .open, operands.count > 1 ? operands[1].wideValue : .zero)
    }
  }
}

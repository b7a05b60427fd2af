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

extension WideNumber: TapeNumber {
  /// By the double's rule where that stays in the normal range, else by the wide one.
  static func value(of row: PrimitiveRow, _ a: WideNumber, _ b: WideNumber) -> WideNumber {
    if let first = a.ordinary, let second = b.ordinary {
      let result = row.value(first, second)
      if result.isNormal { return WideNumber(result) }
    }
    return row.wide.value(a, b)
  }

  /// In the same way.
  static func partial(
    of row: PrimitiveRow, _ position: Int, _ a: WideNumber, _ b: WideNumber, _ y: WideNumber
  ) -> WideNumber {
    if let first = a.ordinary, let second = b.ordinary, let output = y.ordinary {
      let result = row.partials[position].value(first, second, output)
      if result.isNormal { return WideNumber(result) }
    }
    return row.wide.partials[position](a, b, y)
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
      WideNumber.value(
        of: primitive.row, operands.first?.wideValue ?? .open,
        operands.count > 1 ? operands[1].wideValue : .zero)
    }
  }
}

/// An elementary operation φ by name; all that is known of it is its row in the table.
public enum Primitive: UInt8, Hashable, Sendable, CaseIterable {
  case add, sub, mul, div, neg
  case pow, sqrt, cbrt
  case exp, ln, log2, log10
  case sin, cos, tan, asin, acos, atan, atan2
  case sinh, cosh, tanh, asinh, acosh, atanh
  case abs, min, max, sign, step
  case sigmoid, relu, softplus, erf

  /// All that is known of the operation.
  package var row: PrimitiveRow { PrimitiveTable.rows[Int(rawValue)] }

  /// The name in JSON and in function text: `mul`, `sin`.
  package var name: String { row.name }

  package var arity: Int { row.arity }
}

/// The table of primitives, in the order of the cases of `Primitive`.
package enum PrimitiveTable {
  package static let rows: [PrimitiveRow] = {
    let all =
      PrimitiveRow.arithmetic + PrimitiveRow.powers + PrimitiveRow.exponentials
      + PrimitiveRow.circular + PrimitiveRow.hyperbolic + PrimitiveRow.piecewise
      + PrimitiveRow.learning
    return all.sorted { $0.primitive.rawValue < $1.primitive.rawValue }
  }()

  /// The primitive that a spelling names: `ln`, `log`, `arctan`, `tg`.
  package static let spellings: [String: Primitive] = {
    var result: [String: Primitive] = [:]
    for row in rows {
      for spelling in row.spellings { result[spelling] = row.primitive }
    }
    return result
  }()
}

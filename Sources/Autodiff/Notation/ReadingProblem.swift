/// What was wrong with a text that was to be read; never empty.
package struct ReadingError: Error, Hashable, Sendable {
  /// The problems in the order of the text.
  package let problems: [ReadingProblem]
}

/// One thing that is wrong with a text, and where.
package struct ReadingProblem: Hashable, Sendable {
  package let kind: Kind
  /// The UTF-8 offset in the text.
  package let offset: Int
  /// The line, counted from 1.
  package let line: Int
  /// The column in characters, counted from 1.
  package let column: Int
  /// What to write instead: the nearest known name, a spelling.
  package let suggestion: String?

  package enum Kind: Hashable, Sendable {
    case empty
    /// Something else was expected here; `found` is nil at the end of a statement.
    case syntax(Expectation, found: String?)
    /// A bracket without a partner.
    case unbalanced(String)
    case unknownName(String)
    /// A name in a point that is none of the inputs.
    case unknownInput(String, inputs: [String])
    case duplicateName(String)
    case reservedName(String, Reservation)
    /// A name that is defined, but only further down.
    case undefinedName(String)
    /// Definitions that need each other; the names in order, the first one repeated by none.
    case cycle([String])
    case badNumber(String, NumberFault)
    case badCharacter(Unicode.Scalar)
    /// Text with more than one sensible reading.
    case ambiguous(String, readings: [String])
    case arity(function: String, expected: Int, given: Int)
    case limit(Limit)
    /// Names that were given no value.
    case missingValue([String])
    /// A byte that belongs to no UTF-8 character.
    case encoding(byte: UInt8)
  }
}

extension ReadingProblem {
  /// What would have made sense at a place.
  package enum Expectation: Hashable, Sendable {
    /// A number, a name or a bracket, after the operator or bracket named.
    case operand(after: String?)
    case argument(of: String)
    /// Something between two operands that don't multiply by standing together.
    case operatorBetween
    /// The end of the statement, or an operator.
    case endOrOperator
    case name
    /// 2 or 3 as the index of a root.
    case rootIndex
    /// A whole number as index or exponent.
    case wholeNumber
    /// `{` after a LaTeX command.
    case group(after: String)
    /// A decimal point where a comma stands between digits.
    case decimalPoint
    /// Brackets round several outputs.
    case tupleBrackets
    /// One component where a list stands.
    case singleExpression
    /// The bare expression, or the head, must be the last statement.
    case lastStatement
    /// A second head.
    case singleHead
    /// The next statement of a stated list, by name.
    case listStatement(String)
    /// One operation in a statement of a stated list.
    case oneOperation
    /// A value for a name: `x1=0.5`.
    case assignment
  }

  /// Why a name can't be given away.
  package enum Reservation: Hashable, Sendable {
    case function
    case constant
    /// `w` + digits: nodes of a stated list.
    case listNode
    /// One of the first w's of a stated list, which are its inputs; with their number.
    case listInput(Int)
  }

  /// What is wrong with a number.
  package enum NumberFault: Hashable, Sendable {
    case malformed
    /// Beyond the range of a Double.
    case tooLarge
    /// Not zero, but zero as a Double.
    case tooSmall
    /// A value that is no finite number.
    case notFinite
  }

  /// A limit that holds before work begins.
  package enum Limit: Hashable, Sendable {
    case bytes
    case nesting
    case nodes
    /// What the memory that may be used holds.
    case memory
    case nameLength
    case bars
    /// The size of an answer or a value, one operation inside the other.
    case expression

    /// The largest amount that is allowed.
    package var maximum: Int {
      switch self {
      case .bytes: 16 << 20
      case .nesting: 1000
      case .nodes: 10_000_000
      case .memory: .max
      case .nameLength: 100
      case .bars: 3_000_000
      case .expression: 500
      }
    }
  }
}

extension ReadingProblem.Kind {
  /// The word for this kind in the JSON that `trace` prints.
  package var code: String {
    switch self {
    case .empty: "empty"
    case .syntax: "syntax"
    case .unbalanced: "unbalanced"
    case .unknownName, .unknownInput: "unknownName"
    case .duplicateName: "duplicateName"
    case .reservedName: "reservedName"
    case .undefinedName: "undefinedName"
    case .cycle: "cycle"
    case .badNumber: "badNumber"
    case .badCharacter: "badCharacter"
    case .ambiguous: "ambiguous"
    case .arity: "arity"
    case .limit: "limit"
    case .missingValue: "missingValue"
    case .encoding: "encoding"
    }
  }
}

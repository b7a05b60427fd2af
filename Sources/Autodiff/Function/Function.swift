/// A function f: ℝⁿ → ℝᵐ as it was read: inputs, terms in the order of the text, outputs.
///
/// `terms` is flat and in post-order: a term's operands stand before it, so no size of function
/// needs recursion. A definition used twice is one term used twice; equal subexpressions typed
/// twice are two terms (the Wengert list merges them, unless it is asked not to).
package struct Function: Hashable, Sendable {
  /// The names of x₁ … xₙ as typed, in order.
  package var inputs: [String]
  package var terms: [Term]
  package var outputs: [Output]
  /// For a stated Wengert list, the terms that w_{n+1}, w_{n+2}, … name, in order.
  package var stated: [Int]?
  /// What the reader wants to say about the text: a split name, a precedence, an unused name.
  package var remarks: [Remark]

  package init(
    inputs: [String], terms: [Term], outputs: [Output], stated: [Int]? = nil,
    remarks: [Remark] = []
  ) {
    self.inputs = inputs
    self.terms = terms
    self.outputs = outputs
    self.stated = stated
    self.remarks = remarks
  }

  /// A component yᵢ: its name and the index of its term.
  package struct Output: Hashable, Sendable {
    package var name: String
    package var term: Int

    package init(name: String, term: Int) {
      self.name = name
      self.term = term
    }
  }
}

/// One subexpression of a function; operands are indices of earlier terms.
package enum Term: Hashable, Sendable {
  case input(Int32)
  case number(Double)
  case named(NamedConstant)
  case unary(Primitive, Int32)
  case binary(Primitive, Int32, Int32)
}

/// A remark about the text of a function that is no error.
package struct Remark: Hashable, Sendable {
  /// The kinds are those of the `warnings` that `trace` prints.
  package enum Kind: Hashable, Sendable {
    /// `1/2x` was read as (1/2)·x; the reading is attached.
    case precedence(typed: String, reading: String)
    /// `xy` was read as x·y.
    case split(typed: String, reading: String)
    /// `log` is the natural logarithm here.
    case naturalLog
    /// A name is defined and never used.
    case unused(name: String)
    /// `x^1, x^2` in a head are upper indices.
    case upperIndex(typed: String, reading: String)
  }

  package var kind: Kind
  /// The UTF-8 offset in the text.
  package var offset: Int

  package init(_ kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

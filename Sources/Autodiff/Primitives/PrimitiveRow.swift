/// All that is known of one elementary operation y = φ(a) or y = φ(a, b).
///
/// One row feeds the trace, both modes, the on-paper derivation, every printed form, the domain
/// warnings and the quiz. A second operand is passed as 0 where the arity is 1.
package struct PrimitiveRow: Sendable {
  package let primitive: Primitive
  /// The name in JSON: `mul`.
  package let name: String
  /// How it is typed as a function: `ln`, `log`; empty for pure operators.
  package let spellings: [String]
  package let form: PrintedForm
  package let arity: Int
  /// φ(a, b) in double precision.
  package let value: @Sendable (Double, Double) -> Double
  /// The same beyond the range of doubles, partials included.
  let wide: WideRule
  /// One local partial per position.
  package let partials: [LocalPartial]
  /// What is wrong, or chosen, at operands (a, b); empty inside the domain.
  package let domain: @Sendable (Double, Double) -> [DomainFinding]
  /// What the operand must satisfy for the value to be defined, as far as one operand alone
  /// decides it; the operator forms have their own rules.
  package let need: Condition.Need?
  package let range: ValueRange
  package let symmetry: Symmetry?
  /// Operands strictly inside the domain, away from kinks: what tests and quizzes may use.
  package let samples: [[Double]]
  /// One sentence that says how its derivative comes about.
  package let sentence: String

  init(
    _ primitive: Primitive, _ name: String, spellings: [String]? = nil,
    form: PrintedForm = .function, arity: Int = 1,
    value: @escaping @Sendable (Double, Double) -> Double, wide: WideRule,
    partials: [LocalPartial],
    domain: @escaping @Sendable (Double, Double) -> [DomainFinding] = { _, _ in [] },
    need: Condition.Need? = nil, range: ValueRange = .any, symmetry: Symmetry? = nil,
    samples: [[Double]], sentence: String
  ) {
    self.primitive = primitive
    self.name = name
    self.spellings = spellings ?? [name]
    self.form = form
    self.arity = arity
    self.value = value
    self.wide = wide
    self.partials = partials
    self.domain = domain
    self.need = need
    self.range = range
    self.symmetry = symmetry
    self.samples = samples
    self.sentence = sentence
  }
}

/// What is known of the sign of an operation's value, whatever its operands.
package enum ValueRange: Hashable, Sendable {
  case positive
  case nonnegative
  case any
}

/// φ(−a) = −φ(a), or φ(−a) = φ(a).
package enum Symmetry: Hashable, Sendable {
  case odd
  case even
}

/// How an operation stands on paper.
package enum PrintedForm: Hashable, Sendable {
  /// a ∘ b with a binding strength; a larger one binds tighter.
  case infix(String, strength: Int)
  case prefix(String, strength: Int)
  /// aᵇ
  case power(strength: Int)
  case function
}

/// A local partial ∂φ/∂(operand), as it is written and as it is computed.
///
/// `expression` is in the operands and, where that is the textbook's way, the output. `value`
/// computes the same number in the form that loses no digits (1/cosh²a and not 1 − tanh²a); a
/// test holds the two together at the row's samples.
package struct LocalPartial: Sendable {
  package let expression: Expression
  /// The partial at operands (a, b) with output y.
  package let value: @Sendable (_ a: Double, _ b: Double, _ y: Double) -> Double

  init(
    _ expression: Expression,
    _ value: @escaping @Sendable (_ a: Double, _ b: Double, _ y: Double) -> Double
  ) {
    self.expression = expression
    self.value = value
  }
}

extension Expression {
  // The letters of the table: a and b are the operands, as in Griewank & Walther, Evaluating
  // Derivatives, section 2.2 (elemental partials).
  static let a = Expression.symbol(.operand(0))
  static let b = Expression.symbol(.operand(1))
}

/// What a primitive finds at its operands outside the plain inside of its domain.
package enum DomainFinding: Hashable, Sendable {
  /// The value is not defined (or is infinite): the operand at `position` misses `requirement`.
  case value(position: Int, Requirement)
  /// The value is fine; the partial to the operand at `position` is not defined or infinite.
  case derivative(position: Int, Requirement)
  /// A kink: the derivative is a choice that the table states.
  case kink(Choice)
}

/// What an operand would have to satisfy.
package enum Requirement: Hashable, Sendable {
  case positive
  case nonnegative
  case nonzero
  case nonzeroDivisor
  /// A negative base takes whole exponents only.
  case nonnegativeBase
  /// aᵇ changes with b as aᵇ·ln a.
  case positiveBase
  /// 0 to a negative power is a division by 0.
  case nonzeroBase
  /// 0ᵇ with 0 < b < 1 rises vertically, like a root.
  case exponentAtLeastOne
  case atLeastOne
  case aboveOne
  case withinUnit
  case insideUnit
  /// atan2(0, 0) is the angle of the origin.
  case notBothZero
  /// 0⁰ has no limit; it counts only where base and exponent both vary.
  case notZeroToTheZero
}

/// The derivative that the table states at a kink.
package enum Choice: Hashable, Sendable {
  /// 0 at the corner of `abs`, `relu`, `sign`, `step`.
  case zeroAtCorner
  /// The first operand counts at a tie of `min` or `max`.
  case firstAtTie
}

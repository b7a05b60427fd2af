/// A small symbolic expression: a tree of primitives over numbers, named constants and symbols.
///
/// Used where people read formulas: local partials in the primitive table, the on-paper
/// derivation, answers. A person's whole function is a `Function`, which is flat, because its
/// size has no small bound; the depth of an `Expression` is bounded by whoever builds it.
package indirect enum Expression: Hashable, Sendable {
  case number(Double)
  case named(NamedConstant)
  case symbol(Symbol)
  case apply(Primitive, [Expression])
}

/// A constant that keeps its name on paper.
package enum NamedConstant: String, Hashable, Sendable, CaseIterable {
  case e
  case pi
  case tau

  package var value: Double {
    switch self {
    case .e: ElementaryMath.exp(1)
    case .pi: .pi
    case .tau: 2 * .pi
    }
  }
}

/// What a letter in an expression stands for. Nodes, inputs and operands count from 0 here and
/// from 1 on paper.
package enum Symbol: Hashable, Sendable {
  /// The operand at a position of the primitive that the expression belongs to.
  case operand(Int)
  /// That primitive's own output (ChainRules' Ω).
  case output
  /// The primal value wᵢ.
  case node(Int)
  /// The tangent ẇᵢ.
  case tangent(Int)
  /// The adjoint w̄ᵢ.
  case adjoint(Int)
  /// The seed entry ȳᵢ of an output.
  case seed(Int)
  /// The input xⱼ of the function.
  case input(Int)
  /// A free name.
  case name(String)
}

extension Expression {
  /// The value of the expression where `symbols` gives the value of each symbol.
  package func value(_ symbols: (Symbol) -> Double) -> Double {
    switch self {
    case .number(let number): return number
    case .named(let constant): return constant.value
    case .symbol(let symbol): return symbols(symbol)
    case .apply(let primitive, let operands):
      let a = operands[0].value(symbols)
      let b = operands.count > 1 ? operands[1].value(symbols) : 0
      return primitive.row.value(a, b)
    }
  }

  /// The expression with every symbol replaced.
  package func replacing(_ replacement: (Symbol) -> Expression) -> Expression {
    switch self {
    case .number, .named: self
    case .symbol(let symbol): replacement(symbol)
    case .apply(let primitive, let operands):
      .apply(primitive, operands.map { $0.replacing(replacement) })
    }
  }

  /// The number of nodes of the tree.
  package var size: Int {
    switch self {
    case .number, .named, .symbol: 1
    case .apply(_, let operands): operands.reduce(1) { $0 + $1.size }
    }
  }

  /// The number of nodes of the tree, nil where it is over a limit; takes no longer than that.
  package func size(upTo limit: Int) -> Int? {
    var count = 0
    var rest = [self]
    while let next = rest.popLast() {
      count += 1
      if count > limit { return nil }
      if case .apply(_, let operands) = next { rest += operands }
    }
    return count
  }

  /// The symbols of the expression, in the order written, with repetitions.
  package var symbols: [Symbol] {
    switch self {
    case .number, .named: []
    case .symbol(let symbol): [symbol]
    case .apply(_, let operands): operands.flatMap(\.symbols)
    }
  }
}

// Operators, so that the table of derivatives reads like a page of a textbook.
extension Expression: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }

  package static func + (a: Expression, b: Expression) -> Expression { .apply(.add, [a, b]) }
  package static func - (a: Expression, b: Expression) -> Expression { .apply(.sub, [a, b]) }
  package static func * (a: Expression, b: Expression) -> Expression { .apply(.mul, [a, b]) }
  package static func / (a: Expression, b: Expression) -> Expression { .apply(.div, [a, b]) }
  package static prefix func - (a: Expression) -> Expression { .apply(.neg, [a]) }

  /// The power selfᵉˣᵖᵒⁿᵉⁿᵗ.
  package func power(_ exponent: Expression) -> Expression { .apply(.pow, [self, exponent]) }

  package static func node(_ index: Int) -> Expression { .symbol(.node(index)) }
  package static func input(_ index: Int) -> Expression { .symbol(.input(index)) }
}

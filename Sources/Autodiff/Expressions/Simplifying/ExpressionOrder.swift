/// The order in which a textbook writes the parts of a formula.
enum ExpressionOrder {
  /// Whether a factor stands before another: numbers, constants, letters, powers of letters with
  /// letters, brackets, functions.
  static func precedes(_ a: Expression, _ b: Expression) -> Bool { compare(a, b) < 0 }

  /// A total order: negative, 0 or positive.
  static func compare(_ a: Expression, _ b: Expression) -> Int {
    let (first, second) = (rank(a), rank(b))
    if first != second { return first - second }
    if case .number(let x) = a, case .number(let y) = b { return x < y ? -1 : x > y ? 1 : 0 }
    if case .symbol(let x) = a, case .symbol(let y) = b { return compare(x, y) }
    if case .named(let x) = a, case .named(let y) = b {
      return x == y ? 0 : x.rawValue < y.rawValue ? -1 : 1
    }
    guard case .apply(let f, let u) = a, case .apply(let g, let v) = b else { return 0 }
    let sizes = a.size - b.size
    if sizes != 0 { return sizes }
    if f != g { return Int(f.rawValue) - Int(g.rawValue) }
    return zip(u, v).lazy.map { compare($0, $1) }.first { $0 != 0 } ?? 0
  }

  private static func rank(_ expression: Expression) -> Int {
    switch expression {
    case .number: 0
    case .named: 1
    case .symbol: 2
    case .apply(.pow, _): 3
    case .apply(.add, _), .apply(.sub, _): 4
    case .apply: 5
    }
  }

  private static func compare(_ a: Symbol, _ b: Symbol) -> Int {
    let (first, second) = (key(a), key(b))
    if first.0 != second.0 { return first.0 - second.0 }
    if first.1 != second.1 { return first.1 - second.1 }
    return first.2 < second.2 ? -1 : first.2 == second.2 ? 0 : 1
  }

  private static func key(_ symbol: Symbol) -> (Int, Int, String) {
    switch symbol {
    case .input(let index): (0, index, "")
    case .name(let name): (1, 0, name)
    case .operand(let position): (2, position, "")
    case .output: (3, 0, "")
    case .node(let index): (4, index, "")
    case .seed(let index): (5, index, "")
    case .tangent(let index): (6, index, "")
    case .adjoint(let index): (7, index, "")
    }
  }
}

extension ExpressionOrder {
  /// Whether a term of a sum stands before another: powers of letters by falling degree, then a
  /// number, then what has functions in it.
  static func precedes(_ a: Addend, _ b: Addend) -> Bool {
    let (first, second) = (sumRank(a), sumRank(b))
    if first != second { return first < second }
    if first == 0 {
      let (left, right) = (degree(a), degree(b))
      if left != right { return left > right }
    }
    return compareFactors(a.factors, b.factors) < 0
  }

  private static func sumRank(_ addend: Addend) -> Int {
    if addend.isConstant { return 1 }
    return addend.factors.allSatisfy { $0.exponent.integer ?? -1 > 0 && $0.base.isLetter } ? 0 : 2
  }

  private static func degree(_ addend: Addend) -> Int {
    addend.factors.reduce(0) { $0 + ($1.exponent.integer ?? 0) }
  }

  private static func compareFactors(_ a: [Addend.Factor], _ b: [Addend.Factor]) -> Int {
    for (first, second) in zip(a, b) {
      let bases = compare(first.base, second.base)
      if bases != 0 { return bases }
      if first.exponent != second.exponent { return second.exponent < first.exponent ? -1 : 1 }
    }
    return a.count - b.count
  }
}

extension Expression {
  /// A symbol or a named constant.
  var isLetter: Bool {
    switch self {
    case .symbol, .named: true
    case .number, .apply: false
    }
  }
}

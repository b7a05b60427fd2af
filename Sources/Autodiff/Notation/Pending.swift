/// An operator or bracket whose right side is still being read.
struct Pending {
  enum Kind {
    /// `(…)`
    case group
    /// The arguments of a function in brackets.
    case call
    /// `|…|`
    case bars
    case add
    case sub
    /// A minus before a whole product: −(a·b).
    case negation
    case mul
    case div
    /// A product that no sign marks.
    case implicit
    /// A function whose argument has no brackets.
    case application
    /// A minus, or a product that no sign marks, in such an argument.
    case innerNegation
    case innerImplicit
    /// A minus before one factor, after an operator that binds as tightly: 2^−1.
    case tightNegation
    /// `√` without brackets.
    case root
    case power
    /// `\frac`, which waits for two operands.
    case fraction

    /// How tightly it binds; brackets hold everything.
    var strength: Int {
      switch self {
      case .group, .call, .bars: 0
      case .add, .sub: 1
      case .negation: 2
      case .mul, .div, .implicit: 3
      case .application: 4
      case .innerNegation: 5
      case .innerImplicit: 6
      case .tightNegation, .root: 7
      case .power: 8
      case .fraction: 9
      }
    }

    /// Whether it counts as a level of nesting. Sums and products end where the next one begins,
    /// and the parts of a fraction are groups.
    var nests: Bool {
      switch self {
      case .add, .sub, .mul, .div, .implicit, .innerImplicit, .fraction: false
      case .group, .call, .bars, .negation, .application, .innerNegation, .tightNegation, .root,
        .power:
        true
      }
    }
  }

  let kind: Kind
  let token: Int
  /// For a call and an application: what is applied.
  var callable = Callable.primitive(.neg)
  /// For a call and an application: the term of the exponent in `sin^2 x`, or −1.
  var exponent: Int32 = -1
  /// How many operands are complete, for a call and a fraction.
  var completed = 0
  /// Whether it is a level of nesting here: the group behind `x^` or `-` is none of its own.
  var isLevel = false
}

/// What can be applied to arguments: a primitive, or a function that is short for some.
enum Callable: Hashable {
  case primitive(Primitive)
  /// sec u = 1/cos u
  case secant
  /// csc u = 1/sin u
  case cosecant
  /// cot u = cos u/sin u
  case cotangent

  var arity: Int {
    switch self {
    case .primitive(let primitive): primitive.arity
    case .secant, .cosecant, .cotangent: 1
    }
  }
}

/// The names that every function may use: functions and constants.
enum KnownNames {
  /// What a known name stands for; its position is its number in every `NameTable`.
  static let bindings: [Binding] = entries.map(\.binding)

  /// A table that holds the known names alone.
  static let table = NameTable(entries.map(\.name))

  static let pi = table.id(of: NamedConstant.pi.rawValue) ?? 0
  static let tau = table.id(of: NamedConstant.tau.rawValue) ?? 0
  static let e = table.id(of: NamedConstant.e.rawValue) ?? 0

  /// The names of all functions, aliases included, in order.
  static let functions: [String] = entries.compactMap { entry in
    if case .function = entry.binding { return entry.name }
    return nil
  }

  private static let entries: [(name: String, binding: Binding)] = {
    var result: [(name: String, binding: Binding)] = PrimitiveTable.spellings
      .sorted { $0.key < $1.key }
      .map { ($0.key, .function(.primitive($0.value))) }
    result += [
      ("sec", .function(.secant)), ("csc", .function(.cosecant)), ("cot", .function(.cotangent)),
      ("ctg", .function(.cotangent)),
    ]
    return result + NamedConstant.allCases.map { ($0.rawValue, .constant($0)) }
  }()
}

/// What a name stands for in a text.
enum Binding: Hashable {
  /// Nothing that is known.
  case unknown
  case function(Callable)
  case constant(NamedConstant)
  /// An input by index.
  case input(Int32)
  /// The name on the left of a statement, by statement.
  case defined(Int32)
  /// Letters that stand together and are a product of inputs and constants.
  case product([Int32])
}

extension Binding {
  var isFunction: Bool {
    if case .function = self { return true }
    return false
  }

  var isUnknown: Bool { self == .unknown }
}

/// What a question trains; review is spaced by skill.
package enum Skill: String, Hashable, Sendable, CaseIterable, Codable {
  /// Writing the Wengert list of a function.
  case list
  case value
  case partial
  /// A tangent row, in symbols and in numbers.
  case tangent
  /// One contribution to an adjoint.
  case contribution
  /// An adjoint with several successors.
  case adjoint
  case seed
  /// Entries, rows, columns and the whole of the Jacobian.
  case jacobian
  /// Jac·u and ȳᵀ·Jac.
  case directional
  /// How many passes, and which mode is cheaper.
  case passes
  /// The order of a reverse pass.
  case order
  /// Finding the wrong row.
  case checking
  /// A whole trace by hand.
  case trace
  /// What an author asks that is none of these.
  case reading

  /// A few words for a table.
  package var name: String {
    switch self {
    case .list: "write the Wengert list"
    case .value: "values"
    case .partial: "local partials"
    case .tangent: "tangents"
    case .contribution: "contributions to an adjoint"
    case .adjoint: "adjoints with several successors"
    case .seed: "seeds"
    case .jacobian: "entries, rows and columns"
    case .directional: "directional derivatives"
    case .passes: "counting passes"
    case .order: "the order of a reverse pass"
    case .checking: "find the wrong row"
    case .trace: "a whole trace by hand"
    case .reading: "about the lesson"
    }
  }

  /// The skill that a cell asks for.
  init(_ family: CellFamily) {
    switch family {
    case .value: self = .value
    case .partial: self = .partial
    case .tangent: self = .tangent
    case .adjoint: self = .adjoint
    case .term: self = .contribution
    case .entry: self = .jacobian
    case .along, .pull: self = .directional
    case .passes: self = .passes
    case .seed: self = .seed
    }
  }
}

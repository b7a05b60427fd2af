import Autodiff

/// A number that a cell holds: the cell itself, or one entry of a vector or a matrix.
struct Atom: Hashable, Sendable {
  enum Place: Hashable, Sendable {
    case value(node: Int)
    case partial(of: Int, by: Int)
    case tangent(node: Int, seed: [Double])
    case adjoint(node: Int, seed: [Double])
    case term(of: Int, from: Int, Pass)
    case entry(output: Int, input: Int)
  }

  let place: Place
  /// The kind of cell that asks for it.
  let family: CellFamily
}

/// The kinds of cells, as the catalogue tells which it touches.
package enum CellFamily: Hashable, Sendable, CaseIterable {
  case value
  case partial
  case tangent
  case adjoint
  case term
  /// An entry, alone or in a row, a column or the whole Jacobian.
  case entry
  case along
  case pull
  case passes
  case seed
}

extension Cell {
  package var family: CellFamily {
    switch self {
    case .value: .value
    case .partial: .partial
    case .tangent: .tangent
    case .adjoint: .adjoint
    case .term: .term
    case .entry, .row, .column, .jacobian: .entry
    case .along: .along
    case .pull: .pull
    case .passes: .passes
    case .seed: .seed
    }
  }

  /// The numbers of the cell in reading order; none for counts and seeds, which are judged whole,
  /// nor for a Jacobian with more entries than anybody types.
  func atoms(in list: WengertList) -> [Atom] {
    let isTooLarge =
      self == .jacobian && list.inputCount > Self.mostEntries / max(1, list.outputCount)
    return isTooLarge ? [] : places(in: list).map { Atom(place: $0, family: family) }
  }

  private static let mostEntries = 5_000

  private func places(in list: WengertList) -> [Atom.Place] {
    let inputs = 0..<list.inputCount
    let outputs = 0..<list.outputCount
    switch self {
    case .value(let node): return [.value(node: node)]
    case .partial(let node, let source): return [.partial(of: node, by: source)]
    case .tangent(let node, let seed): return [.tangent(node: node, seed: seed)]
    case .adjoint(let node, let seed): return [.adjoint(node: node, seed: seed)]
    case .term(let node, let source, let pass): return [.term(of: node, from: source, pass)]
    case .entry(let output, let input): return [.entry(output: output, input: input)]
    case .row(let output): return inputs.map { .entry(output: output, input: $0) }
    case .column(let input): return outputs.map { .entry(output: $0, input: input) }
    case .jacobian:
      return outputs.flatMap { row in inputs.map { .entry(output: row, input: $0) } }
    case .along(let seed):
      return list.outputs.map { .tangent(node: $0.node, seed: seed) }
    case .pull(let seed): return inputs.map { .adjoint(node: $0, seed: seed) }
    case .passes, .seed: return []
    }
  }
}

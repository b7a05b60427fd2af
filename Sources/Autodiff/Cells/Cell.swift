/// What can be asked of a list at a point: a value, a derivative, an entry, a count.
///
/// The text form (`dot w3 @ x1`) is that of lesson placeholders, answers and `grade`.
package enum Cell: Hashable, Sendable {
  /// `w3`
  case value(node: Int)
  /// `partial w6/w3`: ∂w₆/∂w₃, summed over the positions where w₃ stands.
  case partial(of: Int, by: Int)
  /// `dot w3 @ x1`
  case tangent(node: Int, seed: [Double])
  /// `bar w3 @ y1`
  case adjoint(node: Int, seed: [Double])
  /// `term w6 from w3 @ x1`, `term w1 from w4 @ y1`: the product that `source` gives to the sum
  /// of `node`, summed over positions.
  case term(of: Int, from: Int, Pass)
  /// `jacobian y1/x2`
  case entry(output: Int, input: Int)
  /// `jacobian y1`
  case row(output: Int)
  /// `jacobian /x2`
  case column(input: Int)
  /// `jacobian`
  case jacobian
  /// `along x1=1,x2=-2`: the vector Jac·u.
  case along([Double])
  /// `pull y1=1,y2=1`: the vector ȳᵀ·Jac.
  case pull([Double])
  /// `passes forward`: how many passes the whole Jacobian takes.
  case passes(Mode)
  /// `seed y1/x2 forward`: the unit seed of the pass that gives that entry.
  case seed(output: Int, input: Int, Mode)
}

/// The value of a cell, by shape.
package enum CellValue: Hashable, Sendable {
  case number(Double)
  case count(Int)
  case vector([Double])
  case matrix([[Double]])
}

extension Cell {
  /// The value of the cell for a list at its stored primal values.
  package func value(in list: WengertList, values: [Double]) -> CellValue {
    func sweep(_ pass: Pass) -> Sweep { Sweep(pass, of: list, values: values) }
    func unit(_ mode: Mode, _ index: Int) -> [Double] { list.unitPass(mode, index).seed }
    switch self {
    case .value(let node): return .number(values[node])
    case .partial(let node, let source):
      return .number(Self.partial(of: node, by: source, list, values))
    case .tangent(let node, let seed): return .number(sweep(.forward(seed)).derivatives[node])
    case .adjoint(let node, let seed): return .number(sweep(.reverse(seed)).derivatives[node])
    case .term(let node, let source, let pass):
      let terms = sweep(pass).terms(of: node, in: list, values: values)
      let products = terms.filter { $0.source == source }.map(\.product)
      return .number(products.dropFirst().reduce(products.first ?? 0, +))
    case .entry(let output, let input):
      let tangents = sweep(list.unitPass(.forward, input)).derivatives
      return .number(tangents[list.outputs[output].node])
    case .row(let output): return .vector(sweep(list.unitPass(.reverse, output)).result(of: list))
    case .column(let input): return .vector(sweep(list.unitPass(.forward, input)).result(of: list))
    case .jacobian:
      return .matrix(list.unitPasses(.reverse).map { sweep($0).result(of: list) })
    case .along(let seed): return .vector(sweep(.forward(seed)).result(of: list))
    case .pull(let seed): return .vector(sweep(.reverse(seed)).result(of: list))
    case .passes(let mode): return .count(list.seedCount(mode))
    case .seed(let output, let input, let mode):
      return .vector(unit(mode, mode == .forward ? input : output))
    }
  }

  private static func partial(
    of node: Int, by source: Int, _ list: WengertList, _ values: [Double]
  ) -> Double {
    let partials = list.edges(into: node).filter { list.operand($0) == source }
      .map { list.partial($0, values: values) }
    return partials.dropFirst().reduce(partials.first ?? 0, +)
  }
}

import Autodiff

/// Mistakes about where a number is read off, and about how many passes there are.
extension MistakeRule {
  private static let derivativeCells: Set<CellFamily> = [
    .tangent, .adjoint, .term, .entry, .along, .pull,
  ]

  static let places: [MistakeRule] = [
    MistakeRule(
      .dotForBar, "dot for bar", touches: [.tangent, .adjoint], words: Words.dotForBar
    ).with { rule in
      rule.numbers = { atom, scene in
        switch atom.place {
        case .tangent(let node, _): scene.unitReverse.map { $0.derivatives[node] }
        case .adjoint(let node, _): scene.unitForward.map { $0.derivatives[node] }
        case .value, .partial, .term, .entry: []
        }
      }
    },
    MistakeRule(.transposed, "transposed", touches: [.entry], words: Words.transposed).with {
      rule in
      rule.numbers = { atom, scene in
        guard case .entry(let row, let column) = atom.place else { return [] }
        return scene.hasEntry(column, row) ? [scene.entry(column, row)] : []
      }
      rule.wholes = { cell, scene in transposed(cell, scene) }
    },
    MistakeRule(
      .valueForDerivative, "value for derivative",
      touches: [.partial, .tangent, .adjoint, .entry, .along, .pull],
      words: Words.valueForDerivative
    ).with { rule in
      rule.numbers = { atom, scene in
        switch atom.place {
        case .partial(let node, _), .tangent(let node, _), .adjoint(let node, _):
          [scene.workings.values[node]]
        case .entry(let output, _): [scene.workings.values[scene.list.outputs[output].node]]
        case .value, .term: []
        }
      }
    },
    MistakeRule(.otherPass, "the other pass", touches: derivativeCells, words: Words.otherPass)
      .with { rule in rule.numbers = { atom, scene in scene.inOtherPasses(atom.place) } },
    MistakeRule(
      .sign, "sign", touches: derivativeCells.union([.partial]), words: Words.sign
    ).with { rule in rule.numbers = { atom, scene in [-scene.truth(atom.place)] } },
  ]

  static let counts: [MistakeRule] = [
    MistakeRule(
      .passCountsSwapped, "pass counts swapped", touches: [.passes], words: Words.countsSwapped
    ).with { rule in
      rule.wholes = { cell, scene in
        guard case .passes(let mode) = cell else { return [] }
        return [.count(scene.list.entryCount(mode))]
      }
    },
    MistakeRule(
      .passesByEntries, "passes counted by entries", touches: [.passes], words: Words.countsEntries
    ).with { rule in
      rule.wholes = { cell, scene in
        guard case .passes = cell else { return [] }
        let (n, m) = (scene.list.inputCount, scene.list.outputCount)
        return [.count(n * m), .count(n + m)]
      }
    },
  ]

  private static func transposed(_ cell: Cell, _ scene: Scene) -> [CellValue] {
    let (n, m) = (scene.list.inputCount, scene.list.outputCount)
    func value(_ cell: Cell) -> CellValue {
      cell.value(in: scene.list, values: scene.workings.values)
    }
    switch cell {
    case .row(let output): return output < n ? [value(.column(input: output))] : []
    case .column(let input): return input < m ? [value(.row(output: input))] : []
    case .jacobian:
      guard case .matrix(let rows) = value(.jacobian) else { return [] }
      return [.matrix((0..<n).map { column in rows.map { $0[column] } })]
    case .value, .partial, .tangent, .adjoint, .term, .entry, .along, .pull, .passes, .seed:
      return []
    }
  }
}

extension Scene {
  fileprivate func hasEntry(_ output: Int, _ input: Int) -> Bool {
    output < list.outputCount && input < list.inputCount
  }

  /// The numbers at the same place in the other unit passes of the same mode; of an entry, its
  /// row and its column.
  fileprivate func inOtherPasses(_ place: Atom.Place) -> [Double] {
    switch place {
    case .value, .partial: return []
    case .tangent(let node, let seed):
      return others(.forward(seed)).map { $0.derivatives[node] }
    case .adjoint(let node, let seed):
      return others(.reverse(seed)).map { $0.derivatives[node] }
    case .term(let node, let source, let pass):
      return others(pass).map {
        SweepRules().term(of: node, from: source, pass, $0, workings)
      }
    case .entry(let output, let input):
      let node = list.outputs[output].node
      return others(list.unitPass(.forward, input)).map { $0.derivatives[node] }
        + others(list.unitPass(.reverse, output)).map { $0.derivatives[input] }
    }
  }

  private func others(_ pass: Pass) -> [PassValues] {
    let units = unit(pass.mode ?? .forward)
    guard let index = pass.unitIndex else { return units }
    return units.indices.filter { $0 != index }.map { units[$0] }
  }
}

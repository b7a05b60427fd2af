import Autodiff

/// The catalogue of mistakes: one row per id, in order.
package enum Catalogue {
  static let rules: [MistakeRule] =
    (MistakeRule.sums + MistakeRule.terms + MistakeRule.arguments + MistakeRule.exponentials
    + MistakeRule.products + MistakeRule.signs + MistakeRule.functions + MistakeRule.seeds
    + MistakeRule.places + MistakeRule.counts).sorted { $0.mistake < $1.mistake }

  /// A few words that name a mistake.
  package static func name(of mistake: Mistake) -> String { rule(mistake).name }

  static func rule(_ mistake: Mistake) -> MistakeRule { rules[mistake.rawValue - 1] }
}

/// All that the catalogue gives at one cell.
struct CatalogueValues: Sendable {
  /// The true value.
  let truth: CellValue
  /// Of each number of the cell in reading order: what each mistake gives there.
  let numbers: [[MistakeValue]]
  /// What takes the place of the whole cell, by mistake.
  let wholes: [(mistake: Mistake, value: CellValue)]

  /// - Parameter scene: made for these rules.
  init(_ cell: Cell, _ scene: Scene, rules: [MistakeRule] = Catalogue.rules) {
    let scene = scene.asking(cell)
    let list = scene.list
    let atoms = cell.atoms(in: list)
    var numbers = [[MistakeValue]](repeating: [], count: atoms.count)
    for rule in rules {
      for (index, values) in rule.values(at: atoms, scene).enumerated() {
        numbers[index] += values
      }
    }
    truth = cell.value(in: list, values: scene.workings.values)
    self.numbers = numbers
    wholes = Self.wholes(cell, scene, rules: rules)
  }

  /// What takes the place of the whole cell, by mistake, in catalogue order.
  static func wholes(
    _ cell: Cell, _ scene: Scene, rules: [MistakeRule] = Catalogue.rules
  ) -> [(mistake: Mistake, value: CellValue)] {
    rules.flatMap { rule in rule.wholes(cell, scene).map { (rule.mistake, $0) } }
  }
}

extension Atom.Place {
  /// The pass that an atom belongs to by its words; entries belong to one of each mode.
  func pass(in list: WengertList) -> Pass? {
    switch self {
    case .value, .partial, .entry: nil
    case .tangent(_, let seed): .forward(seed)
    case .adjoint(_, let seed): .reverse(seed)
    case .term(_, _, let pass): pass
    }
  }
}

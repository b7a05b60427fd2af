import Autodiff

/// One row of the catalogue: a mistake, the cells it touches and what it gives there.
///
/// A mistake is told in up to four ways, and every value of each counts: as other rules for whole
/// passes (habits) or for one cell on true neighbours (slips), as whole passes of its own, as
/// numbers at one place, or as another vector, matrix or count.
struct MistakeRule: Sendable {
  let mistake: Mistake
  /// A few words that name it: "adjoint overwritten".
  let name: String
  var families: Set<CellFamily>
  /// The rules at every place of a pass, one element per variant; always as many for one list, at
  /// any point.
  var habits: @Sendable (Workings) -> [SweepRules] = { _ in [] }
  /// The rules at the asked cell only; nil uses the habits'.
  var slips: (@Sendable (Workings) -> [SweepRules])?
  /// Derivatives of a whole pass that no rules of a sweep give.
  var passes: @Sendable (Pass, Workings) -> [[Double]] = { _, _ in [] }
  /// Numbers at one place, from the true passes around it.
  var numbers: @Sendable (Atom, Scene) -> [Double] = { _, _ in [] }
  /// Vectors, matrices and counts in the place of a whole cell.
  var wholes: @Sendable (Cell, Scene) -> [CellValue] = { _, _ in [] }
  /// What went wrong, with this function's numbers, and what to do instead.
  let words: @Sendable (MistakeCase) -> String

  init(
    _ mistake: Mistake, _ name: String, touches families: Set<CellFamily>,
    words: @escaping @Sendable (MistakeCase) -> String
  ) {
    self.mistake = mistake
    self.name = name
    self.families = families
    self.words = words
  }

  /// The same row with some of its ways filled in.
  func with(_ change: (inout MistakeRule) -> Void) -> MistakeRule {
    var rule = self
    change(&rule)
    return rule
  }
}

extension EdgeTable {
  /// The edges from an operand into a node: one, or two where it stands twice.
  func between(_ source: Int, and node: Int) -> [Int] {
    into(node).filter { sources[$0] == source }
  }

  /// The sum of a number over the edges from an operand into a node.
  func total(between source: Int, and node: Int, _ number: (Int) -> Double) -> Double {
    let numbers = between(source, and: node).map(number)
    return numbers.dropFirst().reduce(numbers.first ?? 0, +)
  }
}

extension SweepRules {
  /// The product that `source` gives to the sum of `node` by these rules.
  func term(
    of node: Int, from source: Int, _ pass: Pass, _ values: PassValues, _ workings: Workings
  ) -> Double {
    let mode: Mode = pass.mode ?? .forward
    let ends = mode == .forward ? (source, node) : (node, source)
    return workings.edges.total(between: ends.0, and: ends.1) {
      termValue($0, mode, values, workings)
    }
  }
}

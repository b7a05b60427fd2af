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

/// A list at a point with its true passes.
struct Scene: Sendable {
  let workings: Workings
  let unitForward: [PassValues]
  let unitReverse: [PassValues]
  private let asked: [Pass: PassValues]

  /// Unit passes beyond this many of a mode are not held against an answer.
  static let unitPassLimit = 64

  init(_ workings: Workings, asking passes: Set<Pass>) {
    self.workings = workings
    let list = workings.list
    let rules = SweepRules()
    func units(_ mode: Mode) -> [PassValues] {
      list.unitPasses(mode, limit: Self.unitPassLimit).map { rules.sweep($0, workings) }
    }
    unitForward = units(.forward)
    unitReverse = units(.reverse)
    asked = Dictionary(uniqueKeysWithValues: passes.map { ($0, rules.sweep($0, workings)) })
  }

  var list: WengertList { workings.list }

  func unit(_ mode: Mode) -> [PassValues] { mode == .forward ? unitForward : unitReverse }

  /// The true pass with a seed.
  func pass(_ pass: Pass) -> PassValues { asked[pass] ?? SweepRules().sweep(pass, workings) }

  /// ∂yᵢ/∂xⱼ
  func entry(_ output: Int, _ input: Int) -> Double {
    let node = list.outputs[output].node
    if unitForward.indices.contains(input) { return unitForward[input].derivatives[node] }
    return pass(list.unitPass(.forward, input)).derivatives[node]
  }

  /// The true number at a place.
  func truth(_ place: Atom.Place) -> Double {
    switch place {
    case .value(let node): workings.values[node]
    case .partial(let node, let source):
      workings.edges.total(between: source, and: node) { workings.partials[$0] }
    case .tangent(let node, let seed): pass(.forward(seed)).derivatives[node]
    case .adjoint(let node, let seed): pass(.reverse(seed)).derivatives[node]
    case .term(let node, let source, let pass): term(node, source, pass)
    case .entry(let output, let input): entry(output, input)
    }
  }

  private func term(_ node: Int, _ source: Int, _ pass: Pass) -> Double {
    SweepRules().term(of: node, from: source, pass, self.pass(pass), workings)
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

extension WengertList {
  /// The unit passes of a mode, at most `limit` of them.
  func unitPasses(_ mode: Mode, limit: Int) -> [Pass] {
    (0..<min(limit, seedCount(mode))).map { unitPass(mode, $0) }
  }
}

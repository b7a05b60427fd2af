import Autodiff

/// A list at a point with its true passes, and what the rules of the catalogue make of it.
struct Scene: Sendable {
  let workings: Workings
  let unitForward: [PassValues]
  let unitReverse: [PassValues]
  /// The variants of each mistake that the scene was made for; of none where the list is long.
  let variants: [Mistake: Variants]
  private var asked: [Pass: PassValues] = [:]

  /// The habits and slips of one mistake that change anything here, by number.
  struct Variants: Sendable {
    let habits: [(number: Int, rules: SweepRules)]
    let slips: [(number: Int, rules: SweepRules)]

    init(_ rule: MistakeRule, _ workings: Workings) {
      habits = Self.acting(rule.habits(workings), workings)
      slips = rule.slips.map { Self.acting($0(workings), workings) } ?? habits
    }

    private static func acting(
      _ rules: [SweepRules], _ workings: Workings
    ) -> [(number: Int, rules: SweepRules)] {
      rules.enumerated().filter { $0.element.acts(on: workings) }
        .map { ($0.offset, $0.element) }
    }
  }

  init(_ workings: Workings, rules: [MistakeRule] = Catalogue.rules) {
    self.workings = workings
    let list = workings.list
    func units(_ mode: Mode) -> [PassValues] {
      list.unitPasses(mode, limit: workings.passLimit).map { PassValues(true: $0, workings) }
    }
    unitForward = units(.forward)
    unitReverse = units(.reverse)
    let kept = workings.keepsVariants ? rules : []
    variants = Dictionary(
      uniqueKeysWithValues: kept.map { ($0.mistake, Variants($0, workings)) })
  }

  /// The same scene with the passes of a cell at hand.
  func asking(_ cell: Cell) -> Scene {
    var scene = self
    for pass in Set(cell.atoms(in: list).compactMap { $0.place.pass(in: list) }) {
      scene.asked[pass] = self.pass(pass)
    }
    return scene
  }

  var list: WengertList { workings.list }

  func unit(_ mode: Mode) -> [PassValues] { mode == .forward ? unitForward : unitReverse }

  /// The true pass with a seed.
  func pass(_ pass: Pass) -> PassValues {
    if let known = asked[pass] { return known }
    if let mode = pass.mode, let index = pass.unitIndex, unit(mode).indices.contains(index) {
      return unit(mode)[index]
    }
    return PassValues(true: pass, workings)
  }

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

extension WengertList {
  /// The unit passes of a mode, at most `limit` of them.
  func unitPasses(_ mode: Mode, limit: Int) -> [Pass] {
    (0..<min(limit, seedCount(mode))).map { unitPass(mode, $0) }
  }
}

extension PassValues {
  /// A pass by the true rules; where products leave the range of doubles, with the derivatives
  /// that the trace shows.
  fileprivate init(true pass: Pass, _ workings: Workings) {
    self = SweepRules().sweep(pass, workings)
    guard !derivatives.allSatisfy(\.isFinite) else { return }
    derivatives = Sweep(pass, of: workings.list, values: workings.values).derivatives
  }
}

extension SweepRules {
  /// Whether the rules are others than the true ones here.
  fileprivate func acts(on workings: Workings) -> Bool {
    guard let partials, values == nil else { return true }
    return zip(partials, workings.partials).contains { $0 != $1 && !($0.isNaN && $1.isNaN) }
  }
}

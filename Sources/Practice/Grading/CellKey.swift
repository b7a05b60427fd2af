import Autodiff

/// All that an answer to one cell is held against: the true value, and what each mistake gives.
///
/// Made once per question; judging an answer then costs comparisons only, unless the answer is an
/// expression, which is compared at further points.
package struct CellKey: Sendable {
  package let cell: Cell
  package let truth: CellValue
  let letters: Letters
  let point: [Double]
  let scene: Scene
  let catalogue: CatalogueValues
  let numbers: [NumberKey]

  package init(
    _ cell: Cell, _ list: WengertList, point: [Double], values: [Double]? = nil,
    script: Script = .unicode
  ) {
    let workings = Workings(list, values: values ?? list.values(at: point))
    self.init(cell, Scene(workings), point: point, script: script)
  }

  init(_ cell: Cell, _ scene: Scene, point: [Double], script: Script) {
    let scene = scene.asking(cell)
    self.cell = cell
    self.point = point
    self.scene = scene
    letters = Letters(scene.list, script)
    catalogue = CatalogueValues(cell, scene)
    truth = catalogue.truth
    numbers = catalogue.keys(cell, scene)
  }

  var workings: Workings { scene.workings }
  var list: WengertList { scene.list }
}

/// What one number of an answer is held against.
struct NumberKey: Sendable {
  let truth: Double
  let tolerance: Tolerance
  /// What mistakes give, without what is the truth within rule 2's tolerance.
  let mistakes: [MistakeValue]
  /// Half the distance to the nearest mistake's number: acceptance is never wider (rule 4).
  let reach: Double

  init(truth: Double, tolerance: Tolerance, values: [MistakeValue]) {
    self.truth = truth
    self.tolerance = tolerance
    let others = values.filter { $0.value.isFinite && !tolerance.isSame($0.value, truth) }
    mistakes = others
    reach = (others.map { ($0.value - truth).magnitude }.min() ?? .infinity) / 2
  }

  enum Verdict: Hashable {
    case right
    case imprecise
    case wrong
  }

  func verdict(_ answer: NumberAnswer) -> Verdict {
    let distance = (answer.value - truth).magnitude
    if distance == 0 { return .right }
    let isRight = tolerance.isSame(answer.value, truth) || distance <= answer.slack(at: truth)
    if isRight { return distance <= reach ? .right : .imprecise }
    switch answer.likeness(to: truth) {
    case .none: return .wrong
    case .enough: return distance <= reach ? .right : .imprecise
    case .tooFew: return isRatherMistake(answer) ? .wrong : .imprecise
    }
  }

  /// Whether few figures, far from the truth, are exactly what a mistake gives: 2 for 2.8776
  /// where one of the terms is 2.
  private func isRatherMistake(_ answer: NumberAnswer) -> Bool {
    (answer.value - truth).magnitude > Self.nearness * truth.magnitude
      && mistakes.contains { Tolerance(termSizes: 0).isSame(answer.value, $0.value) }
  }

  /// Within this part of the truth, few figures may still be the truth's own.
  private static let nearness = 0.01

  /// The mistakes whose number a wrong answer is.
  func matches(_ answer: NumberAnswer) -> [MistakeValue] {
    mistakes.filter { mistake in
      // What cancels to 0 may leave rounding of the size of its terms.
      let leftover = 1e-12 * max(tolerance.termSizes, truth.isFinite ? truth.magnitude : 0)
      let width = max(leftover, Tolerance.relative * mistake.value.magnitude)
      return (answer.value - mistake.value).magnitude <= width
        || answer.likeness(to: mistake.value) == .enough
    }
  }
}

/// A number as answered: its value and the figures it was written with.
struct NumberAnswer: Hashable, Sendable {
  let value: Double
  /// Where it is a plain decimal.
  let figures: Figures?
  /// How far the value may be off because decimals in it were rounded.
  var rounding: Double = 0

  enum Likeness: Hashable {
    case none
    case tooFew
    case enough
  }

  /// Whether the figures are a number's, rounded or truncated, and enough of them.
  func likeness(to number: Double) -> Likeness {
    guard number.isFinite, let figures, let full = Figures(number) else { return .none }
    // What should be 0.5 may be 0.4999999999999999, and cut to 0.499.
    let exact = Figures(number, figures: 17) ?? full
    for whole in [full, exact] {
      guard case .shortened(let count) = figures.likeness(to: whole) else { continue }
      return count >= min(Tolerance.leastFigures, full.digits.count) ? .enough : .tooFew
    }
    return .none
  }

  /// What rounded decimals in a formula may add, at most what three figures leave open.
  func slack(at truth: Double) -> Double { min(rounding, 0.001 * truth.magnitude) }
}

extension CatalogueValues {
  /// The keys of the cell's numbers in reading order; for counts and seeds, of their entries,
  /// which mistakes answer as a whole only.
  func keys(_ cell: Cell, _ scene: Scene) -> [NumberKey] {
    let atoms = cell.atoms(in: scene.list)
    guard !atoms.isEmpty else {
      return truth.entries.map {
        NumberKey(truth: $0, tolerance: Tolerance(termSizes: 0), values: [])
      }
    }
    return zip(zip(truth.entries, atoms), numbers).map { pair, values in
      NumberKey(truth: pair.0, tolerance: scene.tolerance(at: pair.1.place), values: values)
    }
  }
}

extension CellValue {
  /// The numbers in reading order.
  var entries: [Double] {
    switch self {
    case .number(let number): [number]
    case .count(let count): [Double(count)]
    case .vector(let entries): entries
    case .matrix(let rows): rows.flatMap { $0 }
    }
  }
}

import Autodiff

/// The seeded points at which an answer with letters is compared with the truth (rule 3).
struct SampleScenes: Sendable {
  private struct Sample: Sendable {
    let point: [Double]
    /// Without the catalogue.
    let scene: Scene
    let truth: [Double]

    var workings: Workings { scene.workings }
  }

  private let key: CellKey
  private let samples: [Sample]

  init(_ key: CellKey) {
    self.key = key
    samples = SamplePoints.around(key.point, key.list, edges: key.workings.edges).map { point in
      let workings = Workings(
        key.list, values: key.list.values(at: point), edges: key.workings.edges)
      let truth = key.cell.value(in: key.list, values: workings.values).entries
      return Sample(point: point, scene: Scene(workings, rules: []), truth: truth)
    }
  }

  /// What an expression is, at an entry of the cell.
  func check(_ entry: ScalarAnswer, at index: Int) -> CellJudge.Finding {
    let here = entry.expression.value(at: key.point, values: key.workings.values)
    let truth = key.numbers[index].truth
    if !here.isFinite && truth.isFinite { return CellJudge.Finding(kind: .undefinedHere) }
    let isRightHere =
      !truth.isFinite || isSame(entry, here, truth, key.numbers[index].tolerance)
    let defined = samples.filter { $0.truth[index].isFinite }
    let usable = defined.filter { value(entry, $0).isFinite }
    guard usable.count >= SamplePoints.leastUsable else {
      return CellJudge.Finding(kind: isRightHere ? undecided(defined) : .wrong)
    }
    let atoms = key.cell.atoms(in: key.list)
    let isRightThere = usable.allSatisfy { sample in
      let tolerance =
        atoms.isEmpty
        ? Tolerance(termSizes: 0)
        : sample.scene.tolerance(at: atoms[index].place)
      return isSame(entry, value(entry, sample), sample.truth[index], tolerance)
    }
    switch (isRightHere, isRightThere) {
    case (true, true): return .init(kind: usable.count == defined.count ? .right : .otherDomain)
    case (true, false): return .init(kind: .rightHereOnly, matches: matches(entry, index, usable))
    case (false, _): return .init(kind: .wrong, matches: matches(entry, index, usable))
    }
  }

  private func undecided(_ defined: [Sample]) -> CellJudge.Finding.Kind {
    defined.count >= SamplePoints.leastUsable ? .otherDomain : .undecided
  }

  private func value(_ entry: ScalarAnswer, _ sample: Sample) -> Double {
    entry.expression.value(at: sample.point, values: sample.workings.values)
  }

  /// Equal within the tolerance and what rounding leaves of the answer's own large terms.
  private func isSame(
    _ entry: ScalarAnswer, _ value: Double, _ truth: Double, _ tolerance: Tolerance
  ) -> Bool {
    truth.isFinite
      && (value - truth).magnitude
        <= max(tolerance.width(at: truth), 1e-13 * entry.expression.largestPart(key, value))
  }

  /// The mistakes whose numbers the expression gives at the asked point and at all usable ones.
  private func matches(
    _ entry: ScalarAnswer, _ index: Int, _ usable: [Sample]
  ) -> [MistakeValue] {
    guard key.catalogue.numbers.indices.contains(index) else { return [] }
    let here = entry.expression.value(at: key.point, values: key.workings.values)
    var left = key.catalogue.numbers[index].filter { Self.isNear(here, $0.value) }
    for sample in usable where !left.isEmpty {
      let rules = Set(left.map(\.mistake)).sorted().map { Catalogue.rule($0) }
      let values = CatalogueValues(key.cell, sample.scene, rules: rules).numbers[index]
      let number = value(entry, sample)
      let found = Set(values.filter { Self.isNear(number, $0.value) }.map(\.mistake))
      left = left.filter { found.contains($0.mistake) }
    }
    return left
  }

  private static func isNear(_ answer: Double, _ number: Double) -> Bool {
    (answer - number).magnitude <= Tolerance.relative * max(number.magnitude, 1e-9)
  }

  /// What mistakes give as wholes at each further point.
  var wholes: [(point: [Double], values: [Double], wholes: [(mistake: Mistake, value: CellValue)])]
  {
    samples.map { sample in
      let wholes = CatalogueValues.wholes(key.cell, sample.scene)
      return (sample.point, sample.workings.values, wholes)
    }
  }
}

extension Expression {
  /// The size of the largest number that evaluating the expression meets, a bound on what its
  /// rounding leaves.
  fileprivate func largestPart(_ key: CellKey, _ value: Double) -> Double {
    var largest = value.magnitude
    func visit(_ expression: Expression) -> Double {
      guard case .apply(let primitive, let operands) = expression else {
        return expression.value(at: key.point, values: key.workings.values)
      }
      let values = operands.map(visit)
      let result = primitive.row.value(values[0], values.count > 1 ? values[1] : 0)
      if result.isFinite { largest = max(largest, result.magnitude) }
      return result
    }
    _ = visit(self)
    return largest.isFinite ? largest : 0
  }

  /// How far the value may be off because long decimals in it were rounded: half a unit of the
  /// last figure of each decimal with three figures or more that is not among `known`.
  func rounding(known: Set<Double>) -> Double {
    let literals = self.literals
    guard symbols.isEmpty, literals.count <= 12, case .apply = self else { return 0 }
    let exact = value(at: [], values: [])
    var total = 0.0
    for (index, literal) in literals.enumerated() where !known.contains(literal.magnitude) {
      guard let figures = Figures(literal), figures.digits.count >= Tolerance.leastFigures,
        figures.place < 0
      else { continue }
      let half = 0.5 * ElementaryMath.pow(10, Double(figures.place))
      total +=
        (replacingLiteral(index, by: literal + half).value(at: [], values: []) - exact)
        .magnitude
    }
    return total.isFinite ? total : 0
  }

  private var literals: [Double] {
    switch self {
    case .number(let number): [number]
    case .named, .symbol: []
    case .apply(_, let operands): operands.flatMap(\.literals)
    }
  }

  private func replacingLiteral(_ index: Int, by value: Double) -> Expression {
    var next = 0
    func visit(_ expression: Expression) -> Expression {
      switch expression {
      case .named, .symbol: return expression
      case .number(let number):
        next += 1
        return .number(next - 1 == index ? value : number)
      case .apply(let primitive, let operands):
        return .apply(primitive, operands.map(visit))
      }
    }
    return visit(self)
  }
}

import Autodiff

/// What a point of a function tells apart: which mistakes give the right number there, and which
/// give the same wrong one, where another point would separate them.
///
/// Pairs that coincide at every point (0 is both "no seed" and often "the other pass") are
/// unavoidable and not reported.
package struct Identifiability: Sendable {
  package enum Kind: Hashable, Sendable {
    /// The mistake gives the right value.
    case hidden(Mistake)
    /// Two mistakes give the same wrong value.
    case confused(Mistake, Mistake)
  }

  package struct Finding: Hashable, Sendable {
    package let cell: Cell
    package let kind: Kind
  }

  /// Everything that another point would tell apart, way by way of each mistake.
  package let findings: [Finding]
  /// What an author should know: mistakes that can't be seen in one mode at a cell, and pairs that
  /// no cell tells apart.
  package let warnings: [Finding]

  /// How many further points are compared with.
  package static let sampleCount = 4

  /// Compares at cells that hold one number each; left out, at all entries of the Jacobian.
  package init(
    _ list: WengertList, at point: [Double], cells: [Cell]? = nil, samples count: Int = sampleCount
  ) {
    let values = list.values(at: point)
    let workings = Workings(list, values: values)
    let samples = SamplePoints.around(point, list, edges: workings.edges).prefix(count).map {
      Scene(Workings(list, values: list.values(at: $0), edges: workings.edges))
    }
    let scene = Scene(workings)
    let comparisons = (cells ?? list.entryCells).map {
      CellComparison($0, scene, samples)
    }
    findings = comparisons.flatMap(\.findings)
    warnings = comparisons.flatMap(\.unseen) + Self.inseparable(comparisons)
  }

  /// Pairs of habits that give the same wrong number at every cell where both are wrong.
  private static func inseparable(_ comparisons: [CellComparison]) -> [Finding] {
    var first: [CellComparison.Pair: Int] = [:]
    var separated: Set<CellComparison.Pair> = []
    for (index, comparison) in comparisons.enumerated() {
      let pairs = comparison.pairs
      separated.formUnion(pairs.separated)
      for pair in pairs.confused where first[pair] == nil { first[pair] = index }
    }
    var found: [Kind: Int] = [:]
    for (pair, index) in first where !separated.contains(pair) {
      found[.confused(pair.a.mistake, pair.b.mistake), default: index].lower(to: index)
    }
    return found.sorted { $0.key.order < $1.key.order }
      .map { Finding(cell: comparisons[$0.value].cell, kind: $0.key) }
  }

  /// How much a point leaves untold; lower is better.
  package var cost: Int {
    findings.reduce(0) { sum, finding in
      switch finding.kind {
      case .hidden: sum + 5
      case .confused: sum + 1
      }
    }
  }
}

extension Int {
  fileprivate mutating func lower(to other: Int) { self = Swift.min(self, other) }
}

extension Identifiability.Kind {
  /// The place among findings of one cell.
  var order: Int {
    switch self {
    case .hidden(let mistake): mistake.rawValue
    case .confused(let a, let b): 100 * a.rawValue + b.rawValue
    }
  }

  /// What is not told apart, in words: `B15 (product: own factor) gives the right value`.
  package var message: String {
    func name(_ mistake: Mistake) -> String { "\(mistake.id) (\(Catalogue.name(of: mistake)))" }
    switch self {
    case .hidden(let mistake):
      return "\(name(mistake)) gives the right value at this point: another point would show it"
    case .confused(let a, let b):
      return "\(name(a)) and \(name(b)) give the same wrong values at this point: another point "
        + "would tell them apart"
    }
  }
}

extension WengertList {
  /// All entries of the Jacobian.
  var entryCells: [Cell] {
    (0..<outputCount).flatMap { output in
      (0..<inputCount).map { .entry(output: output, input: $0) }
    }
  }
}

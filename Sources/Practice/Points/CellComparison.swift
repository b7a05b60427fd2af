import Autodiff

/// One cell's numbers at the asked point, held against those at further points.
struct CellComparison {
  struct Pair: Hashable {
    let a: MistakeValue.Key
    let b: MistakeValue.Key
  }

  private typealias Numbers = [MistakeValue.Key: Double]

  let cell: Cell
  private let truth: Double
  private let here: Numbers
  private let elsewhere: [(truth: Double, numbers: Numbers)]

  init(_ cell: Cell, _ scene: Scene, _ samples: [Scene]) {
    self.cell = cell
    let (truth, numbers) = Self.numbers(cell, scene)
    let elsewhere = samples.map { Self.numbers(cell, $0) }
    var here = numbers
    // A way that changes nothing at all at this point gives the truth.
    for key in elsewhere.first?.1.keys.map({ $0 }) ?? [] where here[key] == nil {
      here[key] = truth
    }
    self.truth = truth
    self.here = here
    self.elsewhere = elsewhere
  }

  private static func numbers(_ cell: Cell, _ scene: Scene) -> (Double, Numbers) {
    let catalogue = CatalogueValues(cell, scene)
    let pairs = (catalogue.numbers.first ?? []).map { ($0.key, $0.value) }
    return (catalogue.truth.entries.first ?? .nan, Numbers(pairs) { first, _ in first })
  }

  private static func isSame(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= Tolerance.relative * max(a.magnitude, b.magnitude, 1e-9)
  }

  /// Everything that this point leaves untold at the cell.
  var findings: [Identifiability.Finding] {
    guard truth.isFinite, !elsewhere.isEmpty else { return [] }
    var kinds = Set(hidden.map { Identifiability.Kind.hidden($0.mistake) })
    for pair in equalPairs(among: wrong) where isTold(pair) {
      kinds.insert(.confused(pair.a.mistake, pair.b.mistake))
    }
    return kinds.sorted { $0.order < $1.order }
      .map { Identifiability.Finding(cell: cell, kind: $0) }
  }

  /// Mistakes all of whose habits in one mode give the truth here and something else elsewhere.
  var unseen: [Identifiability.Finding] {
    guard truth.isFinite, !elsewhere.isEmpty else { return [] }
    var byWay: [MistakeValue.Way: [Mistake: [Bool]]] = [:]
    for key in here.keys where key.isHabit && actsElsewhere(key) {
      byWay[key.way, default: [:]][key.mistake, default: []].append(isTrueHere(key))
    }
    let mistakes = Set(
      byWay.values.flatMap { ways in ways.filter { $0.value.allSatisfy { $0 } }.keys })
    return mistakes.sorted().map { Identifiability.Finding(cell: cell, kind: .hidden($0)) }
  }

  /// Habits that agree or differ here, of those that are wrong.
  var pairs: (confused: Set<Pair>, separated: Set<Pair>) {
    let habits = wrong.filter { $0.key.isHabit }
    let equal = equalPairs(among: habits)
    var separated: Set<Pair> = []
    for (index, one) in habits.enumerated() {
      for other in habits[(index + 1)...] where one.key.mistake != other.key.mistake {
        let pair = Self.pair(one.key, other.key)
        if !equal.contains(pair) { separated.insert(pair) }
      }
    }
    return (equal.filter { isTold($0) }, separated)
  }

  // MARK: ways of going wrong

  private var hidden: [MistakeValue.Key] {
    here.keys.filter { isTrueHere($0) && actsElsewhere($0) }
  }

  private func isTrueHere(_ key: MistakeValue.Key) -> Bool {
    here[key].map { Self.isSame($0, truth) } ?? false
  }

  private func actsElsewhere(_ key: MistakeValue.Key) -> Bool {
    elsewhere.allSatisfy { sample in
      sample.numbers[key].map { $0.isFinite && !Self.isSame($0, sample.truth) } ?? false
    }
  }

  /// The wrong numbers here, by size.
  private var wrong: [(key: MistakeValue.Key, value: Double)] {
    guard truth.isFinite, !elsewhere.isEmpty else { return [] }
    return here.filter { $0.value.isFinite && !Self.isSame($0.value, truth) }
      .sorted { ($0.value, $0.key.mistake) < ($1.value, $1.key.mistake) }
      .map { ($0.key, $0.value) }
  }

  private func equalPairs(among wrong: [(key: MistakeValue.Key, value: Double)]) -> Set<Pair> {
    var result: Set<Pair> = []
    for (index, one) in wrong.enumerated() {
      for other in wrong[(index + 1)...] {
        guard Self.isSame(one.value, other.value) else { break }
        if one.key.mistake != other.key.mistake { result.insert(Self.pair(one.key, other.key)) }
      }
    }
    return result
  }

  private static func pair(_ a: MistakeValue.Key, _ b: MistakeValue.Key) -> Pair {
    a.mistake < b.mistake ? Pair(a: a, b: b) : Pair(a: b, b: a)
  }

  /// Whether two ways of going wrong give different numbers at all further points.
  private func isTold(_ pair: Pair) -> Bool {
    elsewhere.allSatisfy { sample in
      guard let a = sample.numbers[pair.a], let b = sample.numbers[pair.b] else { return false }
      return !Self.isSame(a, b)
    }
  }
}

extension MistakeValue.Key {
  var isHabit: Bool { if case .habit = way { true } else { false } }
}

import Autodiff

/// What a wrong answer is told about the mistakes that give it (rule 7).
struct Diagnosis: Sendable {
  /// At most so many mistakes are explained.
  static let shownLimit = 2

  private let key: CellKey
  private let cases: [MistakeCase]

  init(
    key: CellKey, findings: CellJudge.Findings, answer: Answer, mistakes: [Mistake]
  ) {
    self.key = key
    let scene = key.scene
    let first = findings.wrong.first
    let place = first.flatMap { index in
      let atoms = key.cell.atoms(in: key.list)
      return atoms.indices.contains(index) ? atoms[index].place : nil
    }
    let matches = first.map { findings.entries[$0].matches } ?? []
    let value = answer.entries.first.map { key.number($0).value }
    let all = mistakes.map { mistake in
      let own = matches.filter { $0.mistake == mistake }
      let match = own.first(where: \.isHabit) ?? own.first
      let lone = MistakeValue.Key(mistake: mistake, way: .own, variant: 0)
      return MistakeCase(
        cell: key.cell, place: match == nil ? nil : place, key: match?.key ?? lone,
        answer: value, scene: scene, letters: key.letters)
    }
    cases = all.filter { one in !all.contains { one.repeats($0) } }.sorted { $0.rank < $1.rank }
  }

  /// One sentence for each of the first two.
  var sentences: [String] {
    let texts = cases.prefix(Self.shownLimit).compactMap { one in
      one.key.map { Catalogue.rule($0.mistake).words(one) }
    }
    guard texts.count > 1 else { return texts }
    let count = cases.count == 2 ? "Two" : "Several"
    return ["\(count) mistakes lead there. \(texts[0])", "Or: \(texts[1])"]
  }

  /// A cell where the two shown mistakes give different numbers, of which at least one is wrong.
  var followUp: Cell? {
    let shown = cases.prefix(Self.shownLimit).compactMap(\.key)
    guard shown.count == 2 else { return nil }
    return candidates.first { cell in
      let rules = shown.map { Catalogue.rule($0.mistake) }
      let catalogue = CatalogueValues(cell, key.scene, rules: rules)
      guard case .number(let truth) = catalogue.truth, let values = catalogue.numbers.first
      else { return false }
      let numbers = shown.map { mistake in
        values.first { $0.mistake == mistake.mistake && $0.isHabit }?.value ?? truth
      }
      return numbers.allSatisfy(\.isFinite)
        && !Tolerance(termSizes: 0).isSame(numbers[0], numbers[1])
    }
  }

  private static let candidateLimit = 12

  /// Local partials and derivatives near the asked cell, nearest first.
  private var candidates: [Cell] {
    guard let position = cases.first?.position, let mode = position.pass.mode,
      let nodes = cases.first?.nodesOnTheWay
    else { return [] }
    var result: [Cell] = []
    for node in nodes where result.count < Self.candidateLimit {
      let seed = position.pass.seed
      result.append(
        mode == .forward ? .tangent(node: node, seed: seed) : .adjoint(node: node, seed: seed))
      for source in Set(key.list.operands(of: node)).sorted() {
        result.append(.partial(of: node, by: source))
      }
    }
    // An entry of the Jacobian is the derivative that it is read off.
    if case .entry = key.cell { return Array(result.dropFirst()) }
    return result.filter { $0 != key.cell }
  }
}

extension MistakeCase {
  /// Whether it is what another case says already: 1/x with an input is ln′ taken at that input.
  fileprivate func repeats(_ other: MistakeCase) -> Bool {
    guard let key, let named = other.key else { return false }
    return key.mistake == .logarithmDerivative && key.variant > 0
      && named.mistake == .partialAtInput
  }

  /// Rules about a local partial before those about places, habits before slips, else by id.
  fileprivate var rank: [Int] {
    guard let key else { return [2, 0, 0] }
    let isPlace = (Mistake.dotForBar...Mistake.sign).contains(key.mistake)
    let isHabit = if case .slip = key.way { false } else { true }
    return [isPlace ? 1 : 0, isHabit ? 0 : 1, key.mistake.rawValue]
  }
}

extension [Int] {
  fileprivate static func < (a: [Int], b: [Int]) -> Bool { a.lexicographicallyPrecedes(b) }
}

/// A guess at two mistakes at once, never more than a maybe.
struct Maybe: Sendable {
  let key: CellKey
  let findings: CellJudge.Findings
  let answer: Answer

  /// The answer is a mistake's number with its sign turned.
  var sentence: String? {
    guard let index = findings.wrong.first, key.numbers.indices.contains(index),
      answer.entries.indices.contains(index)
    else { return nil }
    let entry = answer.entries[index]
    guard !entry.hasSymbols else { return nil }
    let number = key.number(entry)
    let turned = NumberAnswer(value: -number.value, figures: entry.figures?.turned)
    let atoms = key.cell.atoms(in: key.list)
    guard atoms.indices.contains(index), let match = key.numbers[index].matches(turned).first
    else { return nil }
    let name = Catalogue.rule(match.mistake).name
    return "Maybe two mistakes at once: \(name), and the sign."
  }
}

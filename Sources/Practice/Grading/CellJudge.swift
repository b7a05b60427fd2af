import Autodiff

/// Holds one answer against a cell's key by the rules of grading.
struct CellJudge: Sendable {
  let key: CellKey
  /// An author's words for a wrong answer.
  let remark: String?

  /// What was found of one entry.
  struct Finding {
    enum Kind: Hashable {
      case right
      case imprecise
      case wrong
      /// Equal at the asked point, and elsewhere another function.
      case rightHereOnly
      /// Equal wherever it is defined, which is not everywhere.
      case otherDomain
      /// Not defined at the asked point.
      case undefinedHere
      /// Too few points to compare at.
      case undecided
    }

    let kind: Kind
    var matches: [MistakeValue] = []
  }

  /// Everything found of an answer.
  struct Findings {
    var entries: [Finding]
    /// Mistakes whose whole vector, matrix or count the answer is.
    var wholes: [Mistake] = []
    var isOtherShape = false

    var wrong: [Int] {
      entries.indices.filter { ![.right, .imprecise].contains(entries[$0].kind) }
    }
  }

  func judge(_ answer: Answer) -> Judgement {
    let words = GradingWords(key: key, remark: remark)
    guard let entries = answer.entries(shapedAs: key.truth) else {
      let wholes = self.wholes(answer)
      guard !wholes.isEmpty else { return words.otherShape(answer) }
      let findings = Findings(entries: [], wholes: wholes, isOtherShape: true)
      return words.wrong(findings, answer, mistakes: wholes)
    }
    var findings = Findings(entries: check(entries))
    let wrong = findings.wrong
    if wrong.isEmpty {
      return words.right(answer, isPrecise: findings.entries.allSatisfy { $0.kind == .right })
    }
    if wrong.allSatisfy({ findings.entries[$0].kind == .undecided }) {
      return words.undecided(answer)
    }
    findings.wholes = wholes(answer)
    let shared = Set(Mistake.allCases).intersection(
      wrong.map { Set(findings.entries[$0].matches.map(\.mistake)) }
        .reduce(Set(Mistake.allCases)) { $0.intersection($1) })
    let mistakes = shared.union(findings.wholes).sorted()
    return words.wrong(findings, answer, mistakes: mistakes)
  }

  // MARK: entries

  private func check(_ entries: [ScalarAnswer]) -> [Finding] {
    let samples = entries.contains(where: \.hasSymbols) ? SampleScenes(key) : nil
    return entries.indices.map { index in
      if let samples, entries[index].hasSymbols {
        return samples.check(entries[index], at: index)
      }
      let number = key.number(entries[index])
      switch key.numbers[index].verdict(number) {
      case .right: return Finding(kind: .right)
      case .imprecise: return Finding(kind: .imprecise)
      case .wrong:
        return Finding(kind: .wrong, matches: key.numbers[index].matches(number))
      }
    }
  }

  // MARK: wholes

  /// The mistakes that give the whole answer; entries with letters are compared at the asked
  /// point and at the further ones.
  private func wholes(_ answer: Answer) -> [Mistake] {
    let entries = answer.entries
    guard !key.catalogue.wholes.isEmpty else { return [] }
    let further = entries.contains(where: \.hasSymbols) ? SampleScenes(key).wholes : []
    var found: Set<Mistake> = []
    for (index, whole) in key.catalogue.wholes.enumerated() where !key.isTrue(whole.value) {
      guard answer.entries(shapedAs: whole.value) != nil else { continue }
      let isHere = zip(entries, whole.value.entries).allSatisfy {
        key.isAnswer($0.0, $0.1, point: key.point, values: key.workings.values)
      }
      let isThere = further.allSatisfy { sample in
        zip(entries, sample.wholes[index].value.entries).allSatisfy { entry, value in
          !entry.hasSymbols
            || key.isAnswer(entry, value, point: sample.point, values: sample.values)
        }
      }
      if isHere && isThere { found.insert(whole.mistake) }
    }
    return found.sorted()
  }
}

extension CellKey {
  /// An entry without letters as a number.
  func number(_ entry: ScalarAnswer) -> NumberAnswer {
    let value = entry.expression.value(at: point, values: workings.values)
    let known = Set(point + list.constants.map(\.value))
    let rounding = entry.figures == nil ? entry.expression.rounding(known: known) : 0
    return NumberAnswer(value: value, figures: entry.figures, rounding: rounding)
  }

  func isAnswer(
    _ entry: ScalarAnswer, _ number: Double, point: [Double], values: [Double]
  ) -> Bool {
    let value = entry.expression.value(at: point, values: values)
    let answer = NumberAnswer(value: value, figures: entry.figures)
    return Tolerance(termSizes: 0).isSame(value, number) || answer.likeness(to: number) == .enough
  }

  /// Whether a mistake's whole is the true value.
  func isTrue(_ value: CellValue) -> Bool {
    guard value.shape == truth.shape else { return false }
    return zip(value.entries, numbers).allSatisfy { $1.tolerance.isSame($0, $1.truth) }
  }
}

extension ScalarAnswer {
  var hasSymbols: Bool { !expression.symbols.isEmpty }
}

extension Expression {
  /// The value with inputs and nodes at a point.
  func value(at point: [Double], values: [Double]) -> Double {
    value { symbol in
      switch symbol {
      case .input(let index): point[index]
      case .node(let index): values[index]
      case .operand, .output, .tangent, .adjoint, .seed, .name: .nan
      }
    }
  }
}

extension CellValue {
  /// The lengths of rows; a number is one row of one.
  var shape: [Int] {
    switch self {
    case .number, .count: [1]
    case .vector(let entries): [entries.count]
    case .matrix(let rows): rows.map(\.count)
    }
  }
}

extension Answer {
  /// The entries where the answer has the shape of a value; nil elsewhere.
  ///
  /// A vector may stand as a matrix of one row or of one column, and the other way round; a single
  /// entry with or without brackets.
  func entries(shapedAs value: CellValue) -> [ScalarAnswer]? {
    let count = value.entries.count
    guard entries.count == count else { return nil }
    switch (value, self) {
    case (_, .scalar): return entries
    case (.number, _), (.count, _): return entries
    case (.vector, .vector): return entries
    case (.vector, .matrix(let rows)):
      return rows.count == 1 || rows.allSatisfy { $0.count == 1 } ? entries : nil
    case (.matrix(let rows), .vector):
      return rows.count == 1 || rows.allSatisfy { $0.count == 1 } ? entries : nil
    case (.matrix(let rows), .matrix(let others)):
      return rows.map(\.count) == others.map(\.count) ? entries : nil
    }
  }
}

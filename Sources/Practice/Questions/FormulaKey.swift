import Autodiff

/// Judges a tangent's or an adjoint's rule in the letters of its neighbours: `cos(w1) dot w1`.
///
/// Compared at seeded points in passes with seeds of no special values, where ẇ and w̄ of every
/// node are numbers of their own.
struct FormulaKey: Sendable {
  let subject: Subject
  let node: Int
  let mode: Mode
  let letters: Letters

  private struct Sample {
    let point: [Double]
    let scene: Scene
    let pass: Pass
    let values: PassValues

    var workings: Workings { scene.workings }
  }

  func judge(_ text: String) -> Judgement {
    let rule = RuleText(letters: letters)
    let cell = self.cell(seed: seed(1))
    do {
      let names = ScalarReader(
        subject.list, hasTangents: mode == .forward, hasAdjoints: mode == .reverse)
      let answer = try AnswerReader(scalars: names).read(text)
      guard case .scalar(let entry) = answer else {
        return Judgement(
          verdict: .notAnAnswer, reading: answer.reading,
          message: "One formula is asked, such as \(example).")
      }
      let asked: Symbol = mode == .forward ? .tangent(node) : .adjoint(node)
      if entry.expression.symbols.contains(asked) {
        throw AnswerProblem.namesItself(letters.symbol(node, mode))
      }
      return judge(entry, rule.rule(of: cell) ?? "")
    } catch let problem as AnswerProblem {
      return Judgement(
        verdict: problem.isReadable ? .notAnAnswer : .unreadable, message: problem.message,
        offset: problem.offset)
    } catch {
      return Judgement(verdict: .unreadable, message: "\(error)")
    }
  }

  private var example: String {
    mode == .forward ? "cos(w1) \(letters.symbol(0, mode))" : "\(letters.symbol(0, mode)) cos(w1)"
  }

  private func judge(_ entry: ScalarAnswer, _ rule: String) -> Judgement {
    let samples = self.samples
    let isRight = samples.allSatisfy { sample in
      isSame(value(entry, sample), sample.values.derivatives[node])
    }
    if isRight {
      return Judgement(verdict: .correct, reading: entry.reading, message: "Right: \(rule).")
    }
    let mistakes = matches(entry, samples)
    let name = letters.symbol(node, mode)
    var parts = ["\(entry.reading) is not \(name)."]
    if let first = samples.first {
      parts += sentences(mistakes, first)
    }
    return Judgement(
      verdict: .wrong, reading: entry.reading, misconceptions: mistakes.map(\.mistake),
      message: parts.joined(separator: " "))
  }

  private func sentences(_ matches: [MistakeValue], _ sample: Sample) -> [String] {
    let cell = cell(seed: sample.pass.seed)
    let scene = sample.scene.asking(cell)
    return matches.prefix(1).map { match in
      Catalogue.rule(match.mistake).words(
        MistakeCase(
          cell: cell, place: cell.atoms(in: subject.list).first?.place, key: match.key,
          answer: nil, scene: scene, letters: letters))
    }
  }

  /// One value for each mistake that gives the formula at all samples: at the asked row only.
  private func matches(_ entry: ScalarAnswer, _ samples: [Sample]) -> [MistakeValue] {
    var left: [MistakeValue]?
    for sample in samples {
      let cell = cell(seed: sample.pass.seed)
      let values = CatalogueValues(cell, sample.scene).numbers.first ?? []
      let truth = sample.values.derivatives[node]
      let answer = value(entry, sample)
      let found = values.filter {
        !$0.key.isHabit && isSame(answer, $0.value) && !isSame($0.value, truth)
      }
      let mistakes = Set(found.map(\.mistake))
      left = left?.filter { mistakes.contains($0.mistake) } ?? found
    }
    var seen: Set<Mistake> = []
    return (left ?? []).filter { seen.insert($0.mistake).inserted }
      .sorted { $0.mistake < $1.mistake }
  }

  private func cell(seed: [Double]) -> Cell {
    mode == .forward ? .tangent(node: node, seed: seed) : .adjoint(node: node, seed: seed)
  }

  private func seed(_ number: UInt64) -> [Double] {
    var chance = Chance(seed: number)
    return (0..<subject.list.seedCount(mode)).map { _ in
      Double.random(in: 0.5...2, using: &chance)
    }
  }

  private var samples: [Sample] {
    let points = [subject.point] + SamplePoints.around(subject.point, subject.list).prefix(6)
    return points.enumerated().map { index, point in
      let workings = Workings(subject.list, values: subject.list.values(at: point))
      let pass = Pass(mode, seed: seed(UInt64(index + 1)))
      return Sample(
        point: point, scene: Scene(workings), pass: pass,
        values: SweepRules().sweep(pass, workings))
    }
  }

  private func value(_ entry: ScalarAnswer, _ sample: Sample) -> Double {
    entry.expression.value { symbol in
      switch symbol {
      case .input(let index): sample.point[index]
      case .node(let index): sample.workings.values[index]
      case .tangent(let index), .adjoint(let index): sample.values.derivatives[index]
      case .operand, .output, .seed, .name: .nan
      }
    }
  }

  private func isSame(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= Tolerance.relative * max(a.magnitude, b.magnitude, 1e-9)
  }
}

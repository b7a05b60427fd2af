import Autodiff

/// The English of judgements.
struct GradingWords: Sendable {
  let key: CellKey
  /// An author's words for a wrong answer, next to the answer that they are about.
  let remark: String?

  private var cells: CellWords { CellWords(letters: key.letters) }
  private var name: String { cells.name(key.cell) }

  func right(_ answer: Answer, isPrecise: Bool) -> Judgement {
    guard isPrecise else { return imprecise(answer) }
    return Judgement(
      verdict: .correct, reading: answer.reading, expected: key.truth,
      message: "Right: \(name) is \(cells.value(key.truth)).")
  }

  private func imprecise(_ answer: Answer) -> Judgement {
    Judgement(
      verdict: .imprecise, reading: answer.reading, expected: key.truth,
      message: "As far as it goes, \(answer.reading) fits. Give more figures, at least "
        + "\(Tolerance.leastFigures), or an expression: so few could also come from a mistake.")
  }

  func otherShape(_ answer: Answer) -> Judgement {
    Judgement(
      verdict: .notAnAnswer, reading: answer.reading, expected: key.truth,
      message: "Asked is \(name): \(cells.shape(of: key.truth))."
        + (isDecimalComma(answer) ? " Write decimals with a point: 0.5." : ""))
  }

  /// Whether one number was asked and two were read: `2,88` for 2.88.
  private func isDecimalComma(_ answer: Answer) -> Bool {
    guard case .number = key.truth, case .vector(let entries) = answer else { return false }
    return entries.count == 2 && entries.allSatisfy { $0.figures != nil }
  }

  func undecided(_ answer: Answer) -> Judgement {
    Judgement(
      verdict: .notAnAnswer, reading: answer.reading, expected: key.truth,
      message: "Too few points of the domain were found to compare this expression at. Give the "
        + "number instead.")
  }

  // MARK: wrong

  func wrong(
    _ findings: CellJudge.Findings, _ answer: Answer, mistakes: [Mistake]
  ) -> Judgement {
    let diagnosis = Diagnosis(key: key, findings: findings, answer: answer, mistakes: mistakes)
    let kinds = Set(findings.wrong.map { findings.entries[$0].kind })
    var parts = [opening(findings, answer)] + [remark].compactMap { $0 }
    if let note = note(kinds) { parts.append(note) }
    let isDefined = findings.wrong.allSatisfy { key.numbers[$0].truth.isFinite }
    if !isDefined { parts.append("At this point \(name) has no finite value.") }
    parts += diagnosis.sentences
    if mistakes.isEmpty && kinds == [.wrong] && isDefined && remark == nil {
      parts.append(generic(findings, answer))
    }
    let followUp = diagnosis.followUp
    if let followUp { parts.append("To tell which: what is \(cells.name(followUp))?") }
    return Judgement(
      verdict: .wrong, reading: answer.reading, expected: key.truth, misconceptions: mistakes,
      message: parts.joined(separator: " "), followUp: followUp)
  }

  private func opening(_ findings: CellJudge.Findings, _ answer: Answer) -> String {
    let wrong = findings.wrong
    guard key.numbers.count > 1, !findings.isOtherShape, wrong.count < key.numbers.count else {
      return "\(answer.reading) is not \(name)."
    }
    let atoms = key.cell.atoms(in: key.list)
    let places = wrong.prefix(4).map { index in
      if atoms.indices.contains(index), case .entry(let row, let column) = atoms[index].place {
        return key.letters.entry(row, column)
      }
      return "entry \(index + 1)"
    }
    return "Not all of \(name) is right: look at \(key.letters.sequence(places))."
  }

  private func note(_ kinds: Set<CellJudge.Finding.Kind>) -> String? {
    if kinds.contains(.undefinedHere) {
      return "The expression is not defined at this point."
    }
    if kinds == [.rightHereOnly] {
      return "At this point the number is right, but only here: at other points the expression "
        + "gives something else."
    }
    if kinds == [.otherDomain] {
      return "It is defined on a different domain: equal where it exists, but it does not exist "
        + "everywhere the answer does."
    }
    return nil
  }

  /// What to look at where no mistake is known.
  private func generic(_ findings: CellJudge.Findings, _ answer: Answer) -> String {
    if let maybe = Maybe(key: key, findings: findings, answer: answer).sentence { return maybe }
    return RuleText(letters: key.letters).guidance(for: key.cell)
  }
}

extension AnswerProblem {
  /// What is wrong with the text, and what would do.
  package var message: String {
    switch self {
    case .empty: "There is no answer here yet."
    case .tooLong(let limit): "The answer is longer than \(limit) characters."
    case .unreadable(_, let expectation): expectation.capitalisedFirst + "."
    case .unbalanced: "This bracket has no partner."
    case .missingEntry: "An entry is missing here."
    case .ragged: "The rows have different lengths."
    case .unknownName(let name, _, let suggestion):
      "There is no '\(name)' here."
        + (suggestion.map { " Did you mean '\($0)'?" } ?? "")
    case .namesItself(let name): "\(name) is what is asked: give its value."
    }
  }
}

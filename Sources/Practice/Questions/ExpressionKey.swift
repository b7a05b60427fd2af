import Autodiff
import LessonKit

/// Judges an answer to an author's expression in the inputs.
struct ExpressionKey: Sendable {
  let subject: Subject
  let source: String
  /// The expression as a function of the subject's inputs, with one output.
  let truth: WengertList
  let letters: Letters

  private func value(at point: [Double]) -> Double {
    truth.outputs.first.map { truth.values(at: point)[$0.node] } ?? .nan
  }

  /// - Parameters:
  ///   - foreseen: the author's wrong answers, which bound what is accepted.
  ///   - feedback: the author's words where the answer is one of them.
  func judge(
    _ text: String, foreseen: [ForeseenAnswer] = [], feedback: String? = nil
  ) -> Judgement {
    do throws(AnswerProblem) {
      let answer = try AnswerReader(scalars: ScalarReader(subject.list)).read(text)
      guard case .scalar(let entry) = answer else {
        return Judgement(
          verdict: .notAnAnswer, reading: answer.reading, expected: expected,
          message: "One number or expression is asked.")
      }
      var judgement = judge(entry, foreseen)
      guard judgement.verdict == .wrong else { return judgement }
      if let known = cell.map({
        subject.grader(letters.script).key(for: $0).judge(text, remark: feedback)
      }), known.verdict == .wrong {
        judgement.misconceptions = known.misconceptions
        judgement.message = known.message
      } else if let feedback {
        judgement.message += " " + feedback
      }
      return judgement
    } catch {
      return Judgement(
        verdict: error.isReadable ? .notAnAnswer : .unreadable, expected: expected,
        message: error.message, offset: error.offset)
    }
  }

  /// The cell that the expression is at every compared point: the catalogue is held against
  /// answers to it.
  var cell: Cell? {
    let list = subject.list
    let points = [subject.point] + SamplePoints.around(subject.point, list)
    guard points.count > SamplePoints.leastUsable else { return nil }
    let truths = points.map { value(at: $0) }
    let values = points.map { list.values(at: $0) }
    let candidates = list.entryCells + list.operations.map { .value(node: $0) }
    return candidates.prefix(Self.candidateLimit).first { cell in
      zip(values, truths).allSatisfy { values, truth in
        cell.value(in: list, values: values).entries.first.map { isSame($0, truth) } ?? false
      }
    }
  }

  private static let candidateLimit = 100

  private var expected: CellValue { .number(value(at: subject.point)) }

  private func judge(_ entry: ScalarAnswer, _ foreseen: [ForeseenAnswer]) -> Judgement {
    let verdict = entry.hasSymbols ? expressionVerdict(entry) : numberVerdict(entry, foreseen)
    let message =
      switch verdict {
      case .correct: "Right: \(source)."
      case .imprecise: "As far as it goes this fits; give more figures, or an expression."
      default:
        isRightHere(entry) && entry.hasSymbols
          ? "At this point the number is right, but the expression is another one."
          : "\(entry.reading) is not it."
      }
    return Judgement(
      verdict: verdict, reading: entry.reading, expected: expected, message: message)
  }

  private func numberVerdict(
    _ entry: ScalarAnswer, _ foreseen: [ForeseenAnswer]
  ) -> Judgement.Verdict {
    let values = subject.list.values(at: subject.point)
    let others = foreseen.compactMap { answer -> MistakeValue? in
      guard case .number(let number) = answer.target.value(in: subject.list, values: values) else {
        return nil
      }
      // An author's wrong answer has no id; only its distance counts here.
      let key = MistakeValue.Key(mistake: .sign, way: .own, variant: 0)
      return MistakeValue(key: key, value: number)
    }
    let key = NumberKey(
      truth: value(at: subject.point), tolerance: Tolerance(termSizes: 0), values: others)
    let number = NumberAnswer(
      value: entry.expression.value(at: subject.point, values: values), figures: entry.figures)
    switch key.verdict(number) {
    case .right: return .correct
    case .imprecise: return .imprecise
    case .wrong: return .wrong
    }
  }

  private func expressionVerdict(_ entry: ScalarAnswer) -> Judgement.Verdict {
    let points = SamplePoints.around(subject.point, truth)
    let usable = points.filter { value(entry, $0).isFinite }
    guard isRightHere(entry), usable.count == points.count,
      usable.count >= SamplePoints.leastUsable
    else { return .wrong }
    return usable.allSatisfy { isSame(value(entry, $0), value(at: $0)) } ? .correct : .wrong
  }

  private func isRightHere(_ entry: ScalarAnswer) -> Bool {
    isSame(value(entry, subject.point), value(at: subject.point))
  }

  private func value(_ entry: ScalarAnswer, _ point: [Double]) -> Double {
    entry.expression.value(at: point, values: subject.list.values(at: point))
  }

  private func isSame(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= Tolerance.relative * max(b.magnitude, 1e-9)
  }
}

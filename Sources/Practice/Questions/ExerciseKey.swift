import Autodiff
import LessonKit

/// Judges answers to one question; made once, so that trying again is cheap.
package struct ExerciseKey: Sendable {
  package let exercise: Exercise
  let letters: Letters
  /// Of a question for a cell.
  private let cell: CellKey?

  package init(_ exercise: Exercise, script: Script = .unicode) {
    self.exercise = exercise
    letters = Letters(exercise.subject.list, script)
    cell =
      if case .cell(let cell) = exercise.task {
        exercise.subject.grader(script).key(for: cell)
      } else {
        nil
      }
  }

  private var subject: Subject { exercise.subject }

  /// The judgement of one answer; the rows of a whole trace are judged by `TraceExam`.
  package func judge(_ text: String) -> Judgement {
    var judgement = judgedByValue(text)
    guard judgement.verdict == .correct, case .answer(let key) = exercise.authored?.kind else {
      return judgement
    }
    guard let form = key.form,
      case .scalar(let entry) = try? AnswerReader(scalars: ScalarReader(subject.list)).read(text),
      !FormCheck.holds(form, entry)
    else {
      let explanation = feedbackText(key.explanation)
      if !explanation.isEmpty { judgement.message += " " + explanation }
      return judgement
    }
    return Judgement(
      verdict: .notAnAnswer, reading: judgement.reading, expected: judgement.expected,
      message: FormCheck.message(form))
  }

  private func judgedByValue(_ text: String) -> Judgement {
    switch exercise.task {
    case .cell: judgeCell(text)
    case .formula(let node, let mode):
      FormulaKey(subject: subject, node: node, mode: mode, letters: letters).judge(text)
    case .expression(let source, let function):
      ExpressionKey(subject: subject, source: source, truth: function, letters: letters)
        .judge(text, foreseen: foreseen, feedback: foreseenFeedback(text))
    case .choices(let options): judgeChoice(text, options)
    case .order(let ordered): judgeOrder(text, ordered)
    case .list: ListKey(subject: subject).judge(text)
    case .wrongRow(let pass):
      WrongRowKey(subject: subject, pass: pass, letters: letters).judge(text)
    case .trace:
      Judgement(verdict: .notAnAnswer, message: "A whole trace is filled in row by row.")
    }
  }

  private func judgeCell(_ text: String) -> Judgement {
    guard let cell else {
      return Judgement(verdict: .notAnAnswer, message: "Nothing is asked here.")
    }
    return cell.judge(text, remark: foreseenFeedback(text))
  }

  // MARK: what authors foresaw

  private var foreseen: [ForeseenAnswer] {
    guard case .answer(let key) = exercise.authored?.kind else { return [] }
    return key.wrong
  }

  /// The author's words for a wrong answer that was foreseen.
  private func foreseenFeedback(_ text: String) -> String? {
    for answer in foreseen {
      let isThis =
        switch answer.target {
        case .cell(let cell):
          subject.grader(letters.script).key(for: cell).judge(text).verdict == .correct
        case .expression(let source, let function):
          ExpressionKey(subject: subject, source: source, truth: function, letters: letters)
            .judge(text).verdict == .correct
        }
      if isThis { return feedbackText(answer.feedback) }
    }
    return nil
  }

  private func feedbackText(_ blocks: [Block]) -> String {
    subject.paragraph(blocks, letters.script)
  }

  // MARK: choices and orders

  private func judgeChoice(_ text: String, _ options: [ExerciseTask.Option]) -> Judgement {
    let chosen = Self.numbers(text)
    guard !chosen.isEmpty, chosen.allSatisfy(options.indices.contains) else {
      return Judgement(
        verdict: .unreadable,
        message: "Answer with the number of an option, 1 to \(options.count).")
    }
    guard chosen.count == 1, let option = chosen.first.map({ options[$0] }) else {
      return Judgement(verdict: .notAnAnswer, message: "Choose one option.")
    }
    let feedback = feedbackText(option.feedback)
    let right = feedback.isEmpty ? "Right." : "Right. \(feedback)"
    let wrong = feedback.isEmpty ? "Not this one." : feedback
    return Judgement(
      verdict: option.isRight ? .correct : .wrong, reading: "\(chosen[0] + 1)",
      message: option.isRight ? right : wrong)
  }

  private func judgeOrder(_ text: String, _ ordered: Ordered) -> Judgement {
    let order = ordered.order(reading: text)
    guard let violations = ordered.violations(of: order) else {
      return Judgement(
        verdict: order.isEmpty ? .unreadable : .notAnAnswer,
        message: "Give the numbers of all \(ordered.items.count) lines in your order, such as "
          + "\(ordered.sample).")
    }
    let reading = order.map { "\($0 + 1)" }.joined(separator: " ")
    guard let first = violations.first else {
      return Judgement(verdict: .correct, reading: reading, message: "Right: this order works.")
    }
    let before = ordered.items[first.before].text(subject, letters.script)
    let after = ordered.items[first.after].text(subject, letters.script)
    return Judgement(
      verdict: .wrong, reading: reading,
      message: "\(after) needs \(before), which comes later in your order.")
  }

  /// The numbers of a text from 1 on, as indices; empty where anything else stands in it.
  static func numbers(_ text: String) -> [Int] {
    let words = text.split { " ,;>→".contains($0) }
    let numbers = words.compactMap { word in
      word.allSatisfy(\.isDigit) ? Int(word).flatMap { $0 > 0 ? $0 - 1 : nil } : nil
    }
    return numbers.count == words.count ? numbers : []
  }
}

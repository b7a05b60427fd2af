import Autodiff
import Canvas
import Practice

/// A value that is asked for before it is shown.
package struct Prediction: Sendable {
  /// `What is w̄₁?`
  package let question: String
  private let key: ExerciseKey
  package internal(set) var field = TextField()
  /// What was said to the last answer.
  package private(set) var remarks: [StyledText] = []
  /// Whether the value was answered rightly, so that the next key shows it.
  package private(set) var isSolved = false

  init?(_ step: Step, of timeline: Timeline, _ subject: Subject, script: Script) {
    guard let exercise = Exercise(asking: step, of: timeline, subject) else { return nil }
    key = ExerciseKey(exercise, script: script)
    question = ExerciseWords(exercise, script: script).prompt.joined(separator: " ")
  }

  /// Judges what is typed; false where nothing is.
  mutating func check() -> Bool {
    let text = field.text
    guard !text.allSatisfy(\.isWhitespace) else { return false }
    let judgement = key.judge(text)
    remarks = QuizWords.lines(judgement, answer: text)
    isSolved = judgement.verdict == .correct
    return true
  }
}

/// Asking for values before they show: where the lesson says so, or everywhere.
extension PlayerModel {
  /// The function and point that questions about this trace are about.
  var subject: Subject? {
    guard let timeline, let trace = changed ?? trace else { return nil }
    return Subject(
      function: trace.function, list: timeline.list, point: timeline.point,
      lesson: isChanged ? nil : content.lesson,
      passes: Array(timeline.passes.dropFirst()))
  }

  /// Holds the value of the current step back and asks for it, where it is to be asked for.
  mutating func askIfWanted() {
    prediction = nil
    guard !holds, isGuessable, let timeline, let step = timeline.step(at: position),
      let asked = stepContent?.asks ?? (isAsked(step.pass) ? askable(step, timeline) : nil),
      let subject
    else { return }
    prediction = Prediction(asked, of: timeline, subject, script: settings.script)
    isHidden = prediction != nil
  }

  /// What is asked where every value is: by row a sum before its first product shows, by term each
  /// product; never what the products seen have given away.
  private func askable(_ step: Step, _ timeline: Timeline) -> Step? {
    guard let sum = timeline.sum(at: position) else { return step }
    let isWhole = settings.stride == .row && timeline.gathers(step.pass)
    switch step.event {
    case .term where isWhole:
      let isFirst = timeline.sum(at: timeline.previous(before: position, stride: .row)) != sum
      return isFirst ? Step(pass: step.pass, event: .total(sum.node)) : nil
    case .total: return isGuessable ? step : nil
    case .term, .value, .seed, .entry: return step
    }
  }

  /// Whether the learner wants to be asked in a pass.
  private func isAsked(_ pass: Int) -> Bool {
    switch settings.predicting {
    case .all: true
    case .pass(let asked): asked == pass
    case .lesson: false
    }
  }

  /// From the lesson's own steps to this pass, to all passes, and back.
  mutating func changePredicting() {
    switch settings.predicting {
    case .lesson:
      settings.predicting = .pass(view?.passIndex ?? 0)
      notice = "You are asked for each value of this pass before it shows; P again: of all."
    case .pass:
      settings.predicting = .all
      notice = "You are asked for every value before it shows; Esc shows it, P ends it."
    case .all:
      settings.predicting = .lesson
      reveal()
      notice = "You are asked only where the lesson says so."
    }
  }

  /// Keys while a value is asked for; false where the key is not one of these.
  mutating func pressInPrediction(_ key: Key) -> Bool {
    guard var asked = prediction else { return false }
    switch key {
    case .enter:
      if asked.isSolved || !asked.check() {
        reveal()
      } else {
        prediction = asked
      }
    case .escape, .function(3): reveal()
    case .right where asked.field.text.isEmpty || asked.isSolved: reveal()
    case .left where asked.field.text.isEmpty:
      reveal()
      goBack()
    case .function(1): openHelp()
    default:
      _ = asked.field.take(key)
      prediction = asked
    }
    return true
  }

  /// Judges a whole typed guess; false where nothing is typed.
  mutating func guess(_ text: String) -> Bool {
    prediction?.field = TextField(text)
    return prediction?.check() ?? false
  }

  /// Shows the value that was asked for.
  mutating func reveal() {
    prediction = nil
    isHidden = false
  }

  /// A question about the current step, or the whole trace as an exam.
  func ask(wholeTrace: Bool) -> [Effect] {
    guard let timeline, let subject else { return [] }
    if wholeTrace { return [.ask([Exercise.exam(of: subject)], title: "the whole trace")] }
    guard let step = timeline.step(at: position),
      let exercise = Exercise(asking: step, of: timeline, subject)
    else { return [] }
    return [.ask([exercise], title: "this step")]
  }
}

/// The question, the answer under edit and what is said to it, in place of the words.
enum PredictionPane {
  static func draw(_ asked: Prediction, on canvas: inout Canvas) {
    let width = canvas.size.width
    let question = Wrapping.wrap(StyledText(asked.question, Style(.heading)), width: max(1, width))
    for (y, line) in question.enumerated() { canvas.write(line, at: Point(x: 0, y: y)) }
    let y = question.count
    let label = "your guess "
    canvas.write(label, at: Point(x: 0, y: y), style: Style(.dim))
    asked.field.draw(
      at: Point(x: label.count, y: y), width: max(2, min(40, width - label.count)), on: &canvas)
    let said = asked.remarks.flatMap { line in
      line.plain.hasSuffix("^")
        ? [StyledText(String(repeating: " ", count: label.count)) + line]
        : Wrapping.wrap(line, width: max(1, width))
    }
    for (offset, line) in said.enumerated() {
      canvas.write(line, at: Point(x: 0, y: y + 1 + offset), maxWidth: width)
    }
  }
}

import Autodiff
import Canvas
import LessonKit
import Practice

/// The trace of a question, at the very step that it asks about.
struct Replay {
  let content: PlayerContent
  let position: Int
  /// The learner's answer beside the right one; nil where neither is there to say.
  let comparison: String?

  /// - Parameters:
  ///   - row: The row in question, where the exercise is a whole trace.
  ///   - answer: What the learner wrote; empty for nothing.
  init?(_ exercise: Exercise, row: Int?, answer: String, script: Script) {
    let subject = exercise.subject
    let asked = exercise.asked(row: row, script)
    var passes = subject.passes
    if let pass = asked.pass, !passes.contains(pass) { passes.append(pass) }
    let timeline = Timeline(subject.list, at: subject.point, passes: passes)
    guard let position = asked.position(in: timeline) else { return nil }
    let trace = TraceContent(
      function: subject.function, point: subject.point, passes: passes)
    let written = answer.isEmpty ? nil : "you wrote \(Sanitiser.line(answer))"
    let right = ExerciseWords(asked, script: script).value().map { "right is \($0)" }
    let parts = [written, right].compactMap { $0 }
    comparison = parts.isEmpty ? nil : parts.joined(separator: ", ").capitalisedFirst + "."
    // The header stays while one looks around, and has few columns beside the step's number.
    let title = written?.capitalisedFirst ?? "The step in question"
    content = PlayerContent(
      title: title, lesson: nil, sections: [.trace(trace, passes: nil)])
    self.position = position
  }
}

extension Exercise {
  /// The question itself; of a whole trace, the question that its row asks.
  fileprivate func asked(row: Int?, _ script: Script) -> Exercise {
    guard case .trace = task, let row else { return self }
    let rows = TraceExam(subject, script: script).rows
    return rows.indices.contains(row) ? Exercise(rows[row].cell, subject) : self
  }
}

extension Exercise {
  /// The pass that a question is about, where it is about one.
  fileprivate var pass: Pass? {
    guard case .cell(let cell) = task else { return nil }
    switch cell {
    case .tangent(_, let seed), .along(let seed): return .forward(seed)
    case .adjoint(_, let seed), .pull(let seed): return .reverse(seed)
    case .term(_, _, let pass): return pass
    case .value, .partial, .entry, .row, .column, .jacobian, .passes, .seed: return nil
    }
  }
}

extension Exercise {
  /// A lesson's first trace to be filled in by hand; nil where a lesson has none.
  package static func exam(of lesson: Lesson) -> Exercise? {
    guard !lesson.traces.isEmpty else { return nil }
    return exam(of: Subject(lesson, trace: 0))
  }

  /// A whole trace to be filled in by hand.
  package static func exam(of subject: Subject) -> Exercise {
    let source = subject.lesson ?? subject.functionHash
    return Exercise(
      id: "\(source)/trace/\(subject.pointText)", skill: .trace, subject: subject, task: .trace)
  }
}

import Autodiff
import LessonKit
import Practice

/// The trace of a question, at the very step that it asks about.
struct Replay {
  let content: PlayerContent
  let position: Int

  init?(_ exercise: Exercise) {
    let subject = exercise.subject
    var passes = subject.passes
    if let pass = exercise.pass, !passes.contains(pass) { passes.append(pass) }
    let timeline = Timeline(subject.list, at: subject.point, passes: passes)
    guard let position = exercise.position(in: timeline) else { return nil }
    let trace = TraceContent(
      function: subject.function, point: subject.point, passes: passes)
    content = PlayerContent(
      title: "The step in question", lesson: nil, sections: [.trace(trace, passes: nil)])
    self.position = position
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

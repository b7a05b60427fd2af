import Autodiff
import LessonKit

extension Exercise {
  /// The questions of a lesson as exercises, in the order of the file; where it says
  /// `generate: N`, so many are drawn from that trace.
  package static func all(
    of lesson: Lesson, needs: [Skill: Double] = [:], using chance: inout Chance
  ) -> [Exercise] {
    lesson.questions.flatMap { question -> [Exercise] in
      let subject = Subject(lesson, trace: question.trace)
      guard case .generate(let count) = question.kind else {
        return authored(question, subject, using: &chance).map { [$0] } ?? []
      }
      return drawn(count, from: subject, needs: needs, using: &chance)
    }
  }

  /// Questions drawn from a function, at a point of their own that tells mistakes apart.
  package static func drawn(
    _ count: Int, from subject: Subject, needs: [Skill: Double] = [:], skills: [Skill]? = nil,
    using chance: inout Chance
  ) -> [Exercise] {
    let chooser = PointChooser(subject.list, known: subject.point)
    let moved = subject.moved(to: chooser.point(using: &chance))
    return ExerciseMaker(moved).exercises(
      count: count, needs: needs, skills: skills, using: &chance)
  }

  /// An author's question; nil for `generate:`.
  package static func authored(
    _ question: Question, _ subject: Subject, using chance: inout Chance
  ) -> Exercise? {
    let id = [subject.lesson, question.id].compactMap { $0 }.joined(separator: "/")
    func made(_ skill: Skill, _ task: ExerciseTask) -> Exercise {
      Exercise(id: id, skill: skill, subject: subject, task: task, authored: question)
    }
    switch question.kind {
    case .answer(let key):
      switch key.target {
      case .cell(let cell): return made(Skill(cell.family), .cell(cell))
      case .expression(let text, let function):
        return made(.reading, .expression(text, function))
      }
    case .choices(let choices):
      let options = choices.map {
        ExerciseTask.Option(text: .inlines($0.text), isRight: $0.isRight, feedback: $0.feedback)
      }
      return made(.reading, .choices(options))
    case .order(let ordering):
      return made(.order, .order(Ordered(ordering, using: &chance)))
    case .generate: return nil
    }
  }
}

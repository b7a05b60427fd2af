import Autodiff
import Practice

/// One answer as it is remembered: what was asked, of which function, what was said to it.
package struct AttemptNote: Hashable, Sendable {
  package let lesson: String?
  package let question: String
  package let cell: String
  package let function: String
  package let point: [Double]
  package let answer: String
  package let verdict: String
  package let misconceptions: [String]
  package let hints: Int

  init(
    _ exercise: Exercise, row: Int?, _ answer: String, _ judgement: Judgement,
    _ session: QuizSession
  ) {
    let subject = exercise.subject
    lesson = subject.lesson
    question = exercise.id
    cell =
      if let row, let exam = session.exam {
        exam.rows[row].cell.text(in: subject.list)
      } else if case .cell(let cell) = exercise.task {
        cell.text(in: subject.list)
      } else {
        exercise.skill.rawValue
      }
    function = subject.functionHash
    point = subject.point
    self.answer = answer
    verdict = judgement.verdict.rawValue
    misconceptions = judgement.misconceptions.map(\.id)
    hints = session.record?.hints ?? 0
  }
}

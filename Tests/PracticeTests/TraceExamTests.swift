import Autodiff
import Practice
import Testing

@Suite("A whole trace by hand")
struct TraceExamTests {
  private func exam() throws -> TraceExam {
    TraceExam(try subject(lectureText, at: [0.5, 2]))
  }

  private func row(_ exam: TraceExam, _ cell: String) throws -> Int {
    let cell = try Cell(reading: cell, for: exam.subject.list)
    return try #require(exam.rows.firstIndex { $0.cell == cell })
  }

  @Test("rows are asked in the order computed: values, tangents up, adjoints down")
  func order() throws {
    let exam = try exam()
    let names = exam.rows.map { $0.cell.text(in: exam.subject.list) }
    #expect(names.prefix(5) == ["w3", "w4", "w5", "w6", "w7"])
    #expect(names[5] == "dot w1 @ x1")
    #expect(names.last == "bar w1 @ y2")
    #expect(names.count == 5 + 4 * 7)
  }

  @Test("a trace filled in with true numbers earns everything")
  func allRight() throws {
    var exam = try exam()
    let list = exam.subject.list
    let values = list.values(at: exam.subject.point)
    while let row = exam.current {
      guard case .number(let value) = exam.rows[row].cell.value(in: list, values: values) else {
        break
      }
      let judgement = exam.fill(row, NumberText.significant(value, 6))
      #expect(judgement.verdict == .correct, "\(judgement.message)")
      #expect(!judgement.isFollowThrough)
    }
    #expect(exam.isComplete)
    #expect(exam.mark == 1)
  }

  @Test("a right step from a wrong start is said to be so, and earns the step")
  func followThrough() throws {
    var exam = try exam()
    #expect(try exam.fill(row(exam, "w3"), "0.8415").verdict == .wrong)
    #expect(try exam.fill(row(exam, "w4"), "1").verdict == .correct)
    let judgement = exam.fill(try row(exam, "w6"), "1.8415")
    #expect(judgement.verdict == .correct)
    #expect(judgement.isFollowThrough)
    #expect(judgement.message.contains("w₃"))
  }

  @Test("a wrong step from a wrong start is wrong")
  func wrongTwice() throws {
    var exam = try exam()
    _ = exam.fill(try row(exam, "w3"), "0.8415")
    let judgement = exam.fill(try row(exam, "w6"), "0.8415")
    #expect(judgement.verdict == .wrong)
    #expect(!judgement.isFollowThrough)
  }

  @Test("an adjoint follows from the learner's own adjoints and values")
  func adjointFollows() throws {
    var exam = try exam()
    _ = exam.fill(try row(exam, "bar w4 @ y1"), "3")
    let judgement = exam.fill(try row(exam, "bar w1 @ y1"), "6.8775826")
    #expect(judgement.verdict == .correct)
    #expect(judgement.isFollowThrough)
    #expect(judgement.message.contains("w̄₄"))
  }

  @Test("the truth counts before the learner's own rows")
  func truthFirst() throws {
    var exam = try exam()
    _ = exam.fill(try row(exam, "w3"), "0.8415")
    let judgement = exam.fill(try row(exam, "w6"), "1.479426")
    #expect(judgement.verdict == .correct)
    #expect(!judgement.isFollowThrough)
  }

  @Test("trying a row again never lowers the mark, and the same wrong answer counts once")
  func again() throws {
    var exam = try exam()
    let index = try row(exam, "w3")
    _ = exam.fill(index, "0.8415")
    _ = exam.fill(index, "0.8415")
    #expect(exam.rows[index].wrongCount == 1)
    #expect(exam.mark == 0)
    _ = exam.fill(index, "0.479426")
    let mark = exam.mark
    #expect(mark > 0)
    _ = exam.fill(index, "7")
    #expect(exam.mark == mark)
  }
}

@Suite("Help in a whole trace")
struct TraceHelpTests {
  private func session() throws -> QuizSession {
    let subject = try subject("f(x) = x exp(x)", at: [0.5])
    return QuizSession([
      Exercise(id: "trace", skill: .trace, subject: subject, task: .trace)
    ])
  }

  @Test("hints are about the row at hand, cost part of it, and end in its answer")
  func hints() throws {
    var session = try session()
    #expect(session.hint() == "Look at w₂ = exp w₁.")
    session.answer("1.648721")
    let mark = try #require(session.record?.mark)
    let rows = try #require(session.exam?.rows.count)
    #expect(mark > 0.85 / Double(rows) && mark < 0.95 / Double(rows))
    #expect(session.exam?.current == 1)
    #expect(session.hint() == "Look at w₃ = w₁·w₂.")
  }

  @Test("a shown row earns nothing and lets one go on; rows after it may rest on it")
  func reveal() throws {
    var session = try session()
    #expect(session.reveal() == "w₂ is 1.64872.")
    #expect(session.exam?.current == 1)
    #expect(!session.canGoOn)
    session.answer("0.82436")
    #expect(session.judgement?.verdict == .correct)
    while session.exam?.current != nil { _ = session.reveal() }
    #expect(session.canGoOn)
    #expect(session.record?.isSolved == false)
    #expect(session.record?.recall == .again)
    let rows = try #require(session.exam?.rows.count)
    #expect(session.record?.mark == 1 / Double(rows))
  }
}

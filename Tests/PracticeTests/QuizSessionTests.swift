import Autodiff
import LessonKit
import Practice
import Testing

@Suite("Quiz sessions")
struct QuizSessionTests {
  private func session(_ cells: [String]) throws -> QuizSession {
    let subject = try subject(lectureText, at: [0.5, 2])
    return QuizSession(
      try cells.map { Exercise(try Cell(reading: $0, for: subject.list), subject) })
  }

  @Test("a right answer at once earns everything")
  func right() throws {
    var session = try session(["bar w1 @ y1"])
    session.answer("2.8776")
    #expect(session.canGoOn)
    #expect(session.record?.mark == 1)
    session.next()
    #expect(session.isOver)
    #expect(session.summary.right.count == 1)
    #expect(session.summary.again.isEmpty)
  }

  @Test("unreadable and misshapen answers cost nothing")
  func free() throws {
    var session = try session(["bar w1 @ y1"])
    session.answer("cos(")
    session.answer("(1, 2)")
    session.answer("2.9")
    session.answer("2.8776")
    #expect(session.record?.mark == 1)
    #expect(session.record?.recall == .good)
  }

  @Test("the same wrong answer twice counts once, another one counts")
  func wrongAnswers() throws {
    var once = try session(["bar w1 @ y1"])
    once.answer("0.877583")
    once.answer("0.877583")
    once.answer("2.8776")
    var twice = try session(["bar w1 @ y1"])
    twice.answer("0.877583")
    twice.answer("5")
    twice.answer("2.8776")
    let (a, b) = (try #require(once.record?.mark), try #require(twice.record?.mark))
    #expect(a < 1 && b < a && b > 0)
  }

  @Test("trying again never lowers a mark")
  func again() throws {
    var session = try session(["bar w1 @ y1"])
    session.answer("2.8776")
    session.answer("0.877583")
    session.answer("2.8776")
    #expect(session.record?.mark == 1)
    #expect(session.record?.isSolved == true)
  }

  @Test("hints cost less than the answer, which earns nothing and lets one go on")
  func hints() throws {
    var session = try session(["bar w1 @ y1"])
    var marks: [Double] = []
    for count in 0...3 {
      var copy = session
      for _ in 0..<count { #expect(copy.hint() != nil) }
      copy.answer("2.8776")
      marks.append(try #require(copy.record?.mark))
    }
    #expect(marks == marks.sorted(by: >))
    #expect(Set(marks).count == 4)
    #expect(marks[3] > 0)
    for _ in 0..<3 { _ = session.hint() }
    #expect(session.hint()?.contains("2.87758") == true)
    #expect(session.record?.isRevealed == true)
    #expect(session.canGoOn)
    session.answer("2.8776")
    #expect(session.record?.mark == 0)
    #expect(session.record?.recall == .again)
  }

  @Test("the four stages of a hint are point, rule, numbers in and answer")
  func stages() throws {
    var session = try session(["bar w1 @ y1"])
    let stages = (0..<4).compactMap { _ in session.hint() }
    #expect(stages[0].contains("w₃, w₄ and w₅"))
    #expect(stages[1] == "w̄₁ = w̄₃·cos w₁ + w̄₄·w₂ + w̄₅·1")
    #expect(stages[2] == "w̄₁ = 1·cos 0.5 + 1·2 + 0·1")
    #expect(stages[3].hasSuffix("is 2.87758."))
  }

  @Test("the summary tells what was right, which mistakes, and what to look at again")
  func summary() throws {
    var session = try session(["bar w1 @ y1", "partial w4/w1", "w3", "w4"])
    session.answer("0.877583")
    session.next()
    session.answer("0.5")
    session.answer("2")
    session.next()
    session.answer("0.479426")
    session.next()
    let summary = session.summary
    #expect(summary.lines.count == 3)
    #expect(summary.right.map(\.index) == [2])
    #expect(summary.again.map(\.index) == [0, 1])
    #expect(
      summary.mistakes.map(\.mistakes) == [
        [.productOwnFactor], [.oneSuccessorOnly, .productOneTerm],
      ])
    #expect(summary.total == 3)
    let timeline = Timeline(session.exercises[0].subject.list, at: [0.5, 2])
    let position = try #require(summary.again[0].exercise.position(in: timeline))
    #expect(timeline.step(at: position) == Step(pass: 3, event: .total(0)))
  }

  @Test("an answer that several mistakes give counts once, and for none of them alone")
  func ambiguous() throws {
    var session = try session(["bar w1 @ y1", "partial w4/w1"])
    session.answer("2")
    session.answer("2")
    session.answer("0.877583")
    session.next()
    session.answer("0.5")
    let counts = session.summary.mistakes
    #expect(counts.map(\.count) == [1, 1, 1])
    #expect(counts.map(\.sure) == [.productOwnFactor, nil, nil])
    #expect(counts[1].mistakes == [.oneSuccessorOnly, .noLocalPartial])
    #expect(counts[1].names == "one successor only, or no local partial")
  }

  @Test("what is always another mistake too leaves no doubt about that one")
  func alwaysBoth() {
    let counts = MistakeCount.counts(of: [
      [.adjointOverwritten, .oneSuccessorOnly], [.oneSuccessorOnly], [],
    ])
    #expect(counts.map(\.sure) == [.oneSuccessorOnly])
    #expect(counts.map(\.count) == [2])
  }

  @Test("skills that were asked are scheduled, by how it went")
  func scheduling() throws {
    var session = try session(["bar w1 @ y1", "w3"])
    session.answer("0.877583")
    session.next()
    session.answer("0.479426")
    let states = session.skills(after: [], at: 1000)
    #expect(states.map(\.skill) == [.adjoint, .value])
    #expect(states[0].due < states[1].due)
    #expect(states[0].lapses == 1)
  }

  @Test("a whole trace in a session is answered row by row")
  func wholeTrace() throws {
    let subject = try subject("f(x) = x exp(x)", at: [0.5])
    var chance = Chance(seed: 1)
    let exercise = try #require(ExerciseMaker(subject).exercise(.trace, using: &chance))
    var session = QuizSession([exercise])
    let values = subject.list.values(at: [0.5])
    while let row = session.exam?.current {
      let cell = try #require(session.exam?.rows[row].cell)
      guard case .number(let value) = cell.value(in: subject.list, values: values) else { break }
      session.answer(NumberText.roundTrip(value))
    }
    #expect(session.canGoOn)
    #expect(session.record?.mark == 1)
  }
}

import Autodiff
import Canvas
import Practice
import Testing
import Tutor

/// Questions about the lecture's example, by hand.
private enum Questions {
  static let subject = Subject(function: Lecture.function, point: [0.5, 2])

  static var adjoint: Exercise { Exercise(.adjoint(node: 0, seed: [1, 0]), subject) }

  static func quiz(_ exercises: [Exercise]) -> QuizModel {
    QuizModel(
      exercises, title: "test", seed: 1, settings: Settings(),
      size: Size(width: 80, height: 24))
  }
}

extension QuizModel {
  fileprivate mutating func type(_ text: String) {
    for character in text { _ = update(.key(.character(character))) }
  }

  fileprivate var text: String {
    var canvas = Canvas(size: size)
    draw(on: &canvas)
    return canvas.glyphs.joined(separator: "\n")
  }
}

@Suite("The self-check on a screen")
struct QuizModelTests {
  @Test("a wrong answer is told which mistake gives it, and a right one leads on")
  func diagnosis() {
    var quiz = Questions.quiz([Questions.adjoint, Questions.adjoint])
    #expect(quiz.text.contains("question 1 of 2"))
    quiz.type("0.877583")
    let effects = quiz.update(.key(.enter))
    guard case .attempt(let note) = effects.first else {
      Issue.record("no attempt was noted")
      return
    }
    #expect(note.verdict == "wrong")
    #expect(note.misconceptions.contains("B1"))
    #expect(quiz.text.contains("Not yet"))
    for _ in 0..<8 { _ = quiz.update(.key(.backspace)) }
    quiz.type("2.87758")
    _ = quiz.update(.key(.enter))
    #expect(quiz.text.contains("Enter goes on"))
    _ = quiz.update(.key(.enter))
    #expect(quiz.text.contains("question 2 of 2"))
  }

  @Test("what can't be read costs nothing and shows the place")
  func unreadable() {
    var quiz = Questions.quiz([Questions.adjoint])
    quiz.type("2 +* 3")
    _ = quiz.update(.key(.enter))
    #expect(quiz.text.contains("^"))
    #expect(quiz.session.record?.isTouched == false)
  }

  @Test("hints come in stages, the solution earns nothing")
  func hints() {
    var quiz = Questions.quiz([Questions.adjoint])
    let before = quiz.text
    _ = quiz.update(.key(.function(2)))
    #expect(quiz.text != before)
    _ = quiz.update(.key(.function(3)))
    #expect(quiz.session.record?.isRevealed == true)
    #expect(quiz.session.canGoOn)
  }

  @Test("the trace is offered at the very step, with the learner's number")
  func replay() throws {
    var quiz = Questions.quiz([Questions.adjoint])
    quiz.type("2")
    _ = quiz.update(.key(.enter))
    #expect(quiz.text.contains("F4 shows it in the trace"))
    guard case .play(let content, let position, let notice) = quiz.update(.key(.function(4))).first
    else {
      Issue.record("nothing to play")
      return
    }
    #expect(notice == "You wrote 2, right is 2.87758.")
    #expect(content.title == "You wrote 2")
    let player = PlayerModel(
      content, settings: Settings(), size: Size(width: 80, height: 24), position: position)
    let step = try #require(player.timeline?.step(at: position))
    #expect(step.event == .total(0))
  }

  @Test("the trace gives the answer away: it comes after a try, and earns nothing")
  func noPeeking() {
    var quiz = Questions.quiz([Questions.adjoint])
    #expect(quiz.update(.key(.function(4))).isEmpty)
    #expect(quiz.text.contains("The trace shows the answer: try first"))
    quiz.type("2")
    _ = quiz.update(.key(.enter))
    #expect(!quiz.update(.key(.function(4))).isEmpty)
    quiz.type("2.87758")
    _ = quiz.update(.key(.enter))
    #expect(quiz.session.record?.isRevealed == true)
    #expect(quiz.session.record?.mark == 0)
  }

  @Test("of a whole trace, the row that was wrong is shown")
  func examStep() throws {
    var quiz = Questions.quiz([Exercise.exam(of: Questions.subject)])
    quiz.type("0.479426")
    _ = quiz.update(.key(.enter))
    quiz.type("7")
    _ = quiz.update(.key(.enter))
    guard case .play(let content, let position, let notice) = quiz.update(.key(.function(4))).first
    else {
      Issue.record("nothing to play")
      return
    }
    #expect(notice == "You wrote 7, right is 1.")
    let player = PlayerModel(
      content, settings: Settings(), size: Size(width: 80, height: 24), position: position)
    #expect(player.timeline?.step(at: position)?.event == .value(3))
    #expect(quiz.text.contains("row 3 of"))
    #expect(quiz.field.text.isEmpty)
  }

  @Test("after the solution, Enter goes on whatever was typed before")
  func solutionClears() {
    var quiz = Questions.quiz([Questions.adjoint, Questions.adjoint])
    quiz.type("hello")
    _ = quiz.update(.key(.function(3)))
    _ = quiz.update(.key(.enter))
    #expect(quiz.text.contains("question 2 of 2"))
  }

  @Test("what an answer looks like is said before it is given")
  func form() {
    let row = Exercise(.row(output: 0), Questions.subject)
    #expect(Questions.quiz([row]).text.contains("a vector of 2 numbers: (…, …)"))
    let adjoint = Questions.quiz([Questions.adjoint])
    #expect(adjoint.text.contains("or an expression in x₁, x₂ or w's"))
    #expect(adjoint.linear.opening.last?.hasPrefix("give a number") == true)
  }

  @Test("a narrow screen still says where help and the way out are")
  func narrowFooter() {
    var quiz = Questions.quiz([Questions.adjoint])
    quiz.size = Size(width: 60, height: 18)
    #expect(quiz.text.contains("F1 help  Esc end"))
  }

  @Test("on the smallest screen the question is in sight, and arrows reach all that is said")
  func small() {
    var quiz = Questions.quiz([Questions.adjoint])
    quiz.size = Size(width: 40, height: 10)
    #expect(quiz.text.contains("What is w̄₁ in the pass with seed"))
    quiz.type("0.877583")
    _ = quiz.update(.key(.enter))
    #expect(quiz.text.contains("What is w̄₁ in the pass with seed"))
    var seen = ""
    for _ in 0..<20 {
      seen += quiz.text
      _ = quiz.update(.key(.down))
    }
    #expect(seen.contains("F4 shows it in the trace"))
    #expect(seen.contains("at x₁ = 0.5, x₂ = 2"))
    quiz.size = Size(width: 30, height: 8)
    #expect(quiz.text.contains("wengert needs 40x10"))
  }

  @Test("a whole trace is filled row by row, and a right step from a wrong start counts")
  func exam() {
    var quiz = Questions.quiz([Exercise.exam(of: Questions.subject)])
    #expect(quiz.text.contains("row 1 of"))
    for answer in ["0.479426", "1", "-1.5", "1.47943", "0.22313"] {
      quiz.type(answer)
      _ = quiz.update(.key(.enter))
    }
    #expect(quiz.text.contains("row 6 of"))
  }

  @Test("the end says what was right and what to look at again")
  func summary() {
    var quiz = Questions.quiz([Questions.adjoint])
    quiz.type("2")
    _ = quiz.update(.key(.enter))
    _ = quiz.update(.key(.escape))
    #expect(quiz.text.contains("Worth another look"))
    guard case .play(_, _, let notice) = quiz.update(.key(.enter)).first else {
      Issue.record("nothing to play")
      return
    }
    #expect(notice == "You wrote 2, right is 2.87758.")
    #expect(quiz.update(.key(.character("q"))).first?.ends == .screen)
  }

  @Test("the same quiz in lines says the same words")
  func linear() {
    var lines = Questions.quiz([Questions.adjoint]).linear
    #expect(lines.opening.contains("question 1 of 1"))
    let hint = lines.take("hint").lines
    #expect(!hint.isEmpty)
    let wrong = lines.take("0.877583").lines
    #expect(wrong.joined().contains("Not yet"))
    #expect(wrong != hint)
    let right = lines.take("2.87758").lines
    #expect(right.contains("next goes on"))
    #expect(lines.take("next").lines.joined().contains("points"))
    #expect(lines.take("step 7").lines.joined().contains("a number from 1 to 1"))
    guard case .play(_, _, let notice) = lines.take("step 1").effects.first else {
      Issue.record("nothing to play")
      return
    }
    #expect(notice == "You wrote 0.877583, right is 2.87758.")
  }

  @Test("random keys at random sizes never fail")
  func randomKeys() {
    var random = Chance(seed: 7)
    let exercises = Exercise.drawn(6, from: Questions.subject, using: &random)
    var quiz = Questions.quiz(exercises + [Exercise.exam(of: Questions.subject)])
    let keys: [Key] =
      QuizModel.bindings.flatMap(\.keys).filter { $0 != .escape }
      + "0123456789.x+(w1)".map { .character($0) }
    for _ in 0..<1500 {
      if random.next() % 30 == 0 {
        let size = Size(width: Int(random.next() % 200), height: Int(random.next() % 60))
        _ = quiz.update(.resize(size))
      }
      _ = quiz.update(.key(keys[Int(random.next() % UInt64(keys.count))]))
      _ = quiz.text
    }
  }

  @Test("of a local partial the trace shows the product that it stands in")
  func partialStep() throws {
    var quiz = Questions.quiz([Exercise(.partial(of: 3, by: 1), Questions.subject)])
    quiz.type("2")
    _ = quiz.update(.key(.enter))
    guard case .play(let content, let position, _) = quiz.update(.key(.function(4))).first else {
      Issue.record("nothing to play")
      return
    }
    let player = PlayerModel(
      content, settings: Settings(), size: Size(width: 80, height: 24), position: position)
    let step = try #require(player.timeline?.step(at: position))
    // ∂w₄/∂w₂ counts where only x₂ moves.
    #expect(step == Step(pass: 2, event: .term(Edge(node: 3, position: 1))))
    #expect(player.screen.glyphs.joined().contains("∂w₄/∂w₂ = w₁ = 0.5"))
  }

  @Test("a reading that differs in its blanks alone is not echoed")
  func echo() {
    var quiz = Questions.quiz([Questions.adjoint])
    quiz.type("cos(x1)+x2")
    _ = quiz.update(.key(.enter))
    #expect(quiz.text.contains("Right"))
    #expect(!quiz.text.contains("read as"))
  }

  @Test("a quiz that is left before any answer is left at once")
  func untouched() {
    var quiz = Questions.quiz([Questions.adjoint])
    guard case .leave? = quiz.update(.key(.escape)).first else {
      Issue.record("the quiz stays")
      return
    }
    var other = Questions.quiz([Questions.adjoint])
    _ = other.update(.key(.function(2)))
    #expect(other.update(.key(.escape)).isEmpty)
    #expect(other.text.contains("0 of 1 points"))
  }

  @Test("a narrow screen keeps a title that can be read, and the seed in the help")
  func narrowHeader() {
    var quiz = QuizModel(
      [Questions.adjoint], title: "Three inputs, two outputs", seed: 7, settings: Settings(),
      size: Size(width: 40, height: 12))
    #expect(quiz.text.hasPrefix(" Three inputs, two ou…  question 1 of 1"))
    _ = quiz.update(.resize(Size(width: 40, height: 60)))
    _ = quiz.update(.key(.function(1)))
    #expect(quiz.text.contains("Seed 7 asks"))
  }
}

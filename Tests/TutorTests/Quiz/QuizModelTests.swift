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
    guard case .play(let content, let position, let notice) = quiz.update(.key(.function(4))).first
    else {
      Issue.record("nothing to play")
      return
    }
    #expect(notice == "You wrote 2.")
    let player = PlayerModel(
      content, settings: Settings(), size: Size(width: 80, height: 24), position: position)
    let step = try #require(player.timeline?.step(at: position))
    #expect(step.event == .total(0))
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
}

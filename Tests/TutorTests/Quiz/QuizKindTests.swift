import Autodiff
import Canvas
import Practice
import Testing
import Tutor

/// A question of one kind about the lecture's example, and its right answer.
private struct Kind: CustomTestStringConvertible, Sendable {
  let name: String
  let exercise: Exercise
  let answers: [String]
  let wrong: String

  var testDescription: String { name }

  static let subject = Subject(function: Lecture.function, point: [0.5, 2])

  static func drawn(_ skill: Skill, seed: UInt64 = 11) -> Exercise? {
    var chance = Chance(seed: seed)
    return ExerciseMaker(subject).exercise(skill, using: &chance)
  }

  static var all: [Kind] {
    var kinds = [
      Kind(
        name: "row", exercise: Exercise(.row(output: 0), subject),
        answers: ["(2 + cos(0.5), 0.5)"], wrong: "(0.5, 2.87758)"),
      Kind(
        name: "column", exercise: Exercise(.column(input: 1), subject),
        answers: ["[0.5, -0.22313]"], wrong: "[0.5, 0.22313]"),
    ]
    if let list = drawn(.list) {
      let text = "w3 = x1 x2; w4 = sin x1; w5 = w3 + w4; w6 = x1 - x2; w7 = exp w6"
      kinds.append(Kind(name: "function", exercise: list, answers: [text], wrong: "w3 = x1 - x2"))
    }
    if let order = drawn(.order), case .order(let items) = order.task {
      let right = items.solution.map { "\($0 + 1)" }.joined(separator: " ")
      let wrong = items.solution.reversed().map { "\($0 + 1)" }.joined(separator: " ")
      kinds.append(Kind(name: "order", exercise: order, answers: [right], wrong: wrong))
    }
    if let checking = drawn(.checking), case .wrongRow(let pass) = checking.task {
      let other = pass.rows.first { $0.node != pass.wrongNode }?.node ?? 0
      kinds.append(
        Kind(
          name: "wrong row", exercise: checking, answers: ["w\(pass.wrongNode + 1)"],
          wrong: "w\(other + 1)"))
    }
    return kinds
  }
}

@Suite("Every kind of question")
struct QuizKindTests {
  @Test("a choice has no step, an order's trace has no answer to stand beside")
  func steps() throws {
    let drawn = (UInt64(1)...40).lazy.compactMap { Kind.drawn(.passes, seed: $0) }
    let exercise = drawn.first { if case .choices = $0.task { true } else { false } }
    var choice = quiz(try #require(exercise))
    #expect(!text(choice).contains("F4"))
    for option in 1...3 where choice.session.canGoOn == false {
      choice = typing("\(option)", into: choice)
      #expect(!text(choice).contains("F4"))
    }
    let order = try #require(Kind.all.first { $0.name == "order" })
    let wrong = typing(order.wrong, into: quiz(order.exercise))
    #expect(text(wrong).contains("F4 shows the trace."))
  }

  private func typing(_ answer: String, into quiz: QuizModel) -> QuizModel {
    var quiz = quiz
    for character in answer { _ = quiz.update(.key(.character(character))) }
    _ = quiz.update(.key(.enter))
    for _ in answer { _ = quiz.update(.key(.backspace)) }
    return quiz
  }

  private func quiz(_ exercise: Exercise) -> QuizModel {
    QuizModel(
      [exercise], title: "test", seed: 1, settings: Settings(),
      size: Size(width: 80, height: 30))
  }

  private func text(_ model: QuizModel) -> String {
    var canvas = Canvas(size: model.size)
    model.draw(on: &canvas)
    return canvas.glyphs.joined(separator: "\n")
  }

  @Test("there is one of each kind")
  func complete() {
    #expect(Kind.all.map(\.name) == ["row", "column", "function", "order", "wrong row"])
  }

  @Test(
    "is asked on the screen, says no to a wrong answer and yes to a right one",
    arguments: Kind.all)
  fileprivate func screen(kind: Kind) {
    var model = quiz(kind.exercise)
    #expect(text(model).contains("question 1 of 1"))
    for answer in [kind.wrong] + kind.answers {
      for character in answer { _ = model.update(.key(.character(character))) }
      _ = model.update(.key(.enter))
      if answer == kind.wrong {
        #expect(text(model).contains("Not yet"), "\(text(model))")
        for _ in answer { _ = model.update(.key(.backspace)) }
      }
    }
    #expect(model.session.record?.isSolved == true, "\(text(model))")
  }

  @Test("is asked in lines with the same words", arguments: Kind.all)
  fileprivate func lines(kind: Kind) {
    var lines = quiz(kind.exercise).linear
    #expect(lines.opening.contains("question 1 of 1"))
    #expect(lines.take(kind.wrong).lines.joined().contains("Not yet"))
    for answer in kind.answers {
      #expect(lines.take(answer).lines.contains("next goes on"))
    }
  }

  @Test("a right step from a wrong start is said to be so, on the screen and in lines")
  func followThrough() {
    let exam = Exercise.exam(of: Kind.subject)
    var model = quiz(exam)
    var lines = quiz(exam).linear
    // w₃ is wrong and revealed by nobody: w₆ = w₃ + w₄ is right from there.
    for answer in ["0.9", "0.479426", "1", "-1.5"] {
      for character in answer { _ = model.update(.key(.character(character))) }
      _ = model.update(.key(.enter))
      if answer == "0.9" {
        for _ in answer { _ = model.update(.key(.backspace)) }
      }
      _ = lines.take(answer)
    }
    #expect(text(model).contains("row 4 of"))
    #expect(lines.take("again").lines.contains { $0.contains("row 4 of") })
  }
}

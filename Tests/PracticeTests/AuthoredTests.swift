import Autodiff
import LessonKit
import Practice
import Testing

@Suite("Authors' questions")
struct AuthoredTests {
  private static let text = """
    ---
    id: sample
    title: Sample
    ---

    # Sample

    ```function
    f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2))
    at x1 = 0.5, x2 = 2
    ```

    ## quiz cell
    What is the adjoint?

    answer: bar w1 @ y1
    > Two roads meet here.

    wrong: term w1 from w3 @ y1
    > That is the product's share alone.

    hint: Who uses it?

    ## quiz letters
    And in letters?

    answer: x2 + cos(x1)

    wrong: x1
    > That is the other column.

    ## quiz factored
    As a product, please.

    answer: x1*(x2 + 1)
    form: factored

    ## quiz choice
    How many?

    - [ ] 1
      > Too few.
    - [x] 2
    - [ ] 3

    ## quiz sequence
    In which order?

    1. $\\bar w_6$
    2. $\\bar w_4$
    3. $\\bar w_1$

    ## quiz forwards
    And forwards?

    1. $\\dot w_1$
    2. $\\dot w_4$
    3. $\\dot w_6$

    ## quiz more
    generate: 4
    """

  private func exercises(seed: UInt64 = 1) throws -> [Exercise] {
    let reading = Lesson.read(Self.text, file: "sample.md")
    let lesson = try #require(reading.lesson, "\(reading.problems)")
    var chance = Chance(seed: seed)
    return Exercise.all(of: lesson, using: &chance)
  }

  private func judge(_ index: Int, _ text: String) throws -> Judgement {
    ExerciseKey(try exercises()[index]).judge(text)
  }

  @Test("a lesson's questions come in the file's order, drawn ones where it says so")
  func order() throws {
    let all = try exercises()
    #expect(all.count == 10)
    #expect(all.prefix(6).map(\.id).contains("sample/cell"))
    #expect(all[6...].allSatisfy { $0.authored == nil })
    #expect(Set(all.map(\.id)).count == all.count)
    #expect(all[6].subject.point != [0.5, 2])
    #expect(try exercises(seed: 2).map(\.id) != all.map(\.id))
  }

  @Test("the author's words come with the answer they are about")
  func words() throws {
    #expect(try judge(0, "2.87758").message.contains("Two roads meet here."))
    let share = try judge(0, "2.0000")
    #expect(share.verdict == .wrong)
    #expect(
      share.message.hasPrefix(
        "2.0000 is not w̄₁ in the pass with seed ȳ₁ = 1. That is the product's share alone."))
    #expect(share.misconceptions.map(\.id).contains("B2"))
    let words = ExerciseWords(try exercises()[0])
    #expect(words.prompt == ["What is the adjoint?"])
    #expect(words.hints.first == "Who uses it?")
    #expect(words.hints.count == 3)
  }

  @Test("an expression may be answered in letters or as a number, and its mistakes are named")
  func letters() throws {
    #expect(try judge(1, "cos x1 + x2").verdict == .correct)
    #expect(try judge(1, "2.8776").verdict == .correct)
    #expect(try judge(1, "2.9").verdict == .imprecise)
    #expect(try judge(1, "-sin x1 + x2").verdict == .wrong)
    let sine = try judge(1, "sin x1 + x2")
    #expect(sine.misconceptions == [.circularDerivative])
    #expect(try judge(1, "x1").message.contains("That is the other column."))
    #expect(try judge(1, "(1, 2)").verdict == .notAnAnswer)
    #expect(try judge(1, "cos(").verdict == .unreadable)
  }

  @Test("an unknown wrong expression is told what gives the right one")
  func unknownExpression() throws {
    let judgement = try judge(1, "x2 cos(x1)^2")
    #expect(judgement.message.hasPrefix("x2*cos(x1)^2 is not ∂y₁/∂x₁. It is ẇ₆ after the pass"))
  }

  @Test("an expression's step is that of the derivative which it is")
  func expressionStep() throws {
    let exercise = try exercises()[1]
    let timeline = Timeline(exercise.subject.list, at: exercise.subject.point)
    #expect(exercise.position(in: timeline) == timeline.position(filling: .entry(0, pass: 1)))
    #expect(ExerciseWords(exercise).value() == "x2 + cos(x1)")
  }

  @Test("an order of tangents has hints of its own, and its step in a forward pass")
  func forwards() throws {
    let exercise = try exercises()[5]
    let hints = ExerciseWords(exercise).hints
    #expect(hints[0] == "Begin at the inputs.")
    #expect(hints.allSatisfy { !$0.contains("djoint") })
    let timeline = Timeline(exercise.subject.list, at: exercise.subject.point)
    #expect(exercise.position(in: timeline) == timeline.start(ofPass: 1))
  }

  @Test("an order may be typed without blanks, and the sample shown is not a right one")
  func sample() throws {
    for seed in UInt64(1)...20 {
      let exercise = try exercises(seed: seed)[5]
      let key = ExerciseKey(exercise)
      let sample = ExerciseWords(exercise).form.suffix(5)
      #expect(key.judge(String(sample)).verdict == .wrong)
      #expect(key.judge(String(sample.filter(\.isNumber))).verdict == .wrong)
      let solution = ExerciseWords(exercise).solution().filter(\.isNumber)
      #expect(key.judge(solution).verdict == .correct)
    }
  }

  @Test("a wrong choice is told the author's words, and that it is wrong where there are none")
  func choiceWords() throws {
    #expect(try judge(3, "1").message == "Too few.")
    #expect(try judge(3, "3").message == "Not this one.")
    #expect(try judge(3, "2").message == "Right.")
  }

  @Test("no step of a trace shows what a choice asks")
  func choiceStep() throws {
    let exercise = try exercises()[3]
    #expect(
      exercise.position(in: Timeline(exercise.subject.list, at: exercise.subject.point)) == nil)
  }

  @Test("a form that is asked for is asked for, at no cost")
  func form() throws {
    #expect(try judge(2, "x1 (1 + x2)").verdict == .correct)
    let expanded = try judge(2, "x1 x2 + x1")
    #expect(expanded.verdict == .notAnAnswer)
    #expect(expanded.message.contains("factored"))
    #expect(try judge(2, "x1 (2 + x2)").verdict == .wrong)
  }

  @Test("choices are answered by number")
  func choices() throws {
    #expect(try judge(3, "2").verdict == .correct)
    let low = try judge(3, "1")
    #expect(low.verdict == .wrong)
    #expect(low.message.contains("Too few."))
    #expect(try judge(3, "1 2").verdict == .notAnAnswer)
    #expect(try judge(3, "4").verdict == .unreadable)
  }

  @Test("an author's order is shuffled, and any order that the graph allows is right")
  func orders() throws {
    let exercise = try exercises()[4]
    guard case .order(let ordered) = exercise.task else { return }
    let key = ExerciseKey(exercise)
    let right = ordered.solution.map { "\($0 + 1)" }
    #expect(key.judge(right.joined(separator: " ")).verdict == .correct)
    #expect(key.judge(right.reversed().joined(separator: " ")).verdict == .wrong)
    #expect(ExerciseWords(exercise).items.sorted() == ["w̄₁", "w̄₄", "w̄₆"])
  }
}

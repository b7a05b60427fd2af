import Autodiff
import LessonKit
import Practice
import Testing

@Suite("What is said to answers")
struct GuidanceTests {
  private static let fanOut = "a = x1 x2; b = a + exp(a); f(x1, x2) = (b, sin b)"
  private static let chain = "f(x) = exp(sin(x^2))"
  private static let neuron = "f(a1, a2, b) = (tanh(1.5 a1 - 0.5 a2 + b) - 1)^2"

  private func subject(_ text: String, _ point: [Double]) throws -> Subject {
    Subject(function: try Function(reading: text), point: point)
  }

  private func exercise(_ cell: String, _ subject: Subject) throws -> Exercise {
    Exercise(try Cell(reading: cell, for: subject.list), subject)
  }

  private func grade(
    _ text: String, _ point: [Double], _ cell: String, _ answer: String
  ) throws -> Judgement {
    let list = WengertList(try Function(reading: text))
    return Grader(list, point: point).grade(try Cell(reading: cell, for: list), answer)
  }

  @Test("a habit is told at the row where it first made a difference, with that row's numbers")
  func origin() throws {
    let zero = try grade(Self.fanOut, [0.5, 3], "bar w3 @ y1", "0")
    #expect(zero.message.contains("For w̄₅ only the last contribution is left, 0 from w₆"))
    let one = try grade(Self.chain, [0.8], "bar w2 @ y", "1")
    #expect(one.message.contains("w̄₄ = 1 was handed on as it is"), "\(one.message)")
    let term = try grade(Self.fanOut, [0.5, 3], "term w1 from w3 @ y1", "0")
    #expect(term.message.contains("For w̄₅ only the last contribution is left"))
    let partial = try grade(Self.chain, [0.8], "jacobian y/x", "1.6")
    #expect(partial.message.contains("∂w₂/∂w₁ = 1.6 was taken alone"), "\(partial.message)")
  }

  @Test("a product with a constant has two derivatives, of which the constant's is 0")
  func constantFactor() throws {
    let judgement = try grade(Self.neuron, [0.4, -0.6, 0.1], "jacobian y/a1", "0")
    #expect(judgement.message.contains("At w₄ = 1.5·w₁ the derivatives 0 and 1 were multiplied"))
  }

  @Test("what would tell two mistakes apart is not the asked entry under another name")
  func followUp() throws {
    let judgement = try grade(Self.fanOut, [0.5, 3], "jacobian y1/x1", "13.4451")
    let followUp = try #require(judgement.followUp)
    #expect(followUp != .adjoint(node: 0, seed: [1, 0]))
    #expect(followUp != .tangent(node: 4, seed: [1, 0]))
  }

  @Test(
    "where no mistake is known, every cell is told what gives it",
    arguments: [
      ("jacobian y1", "(7, 8)"), ("jacobian /x2", "(7, 8)"), ("jacobian", "[[7, 8], [9, 7]]"),
      ("along x1=1,x2=-2", "(7, 8)"), ("pull y1=1,y2=1", "(7, 8)"), ("jacobian y1/x2", "77"),
      ("bar w1 @ y1", "77"), ("seed y1/x2 forward", "(7, 8)"), ("passes forward", "77"),
    ])
  func guidance(_ cell: String, _ answer: String) throws {
    let judgement = try grade(lectureText, [0.5, 2], cell, answer)
    #expect(judgement.misconceptions.isEmpty)
    #expect(judgement.message.split(separator: ". ").count > 1, "\(judgement.message)")
    #expect(judgement.message.hasSuffix("."))
  }

  @Test(
    "hints put true numbers in",
    arguments: ["jacobian y1", "jacobian /x2", "jacobian", "jacobian y2/x1", "along x1=1,x2=1"])
  func numbers(_ cell: String) throws {
    let exercise = try exercise(cell, try subject(lectureText, [0.5, 2]))
    let hints = ExerciseWords(exercise).hints
    #expect(hints.count == 3)
    #expect(hints.allSatisfy { !$0.contains("nan") }, "\(hints)")
  }

  @Test("the second hint for an entry stands without the first, which an author may replace")
  func entryHint() throws {
    let exercise = try exercise("jacobian y/a1", try subject(Self.neuron, [0.4, -0.6, 0.1]))
    #expect(
      ExerciseWords(exercise).hints[1]
        == "It is ẇ₁₀ after the pass with ȧ₁ = 1, and w̄₁ after the pass with ȳ = 1.")
  }

  @Test("a vector of one entry is asked for and told as a number")
  func oneEntry() throws {
    let exercise = try exercise(
      "along a1=1,a2=1,b=1", try subject(Self.neuron, [0.4, -0.6, 0.1]))
    let words = ExerciseWords(exercise)
    #expect(words.form.hasPrefix("a number"))
    #expect(words.solution() == "Jac·u for u = (1, 1, 1) is −0.400497.")
    #expect(ExerciseKey(exercise).judge("(-0.400497)").verdict == .correct)
    #expect(ExerciseKey(exercise).judge("-0.400497").verdict == .correct)
  }

  @Test("the function whose list is asked for is written in letters")
  func listQuestion() throws {
    let exercise = Exercise(
      id: "list", skill: .list, subject: try subject(Self.fanOut, [0.5, 3]), task: .list)
    #expect(ExerciseWords(exercise).prompt[0].contains("y₁ = x₁·x₂ + exp(x₁·x₂), y₂ = sin("))
    #expect(ExerciseWords(exercise, script: .ascii).prompt[0].contains("y1 = x1*x2 + exp(x1*x2)"))
  }
}

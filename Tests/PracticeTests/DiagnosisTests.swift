import Autodiff
import Practice
import Testing

@Suite("Diagnosis")
struct DiagnosisTests {
  private func grade(
    _ text: String, _ point: [Double], _ cell: String, _ answer: String
  ) throws -> Judgement {
    let list = try list(text)
    return Grader(list, point: point).grade(try Cell(reading: cell, for: list), answer)
  }

  private let shared = "f(x, y) = (x y + exp(x y), sin(x y + exp(x y)))"

  @Test(
    "passing on too early gives two values, by the order of operands",
    arguments: ["9.4366", "12.8731"])
  func tooEarly(_ answer: String) throws {
    let judgement = try grade(shared, [0.5, 2], "bar x @ y1", answer)
    #expect(judgement.verdict == .wrong)
    #expect(judgement.misconceptions == [.passedOnTooEarly])
    #expect(judgement.message.contains("w̄₃ was handed on before all its contributions were in"))
    let truth = try grade(shared, [0.5, 2], "bar x @ y1", "7.4366")
    #expect(truth.verdict == .correct)
  }

  @Test("a sentence tells the mistake with this function's own numbers, and not the answer")
  func ownNumbers() throws {
    let judgement = try grade(lectureText, [0.5, 2], "dot w4 @ x1", "0.5")
    #expect(judgement.misconceptions.first == .productOwnFactor)
    #expect(judgement.message.contains("At w₄ = w₁·w₂ the factor itself was taken"))
    let overwritten = try grade(lectureText, [0.5, 2], "bar w1 @ y1", "0.8775826")
    #expect(overwritten.message.contains("only the last contribution is left, 0.877583 from w₃"))
    #expect(!overwritten.message.contains("2.87758"))
  }

  @Test("one mistake that the catalogue has twice is told once")
  func once() throws {
    let judgement = try grade("y = ln(x1 + x2); f(x1, x2) = y", [2, 3], "partial w4/w3", "0.5")
    #expect(judgement.misconceptions.starts(with: [.partialAtInput, .logarithmDerivative]))
    #expect(judgement.message.contains("the derivative was taken at x₁"))
    #expect(!judgement.message.contains("Or:"))
  }

  @Test("an output that is used further has its seed counted among its contributions")
  func seedPart() throws {
    let text = "a = exp(x); y1 = a; y2 = sin(a)"
    let first = try grade(text, [0.7], "bar w2 @ y1=2,y2=3", "2.0000000")
    #expect(first.misconceptions.contains(.oneSuccessorOnly))
    #expect(first.message.contains("w₂ is an output itself and is used by w₃"), "\(first.message)")
    #expect(first.message.contains("all of them, its seed included"))
  }

  @Test("adjoints that were not cleared reach terms and products with the Jacobian")
  func notCleared() throws {
    let term = try grade(lectureText, [0.5, 2], "term w4 from w6 @ y2", "1.0000000")
    #expect(term.misconceptions.contains(.adjointsNotCleared))
    let pull = try grade(lectureText, [0.5, 2], "pull y2", "(3.100713, -0.22313016)")
    #expect(pull.misconceptions == [.adjointsNotCleared])
    let general = try grade(lectureText, [0.5, 2], "pull y1=2,y2=1", "(3.100713, 0.77686984)")
    #expect(!general.misconceptions.contains(.adjointsNotCleared))
  }

  @Test("a product's missing term is told in the words of the pass that is asked")
  func productTerm() throws {
    let reverse = try grade("f(x, y) = x y", [0.7, 3], "bar w1 @ f", "0")
    #expect(reverse.misconceptions.contains(.productOneTerm))
    #expect(reverse.message.contains("w₃ = w₁·w₂ changes with both w₁ and w₂"))
    let partial = try grade("f(x, y) = x y", [0.7, 3], "partial w3/w1", "0")
    #expect(partial.message.contains("w₃ = w₁·w₂ changes with both w₁ and w₂"))
  }

  @Test("a rule about a local partial is told before one about another place")
  func localFirst() throws {
    let judgement = try grade("f(x) = -sin(x)", [0.7], "partial w3/w2", "1.0000")
    #expect(judgement.misconceptions.contains(.minusLost))
    #expect(judgement.misconceptions.contains(.sign))
    let local = try #require(judgement.message.range(of: "At w₃ = −w₂ the minus was lost"))
    let place = try #require(
      judgement.message.range(of: "The size is right and the sign is not"))
    #expect(local.lowerBound < place.lowerBound)
  }

  @Test("at most two mistakes are told, and where a question would tell them apart it is asked")
  func followUp() throws {
    let judgement = try grade(lectureText, [0.5, 2], "bar w1 @ y1", "0.877583")
    #expect(judgement.misconceptions.count == 3)
    #expect(judgement.message.contains("Several mistakes lead there."))
    #expect(judgement.message.components(of: "Or: ") == 2)
    let apart = try grade(lectureText, [0.5, 2], "jacobian y1/x2", "2")
    if let cell = apart.followUp {
      #expect(apart.message.contains("To tell which"))
      #expect(cell.text(in: try list(lectureText)) != "jacobian y1/x2")
    }
  }

  @Test("two mistakes at once are a maybe, and no id is named")
  func maybe() throws {
    let judgement = try grade(lectureText, [0.5, 2], "bar w1 @ y1", "-0.8775826")
    #expect(judgement.verdict == .wrong)
    #expect(judgement.misconceptions.isEmpty)
    #expect(judgement.message.contains("Maybe two mistakes at once"))
  }

  @Test("where nothing is known, the rule of the cell is told")
  func generic() throws {
    let judgement = try grade(lectureText, [0.5, 2], "bar w1 @ y1", "17.31")
    #expect(judgement.misconceptions.isEmpty)
    #expect(judgement.message.contains("Go by the rule: w̄₁ = w̄₃·cos w₁ + w̄₄·w₂ + w̄₅·1"))
  }

  @Test("a value within the tolerance of the truth is the truth, and never named")
  func hiddenMistake() throws {
    let judgement = try grade("f(x) = sin(x)", [1e-8], "partial w2/w1", "1")
    #expect(judgement.verdict == .correct)
    #expect(judgement.misconceptions.isEmpty)
  }

  @Test("the other side's seed and a transposed matrix are wrong whatever n and m are")
  func otherShapes() throws {
    let text = "f(x1, x2, x3) = (x1 x2 + x1 x3, ln(x1 + x2))"
    let point = [2.0, 3, 5]
    let seed = try grade(text, point, "seed y2/x1 forward", "(0, 1)")
    #expect(seed.verdict == .wrong && seed.misconceptions == [.seedOnOtherSide])
    let matrix = try grade(text, point, "jacobian", "[[8, 0.2], [2, 0.2], [2, 0]]")
    #expect(matrix.verdict == .wrong && matrix.misconceptions == [.transposed])
    let row = try grade(text, point, "jacobian y1", "(8, 0.2)")
    #expect(row.verdict == .wrong && row.misconceptions == [.transposed])
    let other = try grade(text, point, "jacobian", "[[8, 1], [2, 0.2], [2, 0]]")
    #expect(other.verdict == .notAnAnswer)
  }
}

extension String {
  /// How many parts a separator makes.
  fileprivate func components(of separator: String) -> Int {
    split(separator: separator, omittingEmptySubsequences: false).count
  }
}

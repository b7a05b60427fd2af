import Autodiff
import Practice
import TestKit
import Testing

@Suite("Strange answers")
struct StrangeAnswerTests {
  private static let cells = [
    "w6", "partial w4/w1", "bar w1 @ y1", "jacobian y1", "jacobian", "seed y1/x2 forward",
    "passes reverse", "along x1=1,x2=-2",
  ]

  @Test("random texts get a verdict and a message, and none is taken for right by accident")
  func randomTexts() throws {
    let list = try list(lectureText)
    let grader = Grader(list, point: [0.5, 2])
    let pieces = [
      "1", "0", ".", "e", "-", "+", "*", "/", "^", "(", ")", "[", "]", "{", "}", ",", ";", "=", " ",
      "x1", "w3", "sin", "cos(", "exp", "ẇ", "w̄₁", "₂", "²", "−", "π", "∞", "nan", "|", "\\frac",
      "$",
      "\u{0}", "\u{202E}", "\n", "9e999", "1e-400", "^T", "ᵀ", "…", "'", "\"", "%",
    ]
    var random = SplitMix(seed: 5)
    for cell in Self.cells {
      let key = grader.key(for: try Cell(reading: cell, for: list))
      for _ in 0..<250 {
        let count = Int.random(in: 0...12, using: &random)
        let text = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
        let judgement = key.judge(text)
        #expect(!judgement.message.isEmpty)
        if judgement.verdict != .wrong { #expect(judgement.misconceptions.isEmpty) }
        if let offset = judgement.offset { #expect((0...text.utf8.count).contains(offset)) }
      }
    }
  }

  @Test(
    "long and deep texts are refused at once",
    arguments: [
      String(repeating: "(", count: 15_000), String(repeating: "[", count: 19_000) + "1",
      String(repeating: "1,", count: 9_000), String(repeating: "-", count: 19_000) + "1",
      String(repeating: "sin ", count: 4_900) + "x1", String(repeating: "9", count: 19_999),
      "0." + String(repeating: "0", count: 19_000) + "1",
      String(repeating: "x1+", count: 6_000) + "1",
      String(repeating: "a", count: 30_000),
    ])
  func longTexts(_ text: String) throws {
    let list = try list(lectureText)
    let start = ContinuousClock.now
    for cell in ["w6", "jacobian"] {
      let judgement = Grader(list, point: [0.5, 2]).grade(
        try Cell(reading: cell, for: list), text)
      #expect(judgement.verdict != .correct)
    }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("a cell that has no finite value judges every answer, and names the reason")
  func singular() throws {
    let list = try list("f(x) = ln(x) + sqrt(x)")
    let grader = Grader(list, point: [0])
    for (cell, answer) in [("w2", "0"), ("jacobian y/x", "1/x"), ("w4", "2"), ("w3", "0")] {
      let judgement = grader.grade(try Cell(reading: cell, for: list), answer)
      #expect(judgement.verdict != .unreadable)
      #expect(!judgement.message.isEmpty)
    }
    let judgement = grader.grade(try Cell(reading: "w2", for: list), "0")
    #expect(judgement.message.contains("no finite value"))
  }

  @Test("functions without operations, with constant outputs and dead inputs can be asked about")
  func degenerate() throws {
    for text in ["f(x) = x", "f(x, y) = (3, x)", "f(x, y) = 2", "f(x) = (x, x)"] {
      let list = try list(text)
      let point = list.inputs.indices.map { Double($0) + 0.5 }
      let grader = Grader(list, point: point)
      let cells: [Cell] =
        [.jacobian, .row(output: 0), .column(input: 0), .passes(.forward)]
        + list.nodes.map { .adjoint(node: $0, seed: list.unitPass(.reverse, 0).seed) }
      for cell in cells {
        let key = grader.key(for: cell)
        #expect(key.judge("0.1234").verdict != .correct)
      }
      var chance = Chance(seed: 1)
      let maker = ExerciseMaker(
        Subject(function: try Function(reading: text), point: point))
      for exercise in maker.exercises(count: 5, using: &chance) {
        #expect(!ExerciseWords(exercise).prompt.joined().isEmpty)
      }
    }
  }
}

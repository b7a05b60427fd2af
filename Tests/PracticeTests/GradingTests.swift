import Autodiff
import Practice
import Testing

/// One answer and what must be said of it, on the lecture's example at (0.5, 2).
struct GradedAnswer: Sendable, CustomTestStringConvertible {
  let cell: String
  let answer: String
  let verdict: Judgement.Verdict
  var ids: [String] = []

  var testDescription: String { "\(cell): \(answer)" }

  init(_ cell: String, _ answer: String, _ verdict: Judgement.Verdict, _ ids: [String] = []) {
    self.cell = cell
    self.answer = answer
    self.verdict = verdict
    self.ids = ids
  }
}

@Suite("Grading")
struct GradingTests {
  private static let lecture = try? list(lectureText)

  static let table: [GradedAnswer] = [
    // Numbers in every spelling.
    GradedAnswer("bar w1 @ y1", "2.8775825618903728", .correct),
    GradedAnswer("bar w1 @ y1", "2.878", .correct),
    GradedAnswer("bar w1 @ y1", "2.88", .correct),
    GradedAnswer("bar w1 @ y1", "= 2.877583", .correct),
    GradedAnswer("bar w1 @ y1", "(2.8776)", .correct),
    GradedAnswer("bar w1 @ y1", "$2.8776$", .correct),
    GradedAnswer("bar w1 @ y1", "(2.9)", .imprecise),
    GradedAnswer("bar w1 @ y1", "2,8776", .notAnAnswer),
    GradedAnswer("bar w1 @ y1", "+2.877583e0", .correct),
    GradedAnswer("bar w1 @ y1", "28.77583·10^-1", .correct),
    GradedAnswer("bar w1 @ y1", "2 + cos(0.5)", .correct),
    GradedAnswer("bar w1 @ y1", "2+cos(1/2)", .correct),
    GradedAnswer("bar w1 @ y1", "0.8776+2", .correct),
    GradedAnswer("bar w2 @ y1", ".5", .correct),
    GradedAnswer("bar w2 @ y1", "1/2", .correct),
    GradedAnswer("bar w2 @ y1", "0.500", .correct),
    GradedAnswer("jacobian y2/x2", "−0.22313", .correct),
    GradedAnswer("jacobian y2/x2", "-exp(-1.5)", .correct),
    GradedAnswer("jacobian y2/x2", "-e^(-3/2)", .correct),
    GradedAnswer("bar w5 @ y1", "0", .correct),
    GradedAnswer("bar w5 @ y1", "-0", .correct),
    // Too few figures, or too few to tell a mistake from the truth.
    GradedAnswer("bar w1 @ y1", "2.9", .imprecise),
    GradedAnswer("bar w1 @ y1", "3", .imprecise),
    GradedAnswer("bar w1 @ y1", "2.87", .imprecise),
    GradedAnswer("jacobian y2/x1", "0.22", .imprecise),
    GradedAnswer("jacobian y2/x1", "0", .wrong, ["B1", "B2", "B3", "B25", "B31"]),
    GradedAnswer("bar w1 @ y1", "2.8770", .wrong),
    // Expressions in inputs and nodes.
    GradedAnswer("bar w1 @ y1", "cos(x1) + x2", .correct),
    GradedAnswer("bar w1 @ y1", "w2 + cos w1", .correct),
    GradedAnswer("bar w1 @ y1", "x2*1 + 1*cos(x1) + 0", .correct),
    GradedAnswer("w6", "x1 x2 + sin x1", .correct),
    GradedAnswer("partial w7/w5", "exp(w5)", .correct),
    GradedAnswer("partial w7/w5", "w7", .correct),
    GradedAnswer("partial w7/w5", "y2", .notAnAnswer),
    GradedAnswer("bar w1 @ y1", "cos(x1) + 4 x1", .wrong),
    GradedAnswer("bar w1 @ y1", "sqrt(x1)^2/x1*(cos(x1) + x2)", .wrong),
    GradedAnswer("bar w1 @ y1", "sin(x1) + x2", .wrong, ["B23"]),
    GradedAnswer("bar w1 @ y1", "cos(x1) x2", .wrong, ["B3"]),
    // Shapes.
    GradedAnswer("jacobian", "[[2.8776, .5], [.22313, -.22313]]", .correct),
    GradedAnswer("jacobian", "[[2.8776, .22313], [.5, -.22313]]", .wrong, ["B29"]),
    GradedAnswer("jacobian", "[2.8776 .5; .22313 -.22313]", .correct),
    GradedAnswer("jacobian", "[[2.8776  .5] [.22313 -.22313]]", .correct),
    GradedAnswer(
      "jacobian", #"$\begin{pmatrix} 2.8776 & .5 \\ .22313 & -.22313 \end{pmatrix}$"#, .correct),
    GradedAnswer(
      "jacobian",
      #"\begin{bmatrix} x_2 + \cos x_1 & x_1 \\ e^{x_1 - x_2} & -e^{x_1 - x_2} \\ \end{bmatrix}"#,
      .correct),
    GradedAnswer("jacobian", "(2.8776, .5)", .notAnAnswer),
    GradedAnswer("jacobian y1", "(x2 + cos x1, x1)", .correct),
    GradedAnswer("jacobian y1", "(2.87758, .22313)", .wrong, ["B29"]),
    GradedAnswer("jacobian /x2", "(.5, -.22313)", .correct),
    GradedAnswer("jacobian y1/x2", "(1, 2)", .notAnAnswer),
    GradedAnswer("along x1=1,x2=-2", "(1.877583, 0.669390)", .correct),
    GradedAnswer("pull y1=1,y2=1", "(3.100713, 0.276870)", .correct),
    GradedAnswer("seed y1/x2 forward", "(0, 1)", .correct),
    GradedAnswer("seed y1/x2 forward", "[0, 1]", .correct),
    GradedAnswer("seed y1/x2 forward", "[0 1]", .correct),
    GradedAnswer("seed y1/x2 forward", "[ 1  0 ]", .wrong, ["B36"]),
    GradedAnswer("seed y1/x2 forward", #"\begin{pmatrix}0\\1\end{pmatrix}"#, .correct),
    GradedAnswer("seed y1/x2 forward", "[1 - 1]", .notAnAnswer),
    GradedAnswer("seed y1/x2 forward", "(1, 0)", .wrong, ["B36"]),
    GradedAnswer("seed y1/x2 forward", "(1, 1)", .wrong, ["B25"]),
    GradedAnswer("seed y1/x2 forward", "(0, 2)", .wrong, ["B27"]),
    GradedAnswer("seed y1/x2 forward", "(0, 0)", .wrong, ["B31"]),
    GradedAnswer("passes forward", "2", .correct),
    GradedAnswer("passes forward", "4", .wrong, ["B35"]),
    // One mistake each.
    GradedAnswer("w3", "0.00872654", .wrong, ["B24"]),
    GradedAnswer("bar w1 @ y1", "0.877583", .wrong, ["B1", "B2", "B17"]),
    GradedAnswer("bar w1 @ y1", "2", .wrong, ["B2", "B8"]),
    GradedAnswer("partial w7/w5", "-1.5", .wrong, ["B12"]),
    GradedAnswer("partial w4/w1", "0.5", .wrong, ["B15"]),
    GradedAnswer("jacobian y1/x1", "-2.87758", .wrong, ["B34"]),
    GradedAnswer("bar w1 @ y1", "5.1", .wrong),
    // Not judged, and not counted.
    GradedAnswer("bar w1 @ y1", "", .unreadable),
    GradedAnswer("bar w1 @ y1", "cos(0.5", .unreadable),
    GradedAnswer("bar w1 @ y1", "2 +* 3", .unreadable),
    GradedAnswer("bar w1 @ y1", "foo + 1", .notAnAnswer),
    GradedAnswer("w6", "w6", .notAnAnswer),
  ]

  @Test("answers get the verdict and the ids of the table", arguments: table)
  func verdicts(_ row: GradedAnswer) throws {
    let list = try #require(Self.lecture)
    let cell = try Cell(reading: row.cell, for: list)
    let judgement = Grader(list, point: [0.5, 2]).grade(cell, row.answer)
    #expect(judgement.verdict == row.verdict, "\(judgement.message)")
    #expect(judgement.misconceptions.map(\.id) == row.ids, "\(judgement.message)")
    #expect(!judgement.message.isEmpty)
  }

  @Test("a place that can't be read is told, and readable text is echoed")
  func places() throws {
    let list = try #require(Self.lecture)
    let cell = try Cell(reading: "w6", for: list)
    let grader = Grader(list, point: [0.5, 2])
    #expect(grader.grade(cell, "2 + foo").offset == 4)
    #expect(grader.grade(cell, "(1, 2").offset == 0)
    #expect(grader.grade(cell, #"\begin{pmatrix} 1 \\ 2 + foo \end{pmatrix}"#).offset == 25)
    #expect(grader.grade(cell, "x1 x2 + sin x1").reading == "x1*x2 + sin(x1)")
  }

  @Test("a cell's text reads back as the cell")
  func cellText() throws {
    let list = try #require(Self.lecture)
    for text in Set(Self.table.map(\.cell)) + ["dot w3 @ x1", "term w6 from w3 @ x1"] {
      let cell = try Cell(reading: text, for: list)
      #expect(try Cell(reading: cell.text(in: list), for: list) == cell)
    }
  }
}

import Autodiff
import Testing

@testable import LessonKit

@Suite("Problems of questions")
struct QuestionProblemTests {
  static let examples = [
    BodyExample("## quiz «Big ID»\nwhat?\nanswer: w3", .question(.badID("Big ID"))),
    BodyExample("«## quiz»\nwhat?\nanswer: w3", .question(.badID(""))),
    BodyExample(
      "## quiz a\nwhat?\nanswer: w3\n«## quiz a»\nwhat?\nanswer: w4",
      .section(.repeatedHeading("## quiz a", firstLine: 10))),
    BodyExample("«## quiz a»\nanswer: w3", .question(.noPrompt)),
    BodyExample("«## quiz a»\nwhat?", .question(.noAnswer)),
    BodyExample("## quiz a\nwhat?\nanswer: w3\n«- [x] b»", .question(.severalAnswers)),
    BodyExample("## quiz a\nwhat?\nanswer: «w99»", .prose(.cell(.unknownNode("w99")))),
    BodyExample("## quiz a\nwhat?\nanswer: «bar w1»", .prose(.cell(.missingSeed("w1")))),
    BodyExample("## quiz a\nwhat?\n«answer»:", .key(.valueMissing("answer"))),
    BodyExample("## quiz a\nwhat?\nanswer: «(x1, x2)»", .question(.answerOfSeveral)),
    BodyExample("## quiz a\nwhat?\nanswer: w3\n«answer»: w4", .key(.repeatedKey("answer"))),
    BodyExample(
      "## quiz a\nwhat?\nanswer: w3\n«form»: factored", .question(.formOfCell)),
    BodyExample(
      "## quiz a\nwhat?\nanswer: x1 + x2\nform: «pretty»",
      .key(
        .badValue(
          key: "form", value: "pretty", .words(["factored", "expanded", "unevaluated"])))),
    BodyExample("## quiz a\nwhat?\nanswer: w3\n«wrong»: w4", .question(.noFeedback)),
    BodyExample("## quiz a\nwhat?\nanswer: w3\n«hint»:", .key(.valueMissing("hint"))),
    BodyExample(
      "## quiz a\nwhat?\n«wrong»: w3\n> so\n- [x] a\n- [ ] b",
      .question(.keyWithoutAnswer("wrong"))),
    BodyExample("«## quiz a»\nwhat?\n- [x] only", .question(.choiceCount(1))),
    BodyExample("«## quiz a»\nwhat?\n- [ ] a\n- [ ] b", .question(.rightChoices(0))),
    BodyExample("«## quiz a»\nwhat?\n- [x] a\n- [x] b", .question(.rightChoices(2))),
    BodyExample("## quiz a\nwhat?\n- [x] a\n«- [ ]»", .question(.emptyChoice)),
    BodyExample("## quiz a\nwhat?\n- [x] a\n- [ ] b\n\n«- [] c»", .question(.badChoice)),
    BodyExample("## quiz a\nwhat?\n\n«-[ ] c»\n- [x] a\n- [ ] b", .question(.badChoice)),
    BodyExample("## quiz a\nwhat?\n- [x] a\n«- [ ] a»", .question(.repeatedItem)),
    BodyExample("## quiz a\nwhat?\n1. so\n2. «so»", .question(.repeatedItem)),
    BodyExample("«## quiz a»\nwhat?\n1. one", .question(.itemCount(1))),
    BodyExample(
      "## quiz a\nwhat?\n1. $\\bar w_6$\n2. «$\\dot w_1$»", .question(.mixedItems)),
    BodyExample("## quiz a\nwhat?\n1. words\n2. «$\\dot w_1$»", .question(.mixedItems)),
    BodyExample(
      "## quiz a\nwhat?\n1. «$\\bar w_1$»\n2. $\\bar w_6$",
      .question(.impossibleOrder("bar w6", "bar w1"))),
    BodyExample(
      "«## quiz a»\nwhat?\n1. $\\bar w_6$\n2. $\\bar w_7$", .question(.freeOrder)),
    BodyExample(
      "## quiz a\nwhat?\n1. $w_1$\n2. «$w_99$»".replacing("w_99", with: "w_{99}"),
      .prose(.cell(.unknownNode("w99")))),
    BodyExample(
      "## quiz a\ngenerate: «many»",
      .key(.badValue(key: "generate", value: "many", .wholeNumber(1...50)))),
    BodyExample(
      "## quiz a\n«predict»: yes\nwhat?\nanswer: w3", .key(.keyNotHere("predict", .quiz))),
  ]

  @Test("each problem of a question is found at its place", arguments: examples)
  func problem(example: BodyExample) { expectOnly(example.kind, in: .body(example.body)) }

  @Test("an answer that is no expression is reported at its character")
  func expression() throws {
    let lesson = MarkedLesson.body("## quiz a\nwhat?\nanswer: x2 + «coss»(x1)")
    let problems = Lesson.read(lesson.text, file: "a.md").problems
    #expect(problems.count == 1)
    guard case .question(.answer)? = problems.first?.kind else {
      Issue.record("it is the answer that can't be read")
      return
    }
    #expect(problems.map(\.place) == lesson.places)
  }

  @Test("words put in order have the one order of the file")
  func words() throws {
    let lesson = MarkedLesson.body("## quiz a\nwhat?\n1. seed\n2. walk\n3. read off")
    let question = try #require(Lesson.read(lesson.text, file: "a.md").lesson).questions[0]
    guard case .order(let order) = question.kind else {
      Issue.record("it asks for an order")
      return
    }
    #expect(order.accepts([0, 1, 2]))
    #expect(!order.accepts([0, 2, 1]))
    #expect(order.violations(of: [2, 1, 0]).count == 2)
  }

  @Test("any order that the graph allows is right")
  func graph() throws {
    // w6 = w4 + w3', w4 = sin w1, w3 = w1 w2: both operands may come first.
    let lesson = MarkedLesson.body("## quiz a\nwhat?\n1. $w_3$\n2. $w_4$\n3. $w_6$")
    let question = try #require(Lesson.read(lesson.text, file: "a.md").lesson).questions[0]
    guard case .order(let order) = question.kind else {
      Issue.record("it asks for an order")
      return
    }
    #expect(order.accepts([0, 1, 2]))
    #expect(order.accepts([1, 0, 2]))
    #expect(!order.accepts([0, 2, 1]))
    #expect(!order.accepts([0, 1, 1]))
  }
}

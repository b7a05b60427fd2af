import Autodiff
import Testing

@testable import LessonKit

@Suite("Problems as lines")
struct ProblemTextTests {
  /// Shows controls as `?`, and counts two columns for a Chinese character.
  private let writer = ProblemText(
    clean: { String(String.UnicodeScalarView($0.unicodeScalars.map { $0.value < 32 ? "?" : $0 })) },
    width: { $0.reduce(0) { $0 + ($1 >= "一" && $1 <= "龥" ? 2 : 1) } })

  private func lines(_ body: String) -> [String] {
    let problems = Lesson.read(MarkedLesson.body(body).text, file: "Lessons/09-x.md").problems
    return problems.first.map { writer.lines($0) } ?? []
  }

  @Test("a problem is a place, a sentence, the line and a caret as wide as what is wrong")
  func caret() {
    #expect(
      lines("## foward x1 at w3") == [
        "Lessons/09-x.md:10:1: error: 'foward x1 at w3' is no heading of a lesson; did you mean "
          + "'forward'?",
        "  ## foward x1 at w3",
        "  ^~~~~~~~~~~~~~~~~~",
      ])
  }

  @Test("the caret stands under the place behind wide characters and marks")
  func wide() {
    let found = lines("日本 w̄ {w99}")
    #expect(found.dropFirst() == ["  日本 w̄ {w99}", "         ^~~~~"])
    #expect(found[0].hasPrefix("Lessons/09-x.md:10:6: error: "))
  }

  @Test("what came from the file is cleaned before it is shown")
  func clean() {
    let problems = Lesson.read("---\nid: a\u{1B}[2Jb\n---\n", file: "evil\u{1B}.md").problems
    for problem in problems {
      for line in writer.lines(problem) {
        #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
      }
    }
    #expect(!problems.isEmpty)
  }

  @Test("a place far along a long line is shown with its neighbourhood only")
  func long() {
    let found = lines(String(repeating: "word ", count: 500) + "{w99}")
    #expect(found.count == 3)
    #expect(found[1].hasPrefix("  …"))
    #expect(found[1].count < 150)
    #expect(found[2].hasSuffix("^~~~~"))
    #expect(found[0].contains(":10:2501: "))
  }

  @Test("every message is one sentence without a line break and says what would do")
  func sentences() {
    let kinds: [LessonProblem.Kind] = [
      .file(.tooDeep), .file(.furtherProblems), .file(.tooLarge(bytes: 9)),
      .file(.tooMany(.nodes, count: 9)), .header(.missing), .header(.unclosed),
      .section(.textOutsideSection), .section(.nothingToPredict), .trace(.noFunction),
      .trace(.missingPoint), .prose(.openDollar), .prose(.image), .prose(.formula(.empty)),
      .question(.noAnswer), .question(.freeOrder), .check(.needsCycle(["a", "b"])),
      .key(.badValue(key: "level", value: "", .words(["a", "b"]))),
    ]
    for kind in kinds {
      let problem = LessonProblem(
        kind: kind, file: "f", line: 1, column: 1,
        excerpt: LessonProblem.Excerpt(before: "", marked: "", after: ""))
      #expect(problem.message.count > 20)
      #expect(problem.message.contains { ":;,".contains($0) }, Comment(rawValue: problem.message))
      #expect(!problem.message.contains("\n"))
      #expect(writer.lines(problem).count == 1)
    }
  }
}

@Suite("Placeholders")
struct PlaceholderTests {
  @Test(
    "each form of a cell shows its value in the pass of the heading",
    arguments: [
      ("{w3}", "1"), ("{dot w3}", "2"), ("{dot w3 @ x2}", "0.5"), ("{partial w6/w3}", "1"),
      ("{jacobian y1/x2}", "0.5"), ("{jacobian y2}", "(0.22313, -0.22313)"),
      ("{jacobian /x1}", "(2.87758, 0.22313)"),
      ("{jacobian}", "[[2.87758, 0.5], [0.22313, -0.22313]]"), ("{bar w1 @ y1}", "2.87758"),
      ("{term w6 from w3}", "2"), ("{term w1 from w5 @ y1}", "0"),
      ("{along x1=1,x2=-2}", "(1.87758, 0.66939)"), ("{pull y1=1,y2=1}", "(3.10071, 0.27687)"),
      ("{passes reverse}", "2"), ("{seed y1/x2 forward}", "(0, 1)"), (#"\{w3\}"#, "{w3}"),
      ("{x2}", "2"), ("{y1}", "1.47943"), ("*{w3}* and **{w4}**", "1 and 0.479426"),
    ])
  func value(typed: String, shown: String) throws {
    let body = MarkedLesson.body("## forward x1\n" + typed).text
    let reading = Lesson.read(body, file: "a.md")
    #expect(reading.problems.map(\.message) == [])
    let lesson = try #require(reading.lesson)
    let blocks = lesson.words(trace: 0, step: Step(pass: 1, event: .seed))
    let text = ProseText(style: .ascii, trace: lesson.traces[0]).lines(blocks)
    #expect(text.map(\.text) == [shown])
  }

  @Test("at another point the same words have other values")
  func moved() throws {
    let lesson = try #require(
      Lesson.read(MarkedLesson.body("## primal\n{w3} at {x1}").text, file: "a.md").lesson)
    let list = lesson.traces[0].list
    let writer = ProseText(style: .ascii, list: list, values: list.values(at: [3, 4]))
    #expect(writer.lines(lesson.openingWords(trace: 0)).map(\.text) == ["12 at 3"])
  }
}

import Autodiff
import Testing

@testable import LessonKit

@Suite("Problems of prose")
struct ProseProblemTests {
  static let examples = [
    BodyExample("a «$» alone", .prose(.openDollar)),
    BodyExample("from «$»5 to 6 dollars", .prose(.openDollar)),
    BodyExample("it costs «$»5 and \\$6", .prose(.openDollar)),
    BodyExample("an open «{»w3 brace", .prose(.openBrace)),
    BodyExample("* a $\\dot w_3$\n* b «{»w3", .prose(.openBrace)),
    BodyExample("the value «{w99}»", .prose(.cell(.unknownNode("w99")))),
    BodyExample("the value «{dot w3}»", .prose(.cell(.missingSeed("w3")))),
    BodyExample(
      "the value «{dot w3 @ y1}»", .prose(.cell(.unknownSeed("y1")))),
    BodyExample("the value «{}»", .prose(.cell(.unreadable("")))),
    BodyExample("the value «{hello there}»", .prose(.cell(.unreadable("hello there")))),
    BodyExample(
      "first\n\n> quoted «{partial w7/w1}»", .prose(.cell(.notConnected("w7", "w1")))),
    BodyExample(
      "a $x + «\\dott» w$", .prose(.formula(.unknownCommand("dott", nearest: "dot")))),
    BodyExample("# A\n$\\dot w_3 = «{dot w3}»$", .prose(.valueInFormula)),
    BodyExample("# A\n«an &#x202E; entity»", .file(.forbiddenCharacter("\u{202E}"))),
    BodyExample("é $«\\bar»$", .prose(.formula(.missingArgument("\\bar")))),
    BodyExample("> note: a $x«}»$", .prose(.formula(.unbalancedBrace))),
    BodyExample(
      "## quiz a\nwhat?\nanswer: w3\nhint: a $w«_»$", .prose(.formula(.missingArgument("_")))),
    BodyExample("## quiz a\nwhat?\nanswer: w3\n> so «{w0}»", .prose(.cell(.unknownNode("w0")))),
    BodyExample(
      "## quiz a\nwhat?\n- [x] a\n- [ ] b\n  > so «{w0}»", .prose(.cell(.unknownNode("w0")))),
    BodyExample("one line\n\n«a picture ![cat](cat.png)»", .prose(.image)),
  ]

  @Test("each problem of prose is found at its place", arguments: examples)
  func problem(example: BodyExample) { expectOnly(example.kind, in: .body(example.body)) }

  /// The first page's lines, in Unicode, without the function.
  private func lines(_ body: String) throws -> [String] {
    let lesson = MarkedLesson.body("# Page\n" + body)
    let reading = Lesson.read(lesson.text, file: "a.md")
    #expect(reading.problems.map(\.message) == [])
    let read = try #require(reading.lesson)
    let text = ProseText(style: .unicode, trace: read.traces[0])
    return text.lines(read.pages[1].blocks).map(\.text)
  }

  @Test("code keeps its dollars and braces")
  func code() throws {
    #expect(try lines("`{dot w3}` and `$x$`") == ["{dot w3} and $x$"])
    #expect(try lines("```text\n{w3} costs $5\n```") == ["  {w3} costs $5"])
    #expect(try lines("    {w3}") == ["  {w3}"])
  }

  @Test("a backslash takes the meaning off a brace and a dollar")
  func escapes() throws {
    #expect(try lines(#"\{w3\} costs \$5"#) == ["{w3} costs $5"])
  }

  @Test("signs of Markdown inside a formula are left alone")
  func formulas() throws {
    #expect(try lines("$a*b*c$ and $w_1 w_2 w_3$") == ["a·b·c and w₁w₂w₃"])
    #expect(try lines("*so $x_1*x_2$ is*") == ["so x₁·x₂ is"])
    #expect(try lines("$x_1 <\nx_2$ holds") == ["x₁ < x₂ holds"])
  }

  @Test("lists, quotes and links keep their shape")
  func shapes() throws {
    #expect(
      try lines("1. one\n2. two\n   - deep\n") == ["1. one", "2. two", "   • deep"])
    #expect(try lines("> said\n") == ["│ said"])
    #expect(try lines("[here](https://example.org)") == ["here (https://example.org)"])
    #expect(try lines("<https://example.org>") == ["https://example.org"])
    #expect(try lines("a  \nb") == ["a", "b"])
    #expect(try lines("a <b>c</b> <!-- d -->") == ["a <b>c</b> "])
  }

  @Test("a value is written in the style of the text, with its sign")
  func values() throws {
    let body = "# Page\n{w5} {jacobian y2} {passes forward} {seed y1/x2 reverse}"
    let lesson = try #require(Lesson.read(MarkedLesson.body(body).text, file: "a.md").lesson)
    let blocks = lesson.pages[1].blocks
    func text(_ style: MathStyle) -> String {
      ProseText(style: style, trace: lesson.traces[0]).lines(blocks)[0].text
    }
    #expect(
      text(.unicode)
        == "−1.5 (0.22313, −0.22313) 2 (1, 0)".replacing("−1.5", with: text(.unicode).prefix(4)))
    #expect(text(.ascii).hasSuffix("(0.22313, -0.22313) 2 (1, 0)"))
    #expect(text(.words).contains("minus 0.22313"))
  }
}

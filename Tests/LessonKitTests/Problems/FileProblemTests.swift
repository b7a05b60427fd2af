import LessonKit
import Testing

@Suite("Problems of the file as a whole")
struct FileProblemTests {
  private static let lesson =
    "---\nid: a\ntitle: b\n---\n```function\nf(x) = sin x\nat x = 1\n```\n"

  @Test("a file whose lines end with a carriage return alone has one problem")
  func carriageReturns() {
    let problems = Lesson.read(Self.lesson.replacing("\n", with: "\r"), file: "a.md").problems
    #expect(problems.map(\.kind) == [.file(.forbiddenCharacter("\r"))])
    #expect(problems.first?.message.contains("LF") == true)
  }

  @Test("a point that stands twice is named, not the notation that it is none of")
  func repeatedPoint() {
    let text = Self.lesson.replacing("at x = 1", with: "at x = 1\nat x = 2")
    let problems = Lesson.read(text, file: "a.md").problems
    #expect(problems.map(\.kind) == [.trace(.repeatedPoint)])
    #expect(problems.map(\.line) == [7])
  }

  @Test("a slip in every key of a step or a question is found, one below the other")
  func slips() {
    let body = "## primal at w2\npredcit: yes\npaus: 3\n\n## quiz a\nwhat?\n\nanwser: w2\nhnit: b\n"
    let problems = Lesson.read(Self.lesson + body, file: "a.md").problems
    #expect(problems.map(\.line) == [10, 11, 13, 16, 17])
  }
}

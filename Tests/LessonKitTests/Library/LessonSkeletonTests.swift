import LessonKit
import Testing

@Suite("A new lesson")
struct LessonSkeletonTests {
  @Test(
    "the skeleton passes the check, whatever its name",
    arguments: [
      "Chain rule", "---", "", "{w3} $x$ `code`", #"say "hello" \ there"#, "# not a heading",
      "ключ", "a\u{1B}[31m\nid: evil\u{202E}", String(repeating: "long name ", count: 100),
      "key: value", "*bold*",
    ])
  func passes(name: String) throws {
    let skeleton = LessonSkeleton(name: name)
    let library = LessonLibrary([("01-x.md", Array(skeleton.text.utf8))])
    #expect(LessonCheck(measure: .plain).problems(library).map(\.message) == [])
    let lesson = try #require(library.lessons.first)
    #expect(lesson.id == skeleton.id)
    #expect(lesson.title == skeleton.title)
  }

  @Test("a name becomes an id and a file name")
  func names() {
    let skeleton = LessonSkeleton(name: "The chain rule, again!")
    #expect(skeleton.id == "the-chain-rule-again")
    #expect(skeleton.fileName(number: 3) == "03-the-chain-rule-again.md")
    #expect(skeleton.fileName(number: 12) == "12-the-chain-rule-again.md")
    #expect(skeleton.fileName(number: nil) == "the-chain-rule-again.md")
  }

  @Test("an id that another lesson has gets a number behind it")
  func taken() {
    #expect(LessonSkeleton(name: "A b", taken: ["a-b", "a-b-2"]).id == "a-b-3")
    #expect(LessonSkeleton(name: "A b", taken: ["a"]).id == "a-b")
    let long = String(repeating: "a", count: PageLimits.title)
    #expect(LessonSkeleton(name: long, taken: [long]).id == String(long.prefix(58)) + "-2")
  }
}

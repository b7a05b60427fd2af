import Testing

@testable import LessonKit

@Suite("Problems of the header")
struct HeaderProblemTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let header: String
    let kind: LessonProblem.Kind

    init(_ header: String, _ kind: LessonProblem.Kind) {
      self.header = header
      self.kind = kind
    }

    var testDescription: String { header }
    var lesson: MarkedLesson {
      MarkedLesson(header + "\n```function\nf(x) = sin x\nat x = 1\n```\n")
    }
  }

  private static let keys = [
    "id", "title", "level", "minutes", "needs", "author", "licence", "lang",
  ]

  static let examples = [
    Example("«# No header»", .header(.missing)),
    Example("«»\n---\nid: a\ntitle: b\n---", .header(.missing)),
    Example("---\nid: a\n«title»:\n---", .header(.missingKey("title"))),
    Example("«---»\nid: a\n---", .header(.missingKey("title"))),
    Example("---\nid: a\ntitle: b\n«just words»\n---", .header(.badLine("just words"))),
    Example("---\nid: a\ntitle: b\nneeds: c\n  «- d»\n---", .header(.badLine("- d"))),
    Example("---\nid: a\n«title:b»\n---", .header(.badLine("title:b"))),
    Example("---\nid: a\ntitle: «&»anchor b\n---", .header(.badSign("&"))),
    Example("---\nid: a\ntitle: «*»alias\n---", .header(.badSign("*"))),
    Example("---\nid: a\ntitle: «!»!str b\n---", .header(.badSign("!"))),
    Example("---\nid: a\ntitle: «|»\n---", .header(.badSign("|"))),
    Example("---\nid: a\ntitle: b\nneeds: «[»c, d]\n---", .header(.badSign("["))),
    Example("---\nid: a\ntitle: b\nneeds: «{»c: d}\n---", .header(.badSign("{"))),
    Example(
      "---\nid: a\ntitle: b\n«titel»: c\n---",
      .key(.unknownKey("titel", nearest: "title", known: keys))),
    Example(
      "---\nid: a\ntitle: b\n«zzz»: c\n---", .key(.unknownKey("zzz", nearest: nil, known: keys))),
    Example("---\nid: a\ntitle: b\n«id»: c\n---", .key(.repeatedKey("id"))),
    Example(
      "---\nid: «Big Name»\ntitle: b\n---",
      .key(.badValue(key: "id", value: "Big Name", .id))),
    Example(
      "---\nid: a\ntitle: b\nlevel: «hard»\n---",
      .key(
        .badValue(
          key: "level", value: "hard", .words(["beginner", "intermediate", "advanced"])))),
    Example(
      "---\nid: a\ntitle: b\nminutes: «0»\n---",
      .key(.badValue(key: "minutes", value: "0", .wholeNumber(1...600)))),
    Example(
      "---\nid: a\ntitle: b\nminutes: «99999999999999999999»\n---",
      .key(.badValue(key: "minutes", value: "99999999999999999999", .wholeNumber(1...600)))),
    Example(
      "---\nid: a\ntitle: b\nneeds: «One»\n---", .key(.badValue(key: "needs", value: "One", .ids))),
    Example("---\nid: a\ntitle: «\"open»\n---", .header(.badQuote)),
    Example("---\nid: a\ntitle: «'it''s' more»\n---", .header(.badQuote)),
    Example("---\nid: a\ntitle: «\"\\q\"»\n---", .header(.badQuote)),
    Example(
      "---\nid: a\ntitle: «\"\\e[31m\"»\n---", .file(.forbiddenCharacter("\u{1B}"))),
    Example("---\nid: a\ntitle: «\"a\\nb\"»\n---", .file(.forbiddenCharacter("\n"))),
    Example(
      "---\nid: a\ntitle: b\nlang: «english!»\n---",
      .key(.badValue(key: "lang", value: "english!", .languageTag))),
  ]

  @Test("each problem of a header is found at its place", arguments: examples)
  func problem(example: Example) { expectOnly(example.kind, in: example.lesson) }

  @Test("a value that YAML reads otherwise is reported on its line")
  func unquoted() throws {
    let text = "---\nid: a\ntitle: one: two\n---\n```function\nf(x) = x\nat x = 1\n```\n"
    let problem = try #require(Lesson.read(text, file: "a.md").problems.first)
    #expect(problem.line == 3)
    guard case .header(.unreadable) = problem.kind else {
      Issue.record("it is the header that can't be read")
      return
    }
  }

  @Test("one bad line hides no other")
  func together() {
    let text =
      "---\nid: A\ntitle: \"open\nlevle: x\nminutes: 0\nneeds: [a]\nlang: x: y\n---\n"
      + "```function\nf(x) = sin x\nat x = 1\n```\n## foward x\n"
    let problems = Lesson.read(text, file: "a.md").problems
    #expect(problems.map(\.line) == [2, 3, 4, 5, 6, 7, 13])
  }

  @Test("a lesson with errors keeps its id where that could be read")
  func id() {
    let body = "```function\nf(x) = sinn x\nat x = 1\n```\n"
    #expect(Lesson.read("---\nid: a\ntitle: b\n---\n" + body, file: "a.md").id == "a")
    #expect(Lesson.read("---\nid: A\ntitle: b\n---\n" + body, file: "a.md").id == nil)
  }

  @Test("a header without an end is reported where it begins")
  func unclosed() throws {
    let problems = Lesson.read("---\nid: a\ntitle: b\n", file: "a.md").problems
    #expect(problems.map(\.kind) == [.header(.unclosed)])
    #expect(problems.first?.place == MarkedLesson.Place(line: 1, column: 1, marked: "---"))
  }

  @Test("a byte order mark and carriage returns change no place")
  func lineBreaks() throws {
    let text =
      "\u{FEFF}---\r\nid: a\r\ntitle: b\r\nlevl: c\r\n---\r\n```function\r\nf(x) = x\r\nat x = 1\r\n```\r\n"
    let problem = try #require(Lesson.read(text, file: "a.md").errors.first)
    #expect(problem.line == 4)
    #expect(problem.excerpt.marked == "levl")
    #expect(problem.excerpt.after == ": c")
  }
}

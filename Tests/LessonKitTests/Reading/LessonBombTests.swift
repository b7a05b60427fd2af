import LessonKit
import Testing

/// A text that is made to be slow to read.
struct Bomb: Sendable, CustomTestStringConvertible {
  let name: String
  let text: @Sendable () -> String

  init(_ name: String, _ text: @escaping @Sendable () -> String) {
    self.name = name
    self.text = text
  }

  var testDescription: String { name }
}

enum Bombs {
  /// Large enough that anything quadratic shows, small enough for a debug build.
  static let size = 1 << 17

  static func filled(_ pattern: String, header: String = "") -> String {
    let count = (size - header.utf8.count) / pattern.utf8.count
    return header + String(repeating: pattern, count: count)
  }

  /// Many pages, each with as much prose as one may hold, and a formula that is wrong.
  static func pages(_ pattern: String) -> String {
    let page = "# a\n" + String(repeating: pattern, count: 8000 / pattern.utf8.count) + "\n"
    return filled(page, header: start + "# a\n$\\x$\n")
  }

  static let start =
    "---\nid: a\ntitle: b\n---\n# P\n```function\nf(x) = x x\nat x = 1\n```\n"

  static let all: [Bomb] = [
    Bomb("stars") { filled("*", header: start) },
    Bomb("stars on lines") { filled("*a \n\n", header: start) },
    Bomb("pictures never closed") { filled("![[]()", header: start) },
    Bomb("deep quotes") { filled("> ", header: start) },
    Bomb("deep lists") { filled("- ", header: start) },
    Bomb("lists each deeper than the last") {
      start + (0..<1400).map { String(repeating: " ", count: $0) + "-\n" }.joined()
    },
    Bomb("backquotes") { filled("`` ` ", header: start) },
    Bomb("braces") { filled("{", header: start) },
    Bomb("dollars") { filled("$", header: start) },
    Bomb("formulas") { filled("$\\frac{", header: start) },
    Bomb("cells") { filled("{jacobian}", header: start) },
    Bomb("cells that don't exist, on pages") { filled("# a\n{w9}\n", header: start) },
    Bomb("pages of pictures never closed") { pages("![[]()") },
    Bomb("pages of brackets") { pages("[") },
    Bomb("pages of stars") { pages("*a **b ") },
    Bomb("pages of quotes") { pages("> - ") },
    Bomb("pages of backquotes") { pages("`` ` ``` ") },
    Bomb("pages of dollars") { pages("$a $") },
    Bomb("pages of open tags") { pages("<a ") },
    Bomb("pages of references") { pages("[a]: b\n") },
    Bomb("pages of matrices") { pages("{jacobian}{jacobian /x}") },
    Bomb("pages of roots") { pages("$" + String(repeating: "\\sqrt{", count: 1100) + "$") },
    Bomb("questions with many wrong answers") {
      filled(
        "wrong: x + sin(x)\n> no\n", header: start + "## quiz a\nwhat?\nanswer: jacobian\n")
    },
    Bomb("keys") { filled("pause: 1\n", header: start) },
    Bomb("keys that go on") { filled("  a\n", header: start + "pause: 1\n") },
    Bomb("headings") { filled("## \n", header: start) },
    Bomb("steps") { filled("## primal at w1\n", header: start) },
    Bomb("questions") { filled("## quiz a\n", header: start) },
    Bomb("choices") { filled("- [x] a\n", header: start + "## quiz a\nwhat?\n") },
    Bomb("items") { filled("1. $\\bar w_1$\n", header: start + "## quiz a\nwhat?\n") },
    Bomb("fences") { filled("```\n", header: start) },
    Bomb("functions") { filled("```function\nf(x) = x\nat x = 1\n```\n", header: start) },
    Bomb("a function of brackets") {
      filled("(", header: "---\nid: a\ntitle: b\n---\n```function\nf(x) = ")
    },
    Bomb("a point of brackets") {
      filled("(", header: "---\nid: a\ntitle: b\n---\n```function\nf(x) = x\nat x = ")
    },
    Bomb("many outputs") {
      "---\nid: a\ntitle: b\n---\n```function\nf(x) = (x" + String(repeating: ",x", count: 100_000)
        + ")\nat x = 1\n```\n"
    },
    Bomb("a sum of many terms") {
      "---\nid: a\ntitle: b\n---\n```function\nf(x) = x"
        + String(repeating: " + x", count: 60_000) + "\nat x = 1\n```\n"
    },
    Bomb("anchors and aliases") {
      let lines = (0..<30).map { "a\($0): &a\($0) [*a\($0), *a\($0)]" }.joined(separator: "\n")
      return "---\n\(lines)\n---\n"
    },
    Bomb("a header without an end") { filled("a: b\n", header: "---\n") },
    Bomb("a long value") {
      "---\nid: a\ntitle: \"" + String(repeating: "\\\\", count: size / 4) + "\"\n---\n"
    },
    Bomb("carriage returns") { filled("\r", header: start) },
    Bomb("nothing") { "" },
  ]
}

@Suite("Files made to hurt")
struct LessonBombTests {
  @Test("a file of a mebibyte made to hurt is answered soon", arguments: Bombs.all)
  func bomb(bomb: Bomb) {
    let clock = ContinuousClock()
    let text = bomb.text()
    let elapsed = clock.measure {
      let reading = Lesson.read(text, file: "bomb.md")
      #expect(!reading.errors.isEmpty)
      #expect(reading.lesson == nil)
      #expect(reading.problems.count <= 201)
      for problem in reading.problems { #expect(problem.message.count < 1000) }
    }
    // A debug build on a busy machine; a release build takes a small part of it.
    #expect(elapsed < .seconds(10), "\(bomb.name) took \(elapsed)")
  }

  @Test("what looks like a bomb and is none is read and checked")
  func harmless() throws {
    let breaks = Bombs.start + String(repeating: "\n", count: Bombs.size)
    #expect(Lesson.read(breaks, file: "a.md").problems == [])
    let tower = Bombs.start.replacing("x x", with: "9^9^9^9^9 x")
    let lesson = try #require(Lesson.read(tower, file: "a.md").lesson)
    let problems = LessonCheck(measure: .plain).problems(lesson)
    #expect(!problems.isEmpty)
  }

  @Test("a mebibyte of stars is answered soon")
  func stars() {
    let text = Bombs.start + String(repeating: "*", count: 1_000_000)
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      #expect(
        Lesson.read(text, file: "a.md").problems.map(\.kind).first
          == .file(.tooMuchProse(bytes: 1_000_000)))
    }
    #expect(elapsed < .seconds(5))
  }

  @Test("more numbers than a lesson may show are refused before they are computed")
  func values() {
    let pages = (0..<8).map { _ in "# a\n" + String(repeating: "{jacobian} ", count: 700) + "\n" }
    let problems = Lesson.read(Bombs.start + pages.joined(), file: "a.md").problems
    #expect(problems.map(\.kind) == [.file(.tooMany(.values, count: 5600))])
  }

  @Test("a function of many inputs lists its passes, or is refused")
  func passes() {
    let names = (1...100).map { "x\($0)" }
    let function = "f(\(names.joined(separator: ", "))) = \(names.joined(separator: " + "))"
    let point = "at " + names.map { "\($0) = 1" }.joined(separator: ", ")
    let text = "---\nid: a\ntitle: b\n---\n# P\n```function\n\(function)\n\(point)\n```\n"
    #expect(
      Lesson.read(text, file: "a.md").problems.map(\.kind) == [
        .file(.tooMany(.passes, count: 101))
      ])
    #expect(Lesson.read(text + "```passes\nreverse y\n```\n", file: "a.md").problems == [])
  }

  @Test("one byte over the limit is refused before it is read")
  func size() {
    let text = Bombs.start + String(repeating: "a", count: 1 << 20)
    let problems = Lesson.read(text, file: "a.md").problems
    #expect(problems.map(\.kind) == [.file(.tooLarge(bytes: text.utf8.count))])
  }

  @Test("controls, marks of direction and private use are refused where they stand")
  func characters() {
    for scalar in ["\u{0}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{202E}", "\u{E000}", "\u{E0041}"] {
      let problems = Lesson.read(Bombs.start + "one\nab" + scalar + "c\n", file: "a.md").problems
      #expect(
        problems.map(\.kind) == [.file(.forbiddenCharacter(scalar.unicodeScalars.first ?? " "))])
      #expect(problems.map(\.line) == [11])
      #expect(problems.map(\.column) == [3])
    }
  }
}

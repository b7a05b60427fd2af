import Autodiff
import LessonKit
import Testing

@Suite("What the check finds in lessons that can be read")
struct LessonCheckTests {
  /// The problems of one lesson with a function at a point.
  private func kinds(_ function: String, at point: String, _ body: String = "") throws
    -> [LessonProblem.Kind]
  {
    let text = """
      ---
      id: a
      title: b
      ---
      # P
      ```function
      \(function)
      at \(point)
      ```
      \(body)
      """
    let reading = Lesson.read(text, file: "a.md")
    #expect(reading.errors.map(\.message) == [])
    return LessonCheck(measure: .plain).problems(try #require(reading.lesson)).map(\.kind)
  }

  @Test("a point outside the domain is an error that names the node")
  func domain() throws {
    let kinds = try kinds("f(x) = ln(x - 3)", at: "x = 1")
    guard case .check(.domain(let words))? = kinds.first else {
      Issue.record("the domain is found")
      return
    }
    #expect(words.contains("w3 = ln(w2)"))
  }

  @Test("a derivative that fails is an error although the value is fine")
  func derivative() throws {
    let kinds = try kinds("f(x) = sqrt(x)", at: "x = 0")
    #expect(kinds.count == 1)
  }

  @Test("a kink is a warning, and differences are not held against it")
  func kink() throws {
    let text = "---\nid: a\ntitle: b\n---\n```function\nf(x) = abs(x)\nat x = 0\n```\n"
    let lesson = try #require(Lesson.read(text, file: "a.md").lesson)
    let problems = LessonCheck(measure: .plain).problems(lesson)
    #expect(problems.map(\.severity) == [.warning])
    #expect(problems.map(\.line) == [7])
  }

  @Test("a point too near a pole for differences is refused")
  func differences() throws {
    let kinds = try kinds("f(x) = sin(1/x)", at: "x = 1e-3")
    guard case .check(.differencesDisagree)? = kinds.first else {
      Issue.record("the differences disagree")
      return
    }
  }

  @Test("a foreseen wrong answer that is right here is an error")
  func wrong() throws {
    let question = "## quiz a\nwhat?\nanswer: w3\nwrong: x1 + x2\n> no"
    let found = try kinds("f(x1, x2) = x1 x2", at: "x1 = 2, x2 = 2", question)
    #expect(found == [.check(.wrongIsRight("4"))])
    #expect(try kinds("f(x1, x2) = x1 x2", at: "x1 = 2, x2 = 3", question) == [])
  }

  @Test("a long page, long words and wide code don't fit")
  func fit() throws {
    let page = "# Long\n" + (0..<20).map { "- item \($0)" }.joined(separator: "\n")
    #expect(
      try kinds("f(x) = x x", at: "x = 2", page) == [
        .check(.tooLong(.page, lines: 20, limit: 18, .unicode))
      ])
    let words = "## primal\n" + String(repeating: "word ", count: 90)
    #expect(
      try kinds("f(x) = x x", at: "x = 2", words) == [
        .check(.tooLong(.words, lines: 6, limit: 5, .unicode))
      ])
    let code = "# Wide\n```text\n" + String(repeating: "x", count: 77) + "\n```"
    #expect(
      try kinds("f(x) = x x", at: "x = 2", code) == [
        .check(.tooWide(.code, columns: 79, limit: 78, .unicode))
      ])
  }

  @Test("what fits in Unicode and not in ASCII is an error too")
  func fitASCII() throws {
    let code = "# Wide\n" + String(repeating: "$\\nabla$ ", count: 330)
    let found = try kinds("f(x) = x x", at: "x = 2", code)
    guard case .check(.tooLong(.page, _, _, .ascii)) = found.first else {
      Issue.record("\(found)")
      return
    }
    #expect(found.count == 1)
  }

  @Test("a title that is too wide is reported at its line, once")
  func title() throws {
    let long = String(repeating: "long ", count: 20)
    let text = "---\nid: a\ntitle: \(long)\n---\n```function\nf(x) = x x\nat x = 2\n```\n"
    let lesson = try #require(Lesson.read(text, file: "a.md").lesson)
    let problems = LessonCheck(measure: .plain).problems(lesson)
    #expect(problems.map(\.line) == [3])
  }

  @Test("words that are shown together are measured together")
  func together() throws {
    let three = String(repeating: "word ", count: 40)
    let body = "## forward x\n\(three)\n## forward x at seed\n\(three)"
    #expect(try kinds("f(x) = x x", at: "x = 2", body).count == 1)
    #expect(try kinds("f(x) = x x", at: "x = 2", "## forward x\n\(three)") == [])
  }

  @Test("forward and reverse are held against each other even where no passes are listed")
  func sound() throws {
    let body = "```passes\nreverse y\n```"
    #expect(try kinds("f(x1, x2) = x1 x2 + exp(x1)", at: "x1 = 2, x2 = pi/4", body) == [])
  }
}

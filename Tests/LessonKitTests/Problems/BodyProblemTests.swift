import Autodiff
import Testing

@testable import LessonKit

/// Lines of a body with a marked place, and the problem that is expected there.
struct BodyExample: Sendable, CustomTestStringConvertible {
  let body: String
  let kind: LessonProblem.Kind

  init(_ body: String, _ kind: LessonProblem.Kind) {
    self.body = body
    self.kind = kind
  }

  var testDescription: String { body }
}

@Suite("Problems of headings and steps")
struct SectionProblemTests {
  private static let passes = ["primal", "forward x1", "forward x2", "reverse y1", "reverse y2"]

  static let examples = [
    BodyExample(
      "«## foward x1»", .section(.unknownHeading("foward x1", nearest: "forward"))),
    BodyExample("«## Some words»", .section(.unknownHeading("Some words", nearest: nil))),
    BodyExample("«##»", .section(.unknownHeading("", nearest: nil))),
    BodyExample(
      "## forward «x3»",
      .trace(.unknownSeed("x3", .forward, nearest: "x1", known: ["x1", "x2"]))),
    BodyExample(
      "## «reverse»",
      .trace(.unknownSeed("", .reverse, nearest: nil, known: ["y1", "y2"]))),
    BodyExample("## forward «x1=1,x1=2»", .trace(.seed(.repeatedName("x1")))),
    BodyExample("## forward «x1=one»", .trace(.seed(.badNumber("one")))),
    BodyExample(
      "## forward «x1=2»", .section(.unknownPass("forward x1=2", known: passes))),
    BodyExample("## primal at «w9»", .section(.place(.unknownNode("w9")))),
    BodyExample("## forward x1 at «w0»", .section(.place(.unknownNode("w0")))),
    BodyExample(
      "## forward x1 at «w6 from w1»", .section(.place(.notConnected("w6", "w1")))),
    BodyExample(
      "## reverse y1 at «w3 from w1»", .section(.place(.notConnected("w3", "w1")))),
    BodyExample("## forward x1 at «the third line»", .section(.badPlace("the third line"))),
    BodyExample("## primal at «w3 from w1»", .section(.badPlace("w3 from w1"))),
    BodyExample("## primal «x1»", .section(.badPlace("x1"))),
    BodyExample("## forward x1 «w3»", .section(.missingAt("w3"))),
    BodyExample("## reverse y1 «end»", .section(.missingAt("end"))),
    BodyExample("# A\n\n«##»primal at w3", .section(.gluedHeading)),
    BodyExample("# A\n\n> «Note:» for me", .section(.noteInCapitals)),
    BodyExample(
      "# A\n\n```«function 2»\nf(x) = x\n```",
      .section(.unknownFence("function 2", nearest: "function"))),
    BodyExample("## primal at «seed»", .section(.noSeedHere)),
    BodyExample(
      "## primal at w3\na\n«## primal at w3»\nb",
      .section(.repeatedHeading("## primal at w3", firstLine: 10))),
    BodyExample("«## primal»\npredict: yes\nwords", .section(.nothingToPredict)),
    BodyExample("«## primal at w3»\npredict: yes\nIt is {w3}.", .section(.givesAway("w3"))),
    BodyExample("«```text»\nno end", .section(.unclosedFence("text"))),
    BodyExample(
      "```«fonction»\nf(x) = x\n```",
      .section(.unknownFence("fonction", nearest: "function"))),
    BodyExample("## primal\n«note»: outside", .section(.noteOutsideQuote)),
    BodyExample(
      "## primal\n```function\nf(x) = x\nat x = 1\n```\n«words behind it»",
      .section(.textOutsideSection)),
    BodyExample(
      "## primal at w3\npredict: «maybe»",
      .key(.badValue(key: "predict", value: "maybe", .words(["yes", "no"])))),
    BodyExample(
      "## primal at w3\npause: «soon»",
      .key(.badValue(key: "pause", value: "soon", .seconds))),
    BodyExample(
      "## primal at w3\npause: «1e9»",
      .key(.badValue(key: "pause", value: "1e9", .seconds))),
    BodyExample(
      "## primal at w3\n«pause»:",
      .key(.badValue(key: "pause", value: "", .seconds))),
    BodyExample("## primal at w3\npause: 1\n«pause»: 2", .key(.repeatedKey("pause"))),
    BodyExample("## primal at w3\n«answer»: 2", .key(.keyNotHere("answer", .step))),
    BodyExample(
      "## primal at w3\n«predit»: yes",
      .key(.unknownKey("predit", nearest: "predict", known: ["predict", "pause"]))),
  ]

  @Test("each problem of a section is found at its place", arguments: examples)
  func problem(example: BodyExample) { expectOnly(example.kind, in: .body(example.body)) }

  @Test("text in front of the first heading belongs to no section")
  func early() {
    expectOnly(
      .section(.textOutsideSection),
      in: MarkedLesson(
        "---\nid: a\ntitle: b\n---\n«lost words»\n```function\nf(x) = x\nat x = 1\n```\n"))
  }

  @Test("a word with a colon that looks like no key is prose")
  func prose() throws {
    let lesson = MarkedLesson.body("## primal\nsum: it adds\n\nbecause: it does\n")
    let reading = Lesson.read(lesson.text, file: "a.md")
    #expect(reading.problems == [])
    #expect(try #require(reading.lesson).traces[0].narration[0].blocks.count == 2)
  }
}

@Suite("Problems of functions, points and passes")
struct TraceProblemTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let block: String
    let kind: LessonProblem.Kind

    init(_ block: String, _ kind: LessonProblem.Kind) {
      self.block = block
      self.kind = kind
    }

    var testDescription: String { block }
    var lesson: MarkedLesson { MarkedLesson("---\nid: a\ntitle: b\n---\n" + block) }
  }

  static let examples = [
    Example(
      "```function\nf(x, y) = x y\nat x = 1, «z» = 2\n```",
      .trace(.pointOfNoInput("z", nearest: nil, known: ["x", "y"]))),
    Example(
      "```function\nf(x, y) = x y\n«at x = 1»\n```", .trace(.pointLacks(["y"]))),
    Example(
      "```function\nf(x) = x\nat x = 1, «x» = 2\n```", .trace(.repeatedAssignment("x"))),
    Example("```function\nf(x) = x\nat «x»\n```", .trace(.badAssignment("x"))),
    Example("```function\nf(x) = x\nat x = «1/0»\n```", .trace(.pointNotFinite("x"))),
    Example("```function\nf(x) = x\nat x = «t + 1»\n```", .trace(.notConstant("x"))),
    Example("```function\n«f(x) = x»\n```", .trace(.missingPoint)),
    Example(
      "# P\n```function\nf(x) = x\nat x = 1\n```\n```passes\n«froward x»\n```",
      .trace(.badPass("froward x", nearest: "forward"))),
    Example(
      "# P\n```function\nf(x) = x\nat x = 1\n```\n```passes\nforward x\n«forward x=1»\n```",
      .trace(.repeatedPass("forward x"))),
    Example(
      "# P\n```function\nf(x) = x\nat x = 1\n```\n```passes\nforward «y»\n```",
      .trace(.unknownSeed("y", .forward, nearest: nil, known: ["x"]))),
    Example(
      "# P\n```function\nf(x) = x\nat x = 1\n```\n```passes\nforward x\n```\n«```passes»\n```",
      .trace(.repeatedPasses)),
  ]

  @Test("each problem of a function block is found at its place", arguments: examples)
  func problem(example: Example) { expectOnly(example.kind, in: example.lesson) }

  @Test("a typing error in the function is reported at its line and column of the file")
  func function() throws {
    let lesson = MarkedLesson(
      "---\nid: a\ntitle: b\n---\n```function\nf(x, z) = (x z,\n  z + «sqrrt»(x))\nat x = 1, z = 2\n```"
    )
    let problems = Lesson.read(lesson.text, file: "a.md").problems
    #expect(problems.map(\.place) == lesson.places)
    guard case .trace(.function(let problem))? = problems.first?.kind else {
      Issue.record("it is a problem of the function")
      return
    }
    #expect(problem.suggestion == "sqrt")
  }

  @Test("a remark about the function's text is a warning")
  func remark() throws {
    let text = "---\nid: a\ntitle: b\n---\n```function\nf(x) = 1/2x\nat x = 1\n```\n"
    let reading = Lesson.read(text, file: "a.md")
    #expect(reading.errors == [])
    #expect(reading.warnings.map(\.line) == [6])
    #expect(reading.lesson != nil)
  }

  @Test("words, questions and passes need a function above them")
  func needsFunction() {
    let text = """
      ---
      id: a
      title: b
      ---
      ## primal
      ## quiz a
      answer: w1
      ```passes
      ```
      """
    let kinds = Lesson.read(text, file: "a.md").problems.map(\.kind)
    #expect(
      kinds == [
        .trace(.noFunction), .trace(.needsFunction(.step)), .trace(.needsFunction(.quiz)),
        .trace(.needsFunction(.passes)),
      ])
  }

  @Test("listed passes are walked in their order, and seeds may have spaces")
  func passes() throws {
    let text = """
      ---
      id: a
      title: b
      ---
      # P
      ```function
      f(x1, x2) = x1 x2
      at x1 = 1, x2 = 2
      ```
      ```passes
      reverse y
      forward x1=1, x2=-2
      ```
      ## forward x1=1, x2=-2 at w3
      It is {dot w3}.
      """
    let reading = Lesson.read(text, file: "a.md")
    #expect(reading.problems == [])
    let trace = try #require(reading.lesson).traces[0]
    #expect(trace.passes == [.primal, .reverse([1]), .forward([1, -2])])
    #expect(trace.narration(pass: 2, .node(2)) != nil)
  }
}

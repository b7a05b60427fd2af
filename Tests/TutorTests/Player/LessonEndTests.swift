import Autodiff
import Canvas
import LessonKit
import Testing
import Tutor

@Suite("The end of a lesson")
struct LessonEndTests {
  private func atEnd(_ name: String) throws -> PlayerModel {
    let content = PlayerContent(try ShippedLessons.lesson(name))
    return PlayerModel(
      content, settings: Settings(), size: Size(width: 80, height: 24),
      section: content.sections.count - 1, position: 0)
  }

  private func asksLesson(_ effects: [Effect]) -> String? {
    for case .quizLesson(let id) in effects { return id }
    return nil
  }

  @Test("says which key asks the lesson's questions, and that key does")
  func questions() throws {
    var model = try atEnd("01-sin-exp.md")
    #expect(model.screen.glyphs.last?.hasPrefix(" x quiz") == true)
    _ = model.update(.key(.right))
    #expect(
      model.screen.glyphs.last?.contains(
        "This is the end of the lesson. x asks its questions, q leaves it.") == true)
    #expect(asksLesson(model.update(.key(.character("x")))) == "sin-exp")
  }

  @Test("in lines says the word for it")
  func lines() throws {
    var player = LinearPlayer(try atEnd("01-sin-exp.md"))
    let said = player.take("next").lines
    #expect(said == ["This is the end of the lesson.", "quiz asks its questions, quit leaves"])
    #expect(asksLesson(player.take("quiz").effects) == "sin-exp")
  }

  private func walk() throws -> LinearPlayer {
    let trace = TraceContent(
      function: try Function(reading: "x^2"), point: [3],
      passes: [.primal, .forward([1]), .reverse([1])])
    return LinearPlayer(
      PlayerModel(
        PlayerContent(title: "x^2", lesson: nil, sections: [.trace(trace, passes: nil)]),
        settings: Settings(), size: Size(width: 80, height: 24)))
  }

  @Test("the end of a function's walk is said in words that can be typed, each of which works")
  func functionInLines() throws {
    var player = try walk()
    _ = player.take("last")
    let said = player.take("next").lines
    #expect(
      said == ["This is the end.", "quiz asks about this step, first goes back to the beginning"])
    #expect(!player.take("quiz").effects.isEmpty)
    #expect(player.take("first").lines.first?.hasPrefix("step 0 of") == true)
  }

  @Test("in lines a notice is said once, and playing names words and no keys")
  func noticeOnce() throws {
    var player = try walk()
    let playing = player.take("play").lines
    #expect(playing == ["Playing: any line pauses; faster and slower change the pace."])
    #expect(player.proceed().lines.allSatisfy { !$0.contains("Playing") })
    #expect(player.take("faster").lines == ["Pace: fast."])
    #expect(player.take("next").lines.allSatisfy { !$0.contains("Pace") })
  }

  @Test("in lines what changes how a step is told tells it again")
  func toldAgain() throws {
    var player = try walk()
    _ = player.take("go bar w1")
    let paper = player.take("paper").lines
    #expect(paper.first == "On paper: the row with its letters kept.")
    #expect(paper.contains("   = 2·x"))
  }

  @Test("in lines a question about a step does not repeat the step")
  func stepInLines() throws {
    var player = LinearPlayer(
      PlayerModel(
        PlayerContent(try ShippedLessons.lesson("01-sin-exp.md")), settings: Settings(),
        size: Size(width: 80, height: 24), section: 2, position: 3))
    let answer = player.take("quiz")
    #expect(answer.lines.isEmpty)
    #expect(!answer.effects.isEmpty)
  }

  @Test("the words for the start of the values are not said again at the first value")
  func opening() throws {
    var model = PlayerModel(
      PlayerContent(try ShippedLessons.lesson("04-fan-out.md")), settings: Settings(),
      size: Size(width: 80, height: 24), section: 1, position: 0)
    #expect(model.screen.glyphs.joined().contains("Mark on your list"))
    _ = model.update(.key(.right))
    #expect(!model.screen.glyphs.joined().contains("Mark on your list"))
    #expect(model.screen.glyphs.joined().contains("x₁ is an input"))
  }

  @Test("in the midst of a trace, x asks about the step")
  func step() throws {
    var model = PlayerModel(
      PlayerContent(try ShippedLessons.lesson("01-sin-exp.md")), settings: Settings(),
      size: Size(width: 80, height: 24), section: 2, position: 3)
    guard case .ask? = model.update(.key(.character("x"))).first else {
      Issue.record("no question about the step")
      return
    }
  }

  @Test("a page that fits offers no scrolling")
  func scrolling() throws {
    let model = try atEnd("01-sin-exp.md")
    #expect(model.screen.glyphs.last?.contains("PgDn") == false)
  }
}

@Suite("Sentences about steps")
struct StepSentenceTests {
  private func sentences(_ text: String, at point: [Double]) throws -> [String] {
    let timeline = Timeline(WengertList(try Function(reading: text)), at: point)
    return (1...timeline.count).compactMap {
      StepExplanation(timeline, at: $0, script: .unicode)?.sentence
    }
  }

  @Test(
    "a value that doubles can't form is said to be none, and how it came about",
    arguments: [
      ("ln(exp(x))", -1000.0, "= ln 0 (beyond a double)", "= −1000"),
      ("cbrt(exp(x))", -745, "= cbrt 5e-324 (beyond a double)", "= 1.4132e-108"),
    ])
  func valuesBeyondDoubles(text: String, point: Double, numbers: String, result: String) throws {
    let timeline = Timeline(WengertList(try Function(reading: text)), at: [point])
    let step = timeline.position(filling: .value(node: 2))
    let explanation = try #require(StepExplanation(timeline, at: step, script: .unicode))
    #expect(explanation.text(.numbers) == numbers && explanation.text(.result) == result)
    #expect(explanation.sentence.contains("beyond a double"))
  }

  @Test("a sum that doubles can't form is said to be none, and how its value came about")
  func beyondDoubles() throws {
    let timeline = Timeline(WengertList(try Function(reading: "ln(1+exp(x))")), at: [1000])
    let found = (1...timeline.count).compactMap {
      StepExplanation(timeline, at: $0, script: .unicode)
    }.filter { $0.text(.numbers) == "= 0·inf (beyond a double)" && $0.text(.result) == "= 1" }
    #expect(Set(found.map(\.subject)) == ["ẇ₄", "w̄₁"])
    #expect(found.contains { $0.sentence.hasSuffix("was computed with a wider exponent.") })
  }

  @Test(
    "a constant operand is spoken of as what it is",
    arguments: [
      ("x - 2", "A constant does not move: the change stays as it is."),
      ("2 - x", "A constant does not move: only the minus turns the change."),
      ("3 + x", "A constant does not move: the change stays as it is."),
      ("3 x", "A constant factor scales the change."),
      ("x / 3", "A constant divisor divides the change."),
      ("x^3", "A power changes by the exponent times the next lower power."),
      ("3^x", "An exponential changes by itself times the logarithm of its base."),
    ])
  func constants(text: String, sentence: String) throws {
    #expect(try sentences(text, at: [1.5]).contains(sentence))
  }

  @Test("two operands keep the sentence of both")
  func both() throws {
    let said = try sentences("x - y", at: [1.5, 2])
    #expect(
      said.contains("A difference hands the first change on and turns the sign of the second."))
  }
}

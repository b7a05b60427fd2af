import Autodiff
import Canvas
import Testing
import Tutor

@Suite("What the player shows at each size")
struct PlayerLayoutTests {
  private static let sizes = [
    Size(width: 40, height: 10), Size(width: 64, height: 20), Size(width: 80, height: 24),
    Size(width: 100, height: 30), Size(width: 200, height: 60),
  ]

  private func player(
    _ size: Size, _ picture: Picture = .table, at position: Int, asks: Bool = false
  ) -> PlayerModel {
    var settings = Settings()
    settings.animates = false
    settings.picture = picture
    settings.predicting = asks ? .all : .lesson
    return PlayerModel(Lecture.content, settings: settings, size: size, position: position)
  }

  private func text(_ model: PlayerModel) -> String {
    model.screen.glyphs.joined(separator: "\n")
  }

  @Test(
    "a value that is asked for is asked for on every screen", arguments: sizes, Picture.allCases)
  func asks(size: Size, picture: Picture) {
    var model = player(size, picture, at: 2, asks: true)
    _ = model.update(.key(.right))
    #expect(text(model).contains("What is w₃?"))
    #expect(text(model).contains("your guess"))
  }

  @Test("the formulas on paper show when asked for", arguments: sizes.dropFirst(), Picture.allCases)
  func paper(size: Size, picture: Picture) {
    var model = player(size, picture, at: 53)
    _ = model.update(.key(.character("o")))
    #expect(text(model).contains("1·cos x₁ + 1·x₂"))
  }

  @Test("t shows the graph, and the table again", arguments: sizes)
  func pictures(size: Size) {
    var model = player(size, at: 51)
    let table = text(model)
    _ = model.update(.key(.character("t")))
    #expect(text(model).contains("━"))
    #expect(text(model) != table)
    _ = model.update(.key(.character("t")))
    #expect(text(model) == table)
  }

  @Test("where one pane shows at a time, t shows the table from a graph that Tab came to")
  func pictureAfterTab() {
    var model = player(Size(width: 60, height: 18), at: 51)
    _ = model.update(.key(.tab))
    #expect(text(model).contains("[graph]"))
    _ = model.update(.key(.character("t")))
    #expect(text(model).contains("[table]"))
  }

  @Test("a narrow header leaves out the mode before the seed, and the seed before the step")
  func header() {
    let seed = player(Size(width: 54, height: 18), at: 51).screen.glyphs[0]
    #expect(seed.hasSuffix("  ȳ₁ = 1 · step 51/71"))
    let step = player(Size(width: 40, height: 18), at: 51).screen.glyphs[0]
    #expect(step.hasSuffix("  step 51 of 71"))
  }

  @Test("Tab reaches every pane, and each has its name", arguments: sizes, Picture.allCases)
  func panes(size: Size, picture: Picture) {
    var model = player(size, picture, at: 51)
    var names: Set<String> = []
    for _ in 0..<6 {
      let screen = text(model)
      names.formUnion(
        ["[table]", "[graph]", "[this step]", "[Jacobian]", "[words]"].filter(screen.contains))
      _ = model.update(.key(.tab))
    }
    #expect(names.isSuperset(of: ["[this step]", "[Jacobian]", "[words]"]))
  }

  @Test("what says that words go on hides none of them")
  func scrolling() {
    let size = Size(width: 80, height: 24)
    for position in 0...71 {
      var model = player(size, at: position)
      guard text(model).contains("PgDn") else { continue }
      let hidden = model.screen.glyphs[17...22].contains { $0.contains("PgDn") }
      #expect(!hidden, "step \(position)")
      _ = model.update(.key(.pageDown))
      #expect(text(model).contains("PgUp"))
    }
  }

  @Test(
    "a title keeps 26 columns before the place in the lesson says less",
    arguments: [
      (80, "reverse, seed ȳ₁ = 1 · pass 4 of 5 · step 51 of 71"),
      (70, "reverse, seed ȳ₁ = 1 · pass 4/5 · step 51/71"), (62, "seed ȳ₁ = 1 · step 51/71"),
      (42, "The sin/exp example"),
    ])
  func header(width: Int, words: String) throws {
    let model = player(Size(width: width, height: 24), at: 51)
    let header = try #require(model.screen.glyphs.first)
    #expect(header.contains("The sin/exp example"))
    #expect(header.contains(words))
  }

  @Test("decimal points stand below each other, and minus signs push no digit")
  func alignment() {
    let rows = player(Size(width: 80, height: 24), at: 71).screen.glyphs[3...9]
    let points = rows.compactMap { row in Array(row)[17..<28].firstIndex(of: ".") }
    #expect(points.count == 5)
    #expect(Set(points).count == 1)
  }

  @Test("the row of an output bears its name")
  func outputs() {
    let screen = text(player(Size(width: 80, height: 24), at: 0))
    #expect(screen.contains("w₃ + w₄ = y₁"))
    #expect(screen.contains("exp w₅ = y₂"))
  }

  @Test("terms are counted where there are several")
  func counts() {
    #expect(text(player(Size(width: 80, height: 24), at: 51)).contains("2 so far  (2 of 3 in)"))
    let single = text(player(Size(width: 80, height: 24), at: 9))
    #expect(single.contains("= 0.877583·1"))
    #expect(!single.contains(" in)"))
  }

  @Test("where several passes do not fit with so far, the running sum is marked as open")
  func open() {
    #expect(text(player(Size(width: 80, height: 24), at: 66)).contains("0.22313 …"))
  }

  @Test("a table says how many rows are out of sight, and on which side")
  func hiddenRows() {
    let size = Size(width: 40, height: 10)
    #expect(text(player(size, at: 1)).contains("… more rows: 2 below"))
    #expect(text(player(size, at: 4)).contains("… more rows: 1 above, 1 below"))
    #expect(text(player(size, at: 7)).contains("… more rows: 2 above"))
  }

  @Test("words that fit without the blank lines between them show whole")
  func closeWords() {
    // The seed's sentence has three lines; with the lesson's own two paragraphs it has seven.
    var step = StepContent()
    let words = [Paragraph("One."), .empty, Paragraph("Two.")]
    step.words = ScriptedText(unicode: words, ascii: words)
    let seed = Step(pass: 1, event: .seed)
    let content = PlayerContent(
      title: "Close", lesson: nil,
      sections: [
        .trace(
          TraceContent(
            text: Lecture.text, function: Lecture.function, point: [0.5, 2], steps: [seed: step]),
          passes: nil)
      ])
    let model = PlayerModel(
      content, settings: Settings(), size: Size(width: 80, height: 24), position: 8)
    #expect(text(model).contains("carries the rates along"))
    #expect(!text(model).contains("PgDn"))
  }

  @Test("a gradient of three entries shows all their digits at 80 columns")
  func gradientDigits() throws {
    let text = "f(a, b, c) = (tanh(1.5 a - 0.5 b + c) - 1)^2"
    let content = PlayerContent(
      title: "Neuron", lesson: nil,
      sections: [
        .trace(
          TraceContent(text: text, function: try Function(reading: text), point: [0.4, -0.6, 0.1]),
          passes: nil)
      ])
    let model = PlayerModel(
      content, settings: Settings(), size: Size(width: 80, height: 24), position: Int.max)
    let row = self.text(model).split(separator: "\n").first { $0.contains("│ y ") } ?? ""
    #expect(row.contains("−0.300373") && row.contains("0.100124") && row.contains("−0.200249"))
  }
}

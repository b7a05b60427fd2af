import Autodiff
import Canvas
import Testing
import Tutor

@Suite("Predicting")
struct PredictionTests {
  private func asking(at position: Int) -> PlayerModel {
    var settings = Settings()
    settings.predicting = .all
    var model = PlayerModel(
      Lecture.content, settings: settings, size: Size(width: 80, height: 24), position: position)
    _ = model.update(.key(.right))
    return model
  }

  private func text(_ model: PlayerModel) -> String {
    model.screen.glyphs.joined(separator: "\n")
  }

  @Test("the value is asked for before it shows anywhere")
  func asks() {
    let model = asking(at: 2)
    #expect(model.prediction != nil)
    #expect(!text(model).contains("0.479"))
    #expect(text(model).contains("What is w₃?"))
  }

  @Test("a right guess shows the value, with keys that are commands elsewhere")
  func right() {
    var model = asking(at: 2)
    for character in "sin(1/2)" { _ = model.update(.key(.character(character))) }
    _ = model.update(.key(.enter))
    #expect(text(model).contains("Enter shows it"))
    _ = model.update(.key(.enter))
    #expect(model.prediction == nil)
    #expect(text(model).contains("0.479426"))
    #expect(model.position == 3)
  }

  @Test("a wrong guess is told the mistake and asked again; Esc shows the value")
  func wrong() {
    var model = asking(at: 10)
    for character in "0" { _ = model.update(.key(.character(character))) }
    _ = model.update(.key(.enter))
    #expect(model.prediction != nil)
    #expect(text(model).contains("Not yet"))
    _ = model.update(.key(.escape))
    #expect(model.prediction == nil)
  }

  @Test("in lines a guess is a line, and an empty line shows the value")
  func linear() {
    var settings = Settings()
    settings.predicting = .all
    var player = LinearPlayer(
      PlayerModel(Lecture.content, settings: settings, size: Size(width: 80, height: 24)))
    _ = player.take("go 2")
    #expect(player.take("next").lines.contains { $0.contains("What is w₃?") })
    #expect(player.take("7").lines.contains { $0.contains("Not yet") })
    #expect(player.take("").lines.contains { $0.contains("0.479426") })
  }

  @Test("P asks in this pass, then in all, then only where the lesson says so")
  func toggling() {
    var model = Lecture.player(Size(width: 80, height: 24), at: 2)
    _ = model.update(.key(.character("P")))
    #expect(model.settings.predicting == .pass(0))
    _ = model.update(.key(.right))
    #expect(model.prediction != nil)
    _ = model.update(.key(.escape))
    _ = model.update(.key(.character("P")))
    #expect(model.settings.predicting == .all)
    _ = model.update(.key(.character("P")))
    #expect(model.settings.predicting == .lesson)
  }

  /// What is asked for on a walk by keys through a pass.
  private func questions(_ stride: Stride, telling: Telling = .gather, steps: Int) -> [String?] {
    var settings = Settings()
    settings.predicting = .all
    settings.stride = stride
    settings.telling = telling
    var model = PlayerModel(
      Lecture.content, settings: settings, size: Size(width: 80, height: 24), position: 46)
    return (0..<steps).map { _ in
      _ = model.update(.key(.right))
      let question = model.prediction?.question
      if question != nil { _ = model.update(.key(.escape)) }
      return question
    }
  }

  @Test("by row a sum is asked for before its first product shows, and only once")
  func sumByRow() {
    let asked = questions(.row, steps: 5).map { $0?.split(separator: " ").prefix(3).last }
    #expect(asked == ["w̄₂", nil, nil, "w̄₁", nil])
  }

  @Test("by term each product is asked for, and no sum that they have given away")
  func productsByTerm() {
    for telling in Telling.allCases {
      let asked = questions(.term, telling: telling, steps: 6)
      #expect(!asked.contains { $0?.hasPrefix("What is w̄") ?? false }, "\(asked)")
      #expect(asked.contains { $0 != nil })
    }
  }

  @Test("a seed is no guess, so none is asked for")
  func seed() {
    #expect(asking(at: 7).prediction == nil)
  }

  @Test("saving gives the screen as text and as SVG")
  func saving() {
    var model = Lecture.player(Size(width: 80, height: 24), at: 3)
    guard case .save(_, let text, let svg) = model.update(.key(.character("S"))).last else {
      Issue.record("nothing to save")
      return
    }
    #expect(text.contains("sin w₁"))
    #expect(svg.hasPrefix("<"))
  }

  @Test("a sum that is asked for shows one question mark in its step, and no count of terms")
  func sum() {
    // ẇ₄ = w₂·ẇ₁ + w₁·ẇ₂
    let step = text(asking(at: 10))
    #expect(step.contains("What is ẇ₄"))
    #expect(step.components(separatedBy: "= ?").count == 2)
    #expect(!step.contains("of 2 in"))
  }
}

import Autodiff
import Canvas
import Testing
import Tutor

@Suite("In front of a room, a value is held back until it was guessed")
struct HoldTests {
  private func player(_ name: String, _ settings: Settings, _ size: Size) throws -> PlayerModel {
    PlayerModel(
      PlayerContent(try ShippedLessons.lesson(name)), settings: settings, size: size, holds: true)
  }

  private func settings(_ stride: Stride, _ telling: Telling, _ picture: Picture) -> Settings {
    var settings = Settings()
    settings.animates = false
    settings.stride = stride
    settings.telling = telling
    settings.picture = picture
    settings.showsPaper = picture == .graph
    return settings
  }

  /// The decimal numbers of a text; whole ones stand in too many places to tell anything.
  private func numbers(_ text: String) -> Set<Substring> {
    Set(text.matches(of: /[0-9]+\.[0-9]{2,}/).map(\.output))
  }

  /// All that can be seen at a place: the panes, `why?`, the plain lines.
  private func everything(_ model: PlayerModel) -> String {
    var model = model
    var texts = [model.screen.glyphs.joined(separator: "\n")]
    _ = model.update(.key(.character("w")))
    texts.append(model.screen.glyphs.joined(separator: "\n"))
    _ = model.update(.key(.escape))
    texts += LinearPlayer(model).description
    return texts.joined(separator: "\n")
  }

  /// The values that the step of a player fills, as they are printed.
  private func held(_ model: PlayerModel) -> Set<Substring> {
    guard let timeline = model.timeline, let step = timeline.step(at: model.position) else {
      return []
    }
    var values: [Double] = []
    switch step.event {
    case .value(let node): values = [timeline.values[node]]
    case .term(let edge):
      values = [timeline.value(of: .term(edge, pass: step.pass))]
    case .total(let node): values = [timeline.sweeps[step.pass].derivatives[node]]
    case .seed, .entry: break
    }
    return numbers(values.map { NumberText.significant($0) }.joined(separator: " "))
  }

  @Test(
    "no pane and no telling gives it away, nor does why?", arguments: ShippedLessons.names)
  func nothing(name: String) throws {
    // Table, step and Jacobian in one, graph and words in the other.
    let ways: [(Stride, Telling, Picture, Size)] = [
      (.row, .gather, .table, Size(width: 80, height: 24)),
      (.term, .scatter, .graph, Size(width: 100, height: 30)),
    ]
    for (stride, telling, picture, size) in ways {
      var model = try player(name, settings(stride, telling, picture), size)
      var seen = numbers(everything(model))
      var count = 0
      for _ in 0..<120 {
        let before = (model.section, model.position, model.isHidden)
        _ = model.update(.key(.right))
        if before == (model.section, model.position, model.isHidden) { break }
        let shown = everything(model)
        if model.isHidden {
          let leaked = held(model).subtracting(seen).intersection(numbers(shown))
          #expect(
            leaked.isEmpty,
            "\(size), \(telling), part \(model.section), step \(model.position): \(leaked)\n\(shown)"
          )
          if !leaked.isEmpty { return }
          count += 1
        }
        seen = numbers(shown)
      }
      #expect(count > 5)
    }
  }

  @Test("an entry that the other mode has told already is held back with its adjoint")
  func entry() throws {
    var model = PlayerModel(
      Lecture.content, settings: settings(.row, .gather, .table), size: Size(width: 80, height: 24),
      position: 49, holds: true)
    // w̄₁ of the pass for y₁ is the entry in row y₁, column x₁: 2.87758.
    while model.view?.currentNode != 0 { _ = model.update(.key(.right)) }
    #expect(model.isHidden)
    func row() throws -> String {
      let line = try #require(model.screen.glyphs.first { $0.contains("│ y₁ ") })
      return String(line.split(separator: "│").last ?? "")
    }
    #expect(try row().split(separator: " ") == ["y₁", "?", "0.5"])
    _ = model.update(.key(.right))
    #expect(try row().split(separator: " ").prefix(2) == ["y₁", "2.87758"])
  }
}

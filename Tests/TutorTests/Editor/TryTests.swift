import Autodiff
import Canvas
import Testing
import Tutor

@Suite("A function of one's own")
struct TryTests {
  private func typed(_ text: String) -> TryModel {
    var model = TryModel(settings: Settings(), size: Size(width: 80, height: 24))
    for character in text { _ = model.update(.key(.character(character))) }
    return model
  }

  private func screen(_ model: TryModel) -> String {
    var canvas = Canvas(size: model.size)
    model.draw(on: &canvas)
    return canvas.glyphs.joined(separator: "\n")
  }

  @Test("typing shows the reading and the values at the point")
  func reading() {
    let text = screen(typed("f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2))"))
    #expect(text.contains("read as"))
    #expect(text.contains("y₁ = 1.47943,  y₂ = 0.22313"))
  }

  @Test("an error shows a caret and a way on, and Enter does not leave")
  func error() {
    var model = typed("sinn(x)")
    #expect(screen(model).contains("^"))
    #expect(screen(model).contains("sin"))
    #expect(model.update(.key(.enter)).isEmpty)
  }

  @Test("Enter plays the function, and every field was typed with plain keys")
  func play() throws {
    var model = typed("x y + exp(x y)")
    _ = model.update(.key(.tab))
    for _ in 0..<3 { _ = model.update(.key(.backspace)) }
    for character in "pi/4" { _ = model.update(.key(.character(character))) }
    guard case .play(let content, _, _) = model.update(.key(.enter)).first,
      case .trace(let trace, _) = content.sections[0]
    else {
      Issue.record("Enter did not play")
      return
    }
    #expect(trace.point == [Double.pi / 4, 2])
  }

  @Test("a seed adds a pass after the unit seeds")
  func seeds() throws {
    var model = typed("x y + exp(x y)")
    for _ in 0..<3 { _ = model.update(.key(.tab)) }
    for character in "x=1,y=-2" { _ = model.update(.key(.character(character))) }
    let trace = try model.form.trace.get()
    #expect(trace.passes?.last == .forward([1, -2]))
  }

  @Test("what if: the trace follows at the same step, and one key returns")
  func whatIf() throws {
    var model = Lecture.player(Size(width: 80, height: 24), at: 51)
    let before = model.screen
    _ = model.update(.key(.character("e")))
    _ = model.update(.key(.tab))
    for character in "5" { _ = model.update(.key(.character(character))) }
    _ = model.update(.key(.enter))
    #expect(model.isChanged)
    #expect(model.position == 51)
    #expect(model.timeline?.point == [0.55, 2])
    _ = model.update(.key(.character("E")))
    _ = model.update(.key(.idle))
    #expect(!model.isChanged)
    #expect(model.screen.glyphs == before.glyphs)
  }

  @Test("what if: a function that came without its text is written out for the change")
  func writtenOut() throws {
    let function = try Function(reading: "f(a, b) = (sin(a) b, a - b)")
    let content = TryModel.content(TraceContent(function: function, point: [1, 2]))
    var model = PlayerModel(content, settings: Settings(), size: Size(width: 80, height: 24))
    _ = model.update(.key(.character("e")))
    guard case .change(let form) = model.overlay else {
      Issue.record("there is no form")
      return
    }
    #expect(form.function.text == "f(a, b) = ((sin(a)*b), (a-b))")
    #expect(try form.trace.get().function.canonical == function.canonical)
  }
}

extension Key {
  /// A key that the player has no use for: it only clears the last notice.
  fileprivate static let idle = Key.insert
}

import Canvas
import Testing
import Tutor

@Suite("A value on its way")
struct AnimationTests {
  private static let wide = Size(width: 120, height: 40)

  private func stepped(_ size: Size, to position: Int, animates: Bool = true) -> PlayerModel {
    var settings = Settings()
    settings.animates = animates
    settings.stride = .term
    var model = PlayerModel(
      Lecture.content, settings: settings, size: size, position: position - 1)
    _ = model.update(.key(.right))
    return model
  }

  private func rowsWith(_ text: String, _ model: PlayerModel) -> [String] {
    model.screen.glyphs.filter { $0.contains(text) }
  }

  @Test("it shows nowhere but on its edge before it arrives, and everywhere after")
  func arrives() {
    // w₃ = sin w₁, which feeds nothing yet.
    var model = stepped(Self.wide, to: 3)
    #expect(rowsWith("0.479", model).isEmpty)
    #expect(model.tickInterval != nil)
    _ = model.update(.tick(milliseconds: 10_000))
    #expect(rowsWith("0.479", model).count > 1)
    #expect(model.tickInterval == nil)
  }

  @Test("a key finishes it at once")
  func finishes() {
    var model = stepped(Self.wide, to: 3)
    _ = model.update(.key(.character("s")))
    #expect(model.tickInterval == nil)
    #expect(!rowsWith("0.479", model).isEmpty)
  }

  @Test("a product is not in the running sum before it arrives")
  func product() {
    var model = stepped(Self.wide, to: 51)
    #expect(rowsWith("2 so far", model).isEmpty)
    _ = model.update(.tick(milliseconds: 10_000))
    #expect(!rowsWith("2 so far", model).isEmpty)
  }

  @Test("nothing moves without a graph, on the way back, and where it is not wanted")
  func still() {
    #expect(stepped(Size(width: 80, height: 24), to: 3).tickInterval == nil)
    #expect(stepped(Self.wide, to: 3, animates: false).tickInterval == nil)
    var model = stepped(Self.wide, to: 4)
    _ = model.update(.key(.left))
    #expect(model.tickInterval == nil)
    #expect(!rowsWith("0.479", model).isEmpty)
  }
}

import Autodiff
import Canvas
import Testing
import Tutor

@Suite("Columns of passes")
struct PassColumnTests {
  /// Five inputs and one output: more passes than 80 columns have room for.
  private func player(at position: Int = 0) throws -> PlayerModel {
    let function = try Function(reading: "f(x1, x2, x3, x4, x5) = x1 x2 + x3 x4 + x5 x1")
    let content = PlayerContent(
      title: "Five", lesson: nil,
      sections: [.trace(TraceContent(function: function, point: [1, 2, 3, 4, 5]), passes: nil)])
    return PlayerModel(
      content, settings: Settings(), size: Size(width: 80, height: 24), position: position)
  }

  private func press(_ keys: [Key], _ model: inout PlayerModel) -> String {
    for key in keys { _ = model.update(.key(key)) }
    return model.screen.glyphs[2]
  }

  @Test("a pinned pass stays in sight, marked, until it is let go")
  func pin() throws {
    var model = try player()
    let first = Array(repeating: Key.character("n"), count: 2)
    #expect(press(first, &model).contains("ẇ(ẋ₁=1)"))
    #expect(press([.character("i")], &model).contains("+ẇ(ẋ₁=1)"))
    #expect(press([.end], &model).contains("+ẇ(ẋ₁=1)"))
    #expect(press([.home], &model).contains("+ẇ(ẋ₁=1)"))
    #expect(!press(first + [.character("i"), .end], &model).contains("ẋ₁"))
  }

  @Test("< and > scroll what is neither pinned nor under way, and say where it ends")
  func scroll() throws {
    var model = try player()
    let last = press([.end], &model)
    #expect(!last.contains("ẋ₁"))
    let scrolled = press(Array(repeating: .character("<"), count: 9), &model)
    #expect(scrolled.contains("ẇ(ẋ₁=1)"))
    #expect(scrolled.contains(">"))
    #expect(scrolled.contains("w̄("))
    #expect(model.notice?.onScreen.contains("No more passes") == true)
    #expect(press(Array(repeating: .character(">"), count: 9), &model) == last)
  }

  @Test("the list of passes pins, too, and the footer offers it where passes are out of sight")
  func list() throws {
    var model = try player(at: 3)
    #expect(model.screen.glyphs.last?.contains("i pin") == true)
    _ = press([.character("f"), .down, .down, .character("i")], &model)
    #expect(model.screen.glyphs.contains { $0.contains("pinned") })
    #expect(model.pinned == [2])
    #expect(
      Lecture.player(Size(width: 80, height: 24)).screen.glyphs.last?.contains("pin") == false)
  }
}

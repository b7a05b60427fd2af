import Canvas
import Testing
import Tutor

@Suite("A text field full of pasted text")
struct LongTextTests {
  @Test("draws at once and keeps the cursor in sight", arguments: ["x1*x2 + ", "w\u{304}₁ ", "漢"])
  func drawing(piece: String) {
    var field = TextField()
    field.paste(String(repeating: piece, count: 1 << 16))
    #expect(field.characters.count == 4000)
    var canvas = Canvas(width: 80, height: 1)
    let time = ContinuousClock().measure {
      for _ in 0..<20 { field.draw(at: .zero, width: 60, on: &canvas) }
    }
    #expect(time < .seconds(2))
    #expect((57...59).contains(canvas.cursor?.x ?? 0))
  }
}

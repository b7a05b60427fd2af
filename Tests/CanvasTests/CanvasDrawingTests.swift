import Canvas
import TestKit
import Testing

@Suite("Drawing on a canvas")
struct CanvasDrawingTests {
  @Test("text stands where it was written, in its style")
  func write() {
    var canvas = Canvas(width: 8, height: 2)
    let used = canvas.write("w̄₁ = 2", at: Point(x: 1, y: 1), style: Style(.adjoint))
    #expect(used == 6)
    #expect(canvas.glyphs == ["", " w̄₁ = 2"])
    #expect(canvas.styles == ["", ".aaaaaa"])
  }

  @Test(
    "what is beyond an edge is left out",
    arguments: [
      (Point(x: -2, y: 0), "cde", ""), (Point(x: 6, y: 0), "      ab", ""),
      (Point(x: 0, y: -1), "", ""), (Point(x: 0, y: 2), "", ""), (Point(x: 8, y: 1), "", ""),
      (Point(x: .max, y: .max), "", ""), (Point(x: .min, y: .min), "", ""),
      (Point(x: 3, y: 1), "", "   abcde"),
    ])
  func clipped(place: Point, first: String, second: String) {
    var canvas = Canvas(width: 8, height: 2)
    canvas.write("abcde", at: place)
    #expect(canvas.glyphs == [first, second])
  }

  @Test("a limit of columns ends a text, and never in the middle of a wide character")
  func maxWidth() {
    var canvas = Canvas(width: 8, height: 1)
    #expect(canvas.write("a漢字", at: .zero, maxWidth: 4) == 3)
    #expect(canvas.glyphs == ["a漢"])
    #expect(canvas.write("abc", at: .zero, maxWidth: -1) == 0)
  }

  @Test("a wide character loses both halves when one is overwritten or cut off")
  func wide() {
    var canvas = Canvas(width: 5, height: 1)
    canvas.write("漢字", at: .zero)
    canvas.write("x", at: Point(x: 1, y: 0))
    #expect(canvas.glyphs == [" x字"])
    canvas.write("y", at: Point(x: 2, y: 0))
    #expect(canvas.glyphs == [" xy"])
    canvas.write("漢", at: Point(x: 4, y: 0))
    canvas.write("漢", at: Point(x: -1, y: 0))
    #expect(canvas.glyphs == [" xy"])
  }

  @Test("a sub-rectangle is a canvas of its own and touches nothing outside")
  func subRectangle() {
    var canvas = Canvas(width: 6, height: 4)
    canvas.fill(canvas.bounds, with: "·")
    canvas.drawing(in: Rect(x: 1, y: 1, width: 4, height: 2)) { pane in
      #expect(pane.size == Size(width: 4, height: 2))
      pane.fill(Rect(x: -9, y: -9, width: 99, height: 99), with: "a")
      pane.drawing(in: Rect(x: 2, y: 1, width: 9, height: 9)) { inner in
        inner.write("bcdef", at: .zero)
        inner.cursor = Point(x: 1, y: 0)
      }
      #expect(pane.cursor == Point(x: 3, y: 1))
      pane.write("zz", at: Point(x: -1, y: 0))
    }
    #expect(canvas.glyphs == ["······", "·zaaa·", "·aabc·", "······"])
    #expect(canvas.cursor == Point(x: 4, y: 2))
    #expect(canvas.size == Size(width: 6, height: 4))
  }

  @Test("a cursor that cannot be seen is none")
  func cursor() {
    var canvas = Canvas(width: 3, height: 3)
    canvas.cursor = Point(x: 3, y: 0)
    #expect(canvas.cursor == nil)
    canvas.cursor = Point(x: 2, y: 2)
    #expect(canvas.cursor == Point(x: 2, y: 2))
  }

  @Test("a box is drawn along the inside of its rectangle, in lines or in ASCII")
  func box() {
    var canvas = Canvas(width: 9, height: 3)
    canvas.box(Rect(x: 0, y: 0, width: 4, height: 3))
    canvas.box(Rect(x: 5, y: 0, width: 4, height: 3), lines: .ascii)
    #expect(canvas.glyphs == ["┌──┐ +--+", "│  │ |  |", "└──┘ +--+"])
    #expect(canvas.styles == ["----.----", "-..-.-..-", "----.----"])
    let before = canvas
    canvas.box(Rect(x: 0, y: 0, width: 1, height: 9))
    canvas.box(Rect(x: 0, y: 0, width: -5, height: 2))
    #expect(canvas == before)
  }

  @Test("restyling a rectangle leaves its text")
  func restyle() {
    var canvas = Canvas(width: 5, height: 1)
    canvas.write("a漢b", at: .zero, style: Style(.primal))
    canvas.restyle(Rect(x: 1, y: -1, width: 9, height: 9)) { _ in Style(.current, .reverse) }
    #expect(canvas.glyphs == ["a漢b"])
    #expect(canvas.styles == ["pcccc"])
  }

  @Test("control characters never stand in a cell")
  func controls() {
    var canvas = Canvas(width: 12, height: 1)
    canvas.write("a\u{1B}[31m\u{202E}\u{9B}\t\nb", at: .zero)
    #expect(canvas.glyphs == ["a�[31m��  b"])
  }

  @Test("a terminal that claims a huge size gets a bounded grid")
  func hugeSize() {
    let canvas = Canvas(width: .max, height: 2)
    #expect(canvas.size == Size(width: Canvas.longestSide, height: 2))
  }

  @Test("no size and no coordinate traps", arguments: 0...20)
  func randomDrawing(width: Int) {
    var generator = SplitMix(seed: UInt64(width))
    for height in 0...20 {
      var canvas = Canvas(width: width, height: height)
      for _ in 0..<12 { canvas.scribble(with: &generator, depth: 2) }
      #expect(canvas.glyphs.count == height, "seed \(width)")
      #expect(canvas.grid.allSatisfy(hasWholeCharacters), "seed \(width), height \(height)")
    }
  }

  /// Whether each right half follows its left half and each left half its right one.
  private func hasWholeCharacters(_ row: ArraySlice<Cell>) -> Bool {
    var isOpen = false
    for cell in row {
      guard (cell.part == .continuation) == isOpen else { return false }
      isOpen = cell.part == .leading
    }
    return !isOpen
  }
}

extension Canvas {
  /// Draws something random somewhere, on the canvas or far outside of it.
  fileprivate mutating func scribble(with generator: inout SplitMix, depth: Int) {
    let places = [-1_000_000_000_000, -21, -2, -1, 0, 0, 1, 2, 5, 9, 19, 20, 21, Int.max, Int.min]
    let point = Point(x: generator.pick(places, else: 0), y: generator.pick(places, else: 0))
    let rect = Rect(
      x: point.x, y: point.y, width: generator.pick(places, else: 0),
      height: generator.pick(places, else: 0))
    let text = generator.pick(
      ["", "a", "漢字漢字", "w̄₁\u{304}\u{304}", "\u{304}", "x漢", "🙂\u{200D}🙂"], else: "")
    switch generator.next() % 7 {
    case 0: fill(rect, with: "#", style: Style(.ok))
    case 1: box(rect)
    case 2: cursor = point
    case 3: restyle(rect) { $0.adding(.bold) }
    case 4 where depth > 0: drawing(in: rect) { $0.scribble(with: &generator, depth: depth - 1) }
    default: write(text, at: point, maxWidth: generator.pick(places, else: 0))
    }
  }
}

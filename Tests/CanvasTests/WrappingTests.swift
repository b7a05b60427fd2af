import Canvas
import TestKit
import Testing

@Suite("Wrapping")
struct WrappingTests {
  @Test(
    "lines break at spaces, and inside a word only where no line holds it",
    arguments: [
      ("one two three", 7, ["one two", "three"]), ("one two", 3, ["one", "two"]),
      ("abcdefgh", 3, ["abc", "def", "gh"]), ("a abcdef", 3, ["a", "abc", "def"]),
      ("", 5, [""]), ("   ", 5, [""]), ("a\n\nb", 5, ["a", "", "b"]), ("a b", 0, ["a", "b"]),
      ("  indented text", 10, ["  indented", "text"]), ("one  two", 20, ["one  two"]),
      ("漢字漢字", 4, ["漢字", "漢字"]), ("漢字", 1, ["漢", "字"]), ("w̄₁ w̄₂", 2, ["w̄₁", "w̄₂"]),
      ("a\n", 5, ["a", ""]), ("one\u{A0}two x", 8, ["one\u{A0}two", "x"]),
    ])
  func wrap(text: String, width: Int, expected: [String]) {
    #expect(Wrapping.wrap(text, width: width) == expected)
  }

  @Test("a wrapped line keeps the styles of its pieces")
  func styled() {
    let text = StyledText(runs: [
      .init("the "), .init("tangent", Style(.tangent)), .init("s of x"),
    ])
    let lines = Wrapping.wrap(text, width: 9)
    #expect(lines.map(\.plain) == ["the", "tangents", "of x"])
    #expect(lines[1].runs == [.init("tangent", Style(.tangent)), .init("s")])
    var canvas = Canvas(width: 9, height: 1)
    #expect(canvas.write(lines[1], at: .zero) == 8)
    #expect(canvas.styles == ["ggggggg"])
  }

  @Test("law: no line is too wide, and no word is lost", arguments: 0..<50)
  func law(seed: Int) {
    var generator = SplitMix(seed: UInt64(seed))
    let pieces = ["a", "bc", " ", "  ", "\n", "漢", "w̄", "long-word"]
    let text = (0..<30).map { _ in generator.pick(pieces, else: "") }.joined()
    for width in 2...20 {
      let lines = Wrapping.wrap(text, width: width)
      #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= width }, "seed \(seed)")
      let kept = lines.joined().filter { $0 != " " }
      #expect(kept == text.filter { $0 != " " && $0 != "\n" }, "seed \(seed), width \(width)")
    }
  }
}

import Canvas
import TestKit
import Testing

@Suite("Text width")
struct TextWidthTests {
  @Test(
    "a text takes as many columns as a terminal gives it",
    arguments: [
      ("", 0), ("a", 1), ("w̄₁", 2), ("ẇ₆", 2), ("w\u{307}", 1), ("x\u{304}\u{307}\u{302}", 1),
      ("\u{304}", 1), ("漢字", 4), ("한", 2), ("ｆ", 2), ("ｱ", 1), ("🙂", 2), ("👍🏽", 4),
      ("👨\u{200D}👩\u{200D}👧", 6), ("❤\u{FE0F}", 1), ("─│┌", 3), ("−·×√π∂ȳ", 7), ("½…→", 3),
      ("\u{A0}", 1), ("\u{AD}", 1), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("\u{20000}", 2), ("\u{10FFFD}", 1), ("a\nb", 3), ("é", 1), ("e\u{301}", 1),
    ])
  func columns(text: String, expected: Int) {
    #expect(TextWidth.columns(of: text) == expected)
    var canvas = Canvas(width: 9, height: 1)
    #expect(canvas.write(text, at: .zero) == expected)
  }

  @Test("law: the columns of a text are those of its graphemes")
  func graphemeColumns() {
    let scalars = Array(
      "aw漢한🙂\u{304}\u{307}\u{301}\u{200D}\u{FE0F}\u{1161}\n\t\u{AD}ȳ".unicodeScalars)
    for seed in UInt64(0)..<2_000 {
      var random = SplitMix(seed: seed)
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        text.append(random.pick(scalars, else: "a"))
      }
      let graphemes = Graphemes(String(text)).reduce(0) { $0 + $1.columns }
      #expect(TextWidth.columns(of: String(text)) == graphemes, "\(text.map(\.value))")
    }
  }

  @Test("a base carries at most two combining marks")
  func marks() {
    let graphemes = Array(Graphemes("a\u{304}\u{307}\u{302}\u{301}b"))
    #expect(graphemes.map(\.description) == ["a\u{304}\u{307}", "b"])
    #expect(graphemes[0].marks == ["\u{304}", "\u{307}"])
  }

  @Test(
    "a text too long is cut with an ellipsis, by columns",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
      ("abcdef", -3, ""), ("漢字漢", 5, "漢字…"), ("漢字漢", 4, "漢…"), ("w̄w̄w̄", 2, "w̄…"),
    ])
  func truncated(text: String, width: Int, expected: String) {
    #expect(TextWidth.truncated(text, to: width) == expected)
  }

  @Test("an ellipsis that does not fit is left out")
  func narrowEllipsis() {
    #expect(TextWidth.truncated("abcdef", to: 2, ellipsis: "...") == "ab")
    #expect(TextWidth.truncated("abcdef", to: 4, ellipsis: "...") == "a...")
  }

  @Test("padding fills up to the width, on the side that the alignment leaves")
  func padded() {
    #expect(TextWidth.padded("w̄", to: 4) == "w̄   ")
    #expect(TextWidth.padded("漢", to: 5, .right) == "   漢")
    #expect(TextWidth.padded("ab", to: 5, .centre) == " ab  ")
    #expect(TextWidth.padded("abc", to: 2) == "abc")
    #expect(TextWidth.padded("", to: .max).count == Canvas.longestSide)
  }
}

import Canvas
import Testing

@Suite("The sanitiser")
struct SanitiserTests {
  @Test("each control of C0 and DEL shows in caret notation, a tab as one space")
  func c0() {
    for value in UInt8(0)..<0x20 where value != 0x09 {
      let shown = Sanitiser.line(String(Unicode.Scalar(value)))
      #expect(shown == "^" + String(Unicode.Scalar(value + 0x40)))
    }
    #expect(Sanitiser.line("a\tb\u{7F}") == "a b^?")
  }

  @Test("each control of C1, tag, bidirectional control and private character shows its number")
  func numbered() {
    let hidden: [ClosedRange<UInt32>] = [
      0x80...0x9F, 0xAD...0xAD, 0x61C...0x61C, 0x200B...0x200B, 0x200E...0x200F, 0x2028...0x202E,
      0x2060...0x2064, 0x2066...0x206F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB, 0xE0001...0xE0001,
      0xE0020...0xE007F, 0xFFFE...0xFFFF, 0xFDD0...0xFDEF, 0x10FFFE...0x10FFFF,
      0xE000...0xE0FF, 0xF8FF...0xF8FF, 0xF0000...0xF00FF, 0x10FE00...0x10FF80,
    ]
    for scalar in hidden.joined().compactMap(Unicode.Scalar.init) {
      let number = String(scalar.value, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
      #expect(Sanitiser.line("a" + String(scalar)) == "a<U+\(padded)>")
      #expect(Sanitiser.text("a" + String(scalar)) == "a<U+\(padded)>")
    }
  }

  @Test("newlines stay in a text and show on a line; a carriage return shows in both")
  func newlines() {
    #expect(Sanitiser.text("a\nb\r\nc") == "a\nb^M\nc")
    #expect(Sanitiser.line("a\nb\r\nc") == "a^Jb^M^Jc")
  }

  @Test("bytes that are not UTF-8 show as U+FFFD")
  func invalid() {
    #expect(Sanitiser.line(utf8: [0x61, 0xFF, 0x62, 0xC2]) == "a\u{FFFD}b\u{FFFD}")
    #expect(Sanitiser.text(utf8: [0x61, 0x0A, 0x1B, 0xC2, 0x9B]) == "a\n^[<U+009B>")
  }

  @Test("a base keeps at most two marks")
  func marks() {
    let many = "w" + String(repeating: "\u{304}", count: 1000) + "1"
    #expect(Sanitiser.line(many) == "w\u{304}\u{304}1")
  }

  @Test(
    "ordinary text stays as it is",
    arguments: ["w̄₁ = w̄₃·cos w₁ − 2", "f(x₁, x₂)", "漢字 🙂 👨\u{200D}👩", "ÄÖÜß", "√π → ∂y₁/∂x₁", ""])
  func ordinary(text: String) {
    #expect(Sanitiser.line(text) == text)
    #expect(Sanitiser.text(text) == text)
  }

  @Test("law: whatever comes in, nothing that commands a terminal comes out")
  func law() {
    var everything = String.UnicodeScalarView()
    everything.append(contentsOf: (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init))
    let dangerous = Sanitiser.line(String(everything)).unicodeScalars.filter(isDangerous)
    #expect(dangerous.map { String($0.value, radix: 16) } == [])
  }

  private func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }
}

import Canvas
import Testing

@Suite("ASCII forms")
struct AsciiFormTests {
  @Test(
    "a character that a plain terminal lacks has one that resembles it",
    arguments: [
      ("┌─┐│└┘", "+-+|++"), ("→←↑↓▸", "><^v>"), ("w̄₁ = w₃·2", "w1 = w3*2"), ("−1 … x²", "-1 . x2"),
      ("plain", "plain"), ("漢", "?"),
    ])
  func forms(text: String, expected: String) {
    let forms = Graphemes(text).map { String($0.asciiForm) }
    #expect(forms.joined() == expected)
  }

  @Test("law: a form is printable ASCII, whatever it stands for")
  func law() {
    for scalar in (UInt32(0)...0x2FFFF).compactMap(Unicode.Scalar.init) {
      #expect((0x20..<0x7F).contains(Grapheme(scalar).asciiForm.value))
    }
  }
}

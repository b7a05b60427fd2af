import Autodiff
import Testing

/// A text with a mistake; `👉` marks the place where it must be reported.
struct Mistake: Sendable, CustomTestStringConvertible {
  let marked: String
  let code: String
  let suggestion: String?

  init(_ marked: String, _ code: String, _ suggestion: String? = nil) {
    self.marked = marked
    self.code = code
    self.suggestion = suggestion
  }

  /// The text without the mark.
  var text: String { String(marked.filter { $0 != "👉" }) }

  /// The UTF-8 offset of the mark.
  var offset: Int { marked.prefix { $0 != "👉" }.utf8.count }

  var testDescription: String { "\(code): \(marked.debugDescription)" }
}

extension Mistake {
  /// Whether the first problem is the one that was to be found; says what else was found.
  func check(_ error: ReadingError) {
    guard let first = error.problems.first else {
      Issue.record("an error without a problem")
      return
    }
    #expect(first.kind.code == code, "\(first.message)")
    #expect(first.offset == offset, "\(first.message)")
    #expect(first.suggestion == suggestion, "\(first.message)")
    #expect(!first.message.isEmpty)
  }
}

@Suite("Mistakes in functions")
struct MistakeTests {
  private static let names = [
    Mistake("f(x) = 👉sinn(x)", "unknownName", "sin"),
    Mistake("y = 👉sinn(x)", "unknownName", "sin"),
    Mistake("f(x) = cos x + 👉Sin(x)", "unknownName", "sin"),
    Mistake("f(x1, x2) = x1 + 👉x3", "unknownName", "x1"),
    Mistake("f(alpha) = 2👉alhpa", "unknownName", "alpha"),
    Mistake("f(x) = 👉sinx", "unknownName", "sin x"),
    Mistake("👉sinx + 1", "unknownName", "sin x"),
    Mistake("f(x) = 👉g", "unknownName"),
    Mistake("f(x, y, 👉x) = x y", "duplicateName"),
    Mistake("f(x, 👉x) = x", "duplicateName"),
    Mistake("a = x; 👉a = 2x; y = a", "duplicateName"),
    Mistake("👉x = 3; f(x) = x", "duplicateName"),
    Mistake("👉sin = 3", "reservedName"),
    Mistake("👉pi = 3; y = pi x", "reservedName"),
    Mistake("f(x, 👉e) = x e", "reservedName"),
    Mistake("f(👉cos) = 1", "reservedName"),
    Mistake("👉exp(x) = x", "reservedName"),
    Mistake("y = 👉w1 + x", "reservedName"),
    Mistake("f(👉w1) = w1", "reservedName"),
    Mistake("👉w1 = x + 1; y = w1^2", "reservedName"),
    Mistake("w3 = w1 w2; 👉w3 = sin w1; f(x, y) = w3", "duplicateName"),
    Mistake("w3 = w1 w2; 👉w5 = w3^2; f(x, y) = w5", "syntax", "w4"),
    Mistake("w3 = sin(w1) 👉+ w2; f(x, y) = w3", "syntax"),
    Mistake("w3 = w1 w2; f(x, y) = w3 👉+ 1", "syntax"),
    Mistake("👉w3 = 5; f(x, y) = w3", "syntax"),
    Mistake("w1 = x👉", "syntax"),
    Mistake("w3 = 👉w9 + x; f(x, y) = w3", "unknownName", "w3"),
    Mistake("f(θ) = 👉sinθ", "unknownName", "sin θ"),
    Mistake("f(x) = 2👉xsin(x)", "unknownName", "x sin"),
    Mistake("👉σ(x)", "unknownName", "sigmoid"),
    Mistake("w3 = 👉w4; w4 = sin w1; f(x, y) = w4", "undefinedName"),
    Mistake("y = 👉a + x; a = 2x", "undefinedName"),
    Mistake("y = 👉y + 1", "cycle"),
    Mistake("f(x) = x 👉f(x)", "cycle"),
    Mistake("a = 👉b + x; b = a + 1", "cycle"),
    Mistake("a = 👉b; b = 👉c; c = a", "cycle"),
  ]

  private static let syntax = [
    Mistake("👉", "empty"),
    Mistake("👉  # nothing\n\n ;", "empty"),
    Mistake("x +👉* y", "syntax"),
    Mistake("x +👉", "syntax"),
    Mistake("y = x *👉\n", "syntax"),
    Mistake("y =👉", "syntax"),
    Mistake("👉* x", "syntax"),
    Mistake("f(x) = (x, 👉)", "syntax"),
    Mistake("sin(👉)", "syntax"),
    Mistake("sin👉", "syntax"),
    Mistake("x + sin 👉* y", "syntax"),
    Mistake("(👉) x", "syntax"),
    Mistake("2 👉3", "syntax"),
    Mistake("x y 👉= = 3", "syntax"),
    Mistake("x + 1 👉= 3", "syntax"),
    Mistake("x^2 👉= 3", "syntax"),
    Mistake("2👉,5 x", "syntax", "2.5"),
    Mistake("f(x) = x👉, x^2", "syntax"),
    Mistake("(x👉, y) + 1", "syntax"),
    Mistake("(x👉; y)", "syntax"),
    Mistake("f(x 👉y) = x", "syntax"),
    Mistake("f(x,👉) = x", "syntax"),
    Mistake("f(👉2) = x", "syntax"),
    Mistake("👉x + 1; y = 2x", "syntax"),
    Mistake("f(x) = x; 👉g(x) = 2x", "syntax"),
    Mistake("x👉|", "unbalanced"),
    Mistake("sin👉(x", "unbalanced"),
    Mistake("sin(x)👉)", "unbalanced"),
    Mistake("(x + 👉[y)", "unbalanced"),
    Mistake("👉((x + 1)", "unbalanced"),
    Mistake("|x| + 👉|y", "unbalanced"),
    Mistake("👉1..2", "badNumber"),
    Mistake("x + 👉1e999", "badNumber"),
    Mistake("x + 👉1e-999", "badNumber"),
    Mistake("👉1.5.2 x", "badNumber"),
    Mistake("x👉! + 1", "badCharacter"),
    Mistake("x 👉＋ y", "badCharacter", "+"),
    Mistake("👉х + 1", "badCharacter", "x"),
    Mistake("x 👉≤ 1", "badCharacter"),
    Mistake("x + 👉\u{0}1", "badCharacter"),
    Mistake("x 👉\u{202E}+ 1", "badCharacter"),
    Mistake("x # 👉\u{202E} comment", "badCharacter"),
    Mistake("x 👉\u{1B}[31m", "badCharacter"),
    Mistake("x + 👉\\foo", "unknownName"),
    Mistake("x^👉\\top y", "unknownName"),
    Mistake("(x + 1)^{👉\\top}", "unknownName"),
    Mistake("x 👉\\label", "syntax"),
    Mistake("👉sin^-1 x", "ambiguous", "asin"),
    Mistake("x + 👉ln^{-1} x", "ambiguous", "exp"),
    Mistake("👉cbrt^-1 x", "ambiguous"),
    Mistake("f(x) = x👉,", "syntax"),
    Mistake("f(x) = 👉\\begin{pmatrix} x", "unbalanced"),
    Mistake("f(x) = \\begin{👉pmatirx} x \\end{pmatirx}", "unknownName", "pmatrix"),
    Mistake("👉|x|y|z|", "ambiguous", "abs( )"),
    Mistake("x 👉2", "ambiguous", "x*2"),
    Mistake("f(a, ab, bc, c) = 👉abc", "ambiguous", "a*bc"),
    Mistake("x + 👉sin(x, y)", "arity"),
    Mistake("👉max(x)", "arity"),
    Mistake("👉atan2 x", "arity"),
    Mistake("👉pow(x, y, 2)", "arity"),
  ]

  @Test("a mistake is reported by kind, at its place", arguments: names + syntax)
  func mistake(_ mistake: Mistake) throws {
    do throws(ReadingError) {
      let function = try Function(reading: mistake.text)
      Issue.record("read as \(function.canonical)")
    } catch {
      mistake.check(error)
    }
  }
}

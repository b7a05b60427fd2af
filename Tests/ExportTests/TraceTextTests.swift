import Autodiff
import Canvas
import Export
import TestKit
import Testing

@Suite("Trace as text")
struct TraceTextTests {
  @Test("the lecture's reverse pass shows each sum in letters, in numbers and its value")
  func reversePass() {
    let text = TraceFormat.plain.text(of: Sample.lecture)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("Reverse pass, seed ȳ₁ = 1, ȳ₂ = 0"))
    #expect(lines.contains("w̄₆ ȳ₁ 1 1"))
    #expect(
      lines.contains("w̄₁ w̄₅·1 + w̄₄·w₂ + w̄₃·cos w₁ 0·1 + 1·2 + 1·0.877583 2.87758"))
    #expect(lines.contains("∂y₁/∂x₁ w̄₁ 2.87758"))
  }

  @Test("law: no line is wider than 80 columns, whatever the function")
  func width() {
    for seed in 0..<60 as Range<UInt64> {
      for isASCII in [false, true] {
        let text = TraceFormat.plain.text(
          of: Sample.random(seed), options: ExportOptions(isASCII: isASCII))
        let lines = text.split(separator: "\n").map(String.init)
        let widest = lines.map { TextWidth.columns(of: $0) }.max() ?? 0
        #expect(widest <= 80, "seed \(seed)")
        #expect(!isASCII || text.utf8.allSatisfy { $0 < 128 }, "seed \(seed)")
      }
    }
  }

  @Test("a fan-out of a hundred thousand is summed without recursion, its first terms shown")
  func fanOut() {
    let count = 3_000
    let terms =
      [Term.input(0)] + (0..<count).map { .binary(.add, 0, Int32($0)) } + [
        .unary(.sin, Int32(count))
      ]
    let function = Function(
      inputs: ["x"], terms: terms, outputs: [.init(name: "y", term: count + 1)])
    let document = TraceDocument(canonical: [], list: WengertList(function), point: [0.001])
    let text = TraceFormat.plain.text(of: document)
    #expect(text.contains(" + …"))
  }

  @Test("a sum that doubles can't form is said to be none")
  func beyondDoubles() throws {
    let list = try WengertList(Function(reading: "ln(1+exp(x))"))
    let document = TraceDocument(canonical: [], list: list, point: [1000])
    let text = TraceFormat.plain.text(of: document)
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains("ẇ₃ 1·ẇ₂ 1·inf inf"))
    #expect(lines.contains("w₄ ln w₃ ln inf (beyond a double) 1000"))
    #expect(lines.contains("ẇ₄ 1/w₃·ẇ₃ 0·inf (beyond a double) 1"))
    #expect(lines.contains("w̄₁ w̄₂·exp w₁ 0·inf (beyond a double) 1"))
    let json = TraceFormat.json.text(of: document)
    #expect(json.contains(#"{"from": "w3", "partial": 0, "tangent": "inf", "product": 1}"#))
    #expect(json.contains(#"{"kind": "overflow", "node": "w4", "message": "wdot4 with the seed"#))
  }

  @Test("more digits on request")
  func digits() {
    let text = TraceFormat.plain.text(of: Sample.lecture, options: ExportOptions(digits: 12))
    #expect(text.contains("2.87758256189"))
  }

  @Test("a Jacobian of many columns is cut into blocks that fit")
  func wideJacobian() {
    let count = 30
    let terms = (0..<count).map { Term.input(Int32($0)) } + [.binary(.mul, 0, 29)]
    let function = Function(
      inputs: (1...count).map { "x\($0)" }, terms: terms,
      outputs: [.init(name: "y", term: count)])
    let point = (1...count).map { Double($0) / 3 }
    let document = TraceDocument(
      canonical: [], list: WengertList(function), point: point, modes: [.reverse])
    let text = TraceFormat.plain.text(of: document)
    let headers = text.split(separator: "\n").filter { $0.contains("x₁") || $0.contains("x₃₀") }
    #expect(headers.count > 1)
    #expect(text.split(separator: "\n").allSatisfy { TextWidth.columns(of: String($0)) <= 80 })
  }

  @Test("same input, same bytes", arguments: TraceFormat.all.map(\.name))
  func stable(name: String) throws {
    let format = try #require(TraceFormat.named(name))
    for seed in 0..<10 as Range<UInt64> {
      #expect(format.text(of: Sample.random(seed)) == format.text(of: Sample.random(seed)))
    }
  }

  @Test(
    "Greek and long names come out in every format, in ASCII alone where asked",
    arguments: TraceFormat.all.map(\.name))
  func names(format: String) throws {
    let function = Function(
      inputs: ["α", "rate_of", "Δ2"],
      terms: [.input(0), .input(1), .input(2), .binary(.mul, 0, 1), .binary(.mul, 3, 2)],
      outputs: [.init(name: "y", term: 4)])
    var document = TraceDocument(
      canonical: ["((α*rate_of)*Δ2)"], list: WengertList(function), point: [1, 2, 3])
    document.title = "Grüße, 中"
    let format = try #require(TraceFormat.named(format))
    let ascii = format.text(of: document, options: ExportOptions(isASCII: true))
    #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
    let plain = format.text(of: document)
    #expect(plain.contains(format.name == "latex" ? "\\alpha" : "α"))
    if format.name == "latex" {
      #expect(plain.contains("\\mathrm{rate\\_of}") && plain.contains("\\Delta_2"))
      #expect(plain.contains("(\\ensuremath{\\alpha}*rate\\_of)") && !plain.contains("α"))
    }
    if format.name == "text" {
      #expect(ascii.contains("alpha") && ascii.contains("alphadot = 1"))
    }
  }
}

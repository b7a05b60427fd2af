import Export
import TestKit
import Testing

@Suite("JSON reader")
struct JSONReaderTests {
  @Test(
    "reads what RFC 8259 allows",
    arguments: [
      ("  {\"b\": [1, -2.5e3, true], \"a\": null}\n", #"{"b": [1, -2500, true], "a": null}"#),
      (#""\u0041\ud83d\ude42\n\/""#, "\"A🙂\\n/\""), ("[]", "[]"), ("{}", "{}"), ("-0", "-0.0"),
      ("0.1", "0.1"), ("1E+2", "100"), ("1e999", "\"inf\""),
      (#"{"a": 1, "a": 2}"#, #"{"a": 1, "a": 2}"#),
    ])
  func reads(text: String, written: String) throws {
    #expect(try JSON(reading: text.utf8).text == written)
  }

  @Test(
    "refuses anything else, with the place",
    arguments: [
      ("", 0), ("  ", 2), ("{", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("tru", 0), ("01", 0), ("1.", 0),
      (".5", 0), ("+1", 0), ("1 2", 2), ("\"a", 2), ("\"\\x\"", 1), ("\"\\ud800\"", 1), ("nan", 0),
      ("\"\n\"", 1), ("[1e]", 1), ("{a: 1}", 1),
    ])
  func refuses(text: String, offset: Int) {
    let problem = #expect(throws: JSONProblem.self) { try JSON(reading: text.utf8) }
    #expect(problem?.offset == offset)
  }

  @Test("bytes that are not UTF-8, and brackets by the million, are refused")
  func hostile() {
    #expect(throws: JSONProblem.self) { try JSON(reading: [0x22, 0xFF, 0x22]) }
    let deep = #expect(throws: JSONProblem.self) {
      try JSON(reading: [UInt8](repeating: 0x5B, count: 1_000_000))
    }
    #expect(deep?.fault == .tooDeep)
  }

  @Test("law: a value that is written reads back the same")
  func roundTrip() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let value = Self.value(depth: 4, &random)
      #expect(try JSON(reading: value.text.utf8) == value, "seed \(seed)")
    }
  }

  private static func value(depth: Int, _ random: inout SplitMix) -> JSON {
    switch Int.random(in: depth == 0 ? 2..<6 : 0..<6, using: &random) {
    case 0:
      .array(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in value(depth: depth - 1, &random) })
    case 1:
      .object(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in
          JSON.Member(text(&random), value(depth: depth - 1, &random))
        })
    case 2: .number(Double.random(in: -1e6...1e6, using: &random))
    case 3: .string(text(&random))
    case 4: .bool(random.oneIn(2))
    default: .null
    }
  }

  private static func text(_ random: inout SplitMix) -> String {
    let alphabet: [Character] = ["a", "\"", "\\", "\n", "\u{1}", "é", "🙂", "\u{202E}", "/"]
    return String(
      (0..<Int.random(in: 0..<6, using: &random)).map { _ in
        alphabet[Int.random(in: alphabet.indices, using: &random)]
      })
  }
}

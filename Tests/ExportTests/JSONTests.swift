import Export
import Foundation
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(
    "numbers are shortest round-trip decimals, others are words",
    arguments: [
      (0.5, "0.5"), (2, "2"), (0.1 + 0.2, "0.30000000000000004"), (-0.0, "-0.0"), (1e-7, "1e-07"),
      (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"), (.nan, "\"nan\""),
      (.infinity, "\"inf\""),
      (-.infinity, "\"-inf\""),
    ])
  func numbers(value: Double, text: String) throws {
    #expect(JSON.number(value).text == text)
    guard value.isFinite else { return }
    #expect(try JSONDecoder().decode([Double].self, from: Data("[\(text)]".utf8)) == [value])
  }

  @Test(
    "any text reads back as it was",
    arguments: [
      "", "\"\\/", "a\nb\tc\r", "\u{0}\u{1F}\u{7F}\u{9B}", "\u{2028}\u{202E}\u{E0041}", "w̄₃ · 🙂",
      // No literal may hold a noncharacter.
      [0xE000, 0xFDD0, 0xFFFF, 0x10FF80, 0x10FFFF].compactMap(Unicode.Scalar.init)
        .map { String($0) }.joined(),
    ])
  func strings(text: String) throws {
    let written = JSON.array([.string(text)]).text
    #expect(try JSONDecoder().decode([String].self, from: Data(written.utf8)) == [text])
    let raw: Set<Unicode.GeneralCategory> = [.control, .format, .privateUse, .unassigned]
    #expect(written.unicodeScalars.allSatisfy { !raw.contains($0.properties.generalCategory) })
  }

  @Test("members keep their order")
  func order() {
    let value: JSON = ["z": .integer(1), "a": [.bool(true), .null], "m": "x"]
    #expect(value.text == #"{"z": 1, "a": [true, null], "m": "x"}"#)
  }
}

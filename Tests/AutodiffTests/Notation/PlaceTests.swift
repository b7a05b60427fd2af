import Autodiff
import Testing

@Suite("Places in a text")
struct PlaceTests {
  private func problems(_ bytes: [UInt8]) -> [ReadingProblem] {
    do throws(ReadingError) {
      _ = try Function(reading: bytes)
      return []
    } catch {
      return error.problems
    }
  }

  /// Bytes that are no text, and where they stop being one.
  struct Damage: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let offset: Int
    let code: String
    var testDescription: String { "\(code) \(bytes)" }

    init(_ before: String, _ bytes: [UInt8], _ behind: String, _ code: String = "encoding") {
      self.bytes = Array(before.utf8) + bytes + Array(behind.utf8)
      offset = before.utf8.count
      self.code = code
    }
  }

  @Test(
    "what is no text is refused at its byte, and shown escaped",
    arguments: [
      Damage("x + ", [0xFF], " y"), Damage("x", [0xC3], ""), Damage("x + ", [0xC0, 0x80], ""),
      Damage("x # é ", [0x80], "\ny"), Damage("π + ", [0xED, 0xA0, 0x80], ""),
      Damage("x", [0xF4, 0x90, 0x80, 0x80], "y"), Damage("x", [0xE2, 0x82], "+ y"),
      Damage("x + ", [0], "y", "badCharacter"), Damage("x # ", [7], "", "badCharacter"),
      Damage("x", [0xC2, 0x85], "", "badCharacter"),
      Damage("x", [0xE2, 0x80, 0xAE], "y", "badCharacter"),
    ])
  func damage(_ damage: Damage) throws {
    let problems = problems(damage.bytes)
    #expect(problems.count == 1)
    let problem = try #require(problems.first)
    #expect(problem.kind.code == damage.code)
    #expect(problem.offset == damage.offset)
    for line in problem.excerpt(of: damage.bytes) + [problem.message] {
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
    }
  }

  @Test("lines and columns count from 1, columns in characters")
  func lines() throws {
    let text = "a = θ₁ + 1\r\nb = ẇ\r\n  c = π qq + a"
    let problem = try #require(problems(Array("f(x) = 1\n\u{E9}\u{E9} = 2 qq".utf8)).first)
    #expect([problem.line, problem.column, problem.offset] == [2, 8, 18])
    let other = problems(Array(text.utf8))
    #expect(other.map(\.line) == [2])
    #expect(other.map(\.column) == [5])
  }

  @Test("the excerpt is the line, with a caret under the place")
  func excerpt() throws {
    let text = "a = x\nf(x) = é + 2 sinn(x)\n"
    let all = problems(Array(text.utf8))
    #expect(
      all.map { $0.excerpt(of: text) } == [
        ["f(x) = é + 2 sinn(x)", "       ^"],
        ["f(x) = é + 2 sinn(x)", "             ^"],
      ])
  }

  @Test("a caret stands under the place behind wide and hidden characters too")
  func wide() throws {
    let text = "x # 漢字\u{202E} \u{7}"
    let all = problems(Array(text.utf8))
    #expect(
      all.map { $0.excerpt(of: text) } == [
        ["x # 漢字<U+202E> ^G", "        ^"],
        ["x # 漢字<U+202E> ^G", "                 ^"],
      ])
  }

  @Test("of a long line the part around the place is shown", arguments: [0, 40, 500, 995, 1000])
  func long(_ place: Int) throws {
    let text =
      String(repeating: "x+", count: place) + "?" + String(repeating: "+y", count: 1000 - place)
    let problem = try #require(problems(Array(text.utf8)).first)
    let lines = problem.excerpt(of: text, width: 60)
    #expect(lines[0].count <= 62)
    let column = try #require(lines[1].firstIndex(of: "^"))
    let distance = lines[1].distance(from: lines[1].startIndex, to: column)
    #expect(Array(lines[0])[distance] == "?")
    #expect(lines[0].hasPrefix("…") == (place > 30))
    #expect(lines[0].hasSuffix("…") == (place < 970))
  }
}

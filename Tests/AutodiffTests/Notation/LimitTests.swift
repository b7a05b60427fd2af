import Autodiff
import Testing

/// A generated text, described without being written out.
struct Bomb: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: @Sendable () -> String
}

/// Texts that are too much, or only nearly: answered at once either way. The time limit is far
/// above what they take, and far below what any of them would take if reading were not linear.
@Suite("Limits of functions", .timeLimit(.minutes(1)))
struct LimitTests {
  private static func many(_ piece: String, _ count: Int) -> String {
    String(repeating: piece, count: count)
  }

  private static let refused: [Bomb] = [
    Bomb(testDescription: "a million (") { many("(", 1_000_000) },
    Bomb(testDescription: "1001 brackets") { many("(", 1001) + "x" + many(")", 1001) },
    Bomb(testDescription: "100,000 minus signs") { many("-", 100_000) + "x" },
    Bomb(testDescription: "100,000 powers") { "x" + many("^9", 100_000) },
    Bomb(testDescription: "20,000 functions") { many("sin ", 20_000) + "x" },
    Bomb(testDescription: "100,000 roots") { many("√", 100_000) + "x" },
    Bomb(testDescription: "20,000 fractions") { many("\\frac{1}{", 20_000) },
    Bomb(testDescription: "more than 16 MiB") { many("x", 16 << 20) + "+" },
    Bomb(testDescription: "a name of 1 MiB") { many("x", 1 << 20) },
  ]

  @Test("a limit error comes before any work", arguments: refused)
  func limit(_ bomb: Bomb) {
    let error = #expect(throws: ReadingError.self) { try Function(reading: bomb.text()) }
    #expect(error?.problems.first?.kind.code == "limit")
  }

  @Test("what the memory does not hold is refused where it ends, before it is read")
  func memory() throws {
    let allowance = ReadingAllowance(memory: 1 << 20)
    func problem(_ text: String) -> ReadingProblem? {
      let error = #expect(throws: ReadingError.self) {
        try Function(reading: Array(text.utf8), allowance: allowance)
      }
      return error?.problems.first
    }
    // 96 bytes a token: 10,922 of them; 640 a term: 1,638.
    let tokens = problem("x" + Self.many(" + x1", 20_000))
    #expect(tokens?.kind == .limit(.memory) && tokens?.offset == 27_304)
    let terms = problem("x" + Self.many("+x", 3_000))
    #expect(terms?.kind == .limit(.memory) && (terms?.offset ?? 0) > 3_000)
    let comment = "# " + Self.many("a b ", 10_000) + "\n"
    let function = try Function(
      reading: Array((comment + "x" + Self.many("*x", 1_000)).utf8), allowance: allowance)
    #expect(function.outputs.count == 1)
  }

  private static let accepted: [Bomb] = [
    Bomb(testDescription: "1000 brackets") { many("(", 1000) + "x" + many(")", 1000) },
    Bomb(testDescription: "1000 calls") { many("sin(", 1000) + "x" + many(")", 1000) },
    Bomb(testDescription: "900 powers of brackets") {
      many("2^(x+", 900) + "x" + many(")", 900)
    },
    Bomb(testDescription: "900 minus signs before brackets") {
      many("-(x+", 900) + "x" + many(")", 900)
    },
    Bomb(testDescription: "900 fractions") {
      many("\\frac{1}{1 + ", 900) + "x" + many("}", 900)
    },
    Bomb(testDescription: "x^9^9^9") { "x^9^9^9" },
    Bomb(testDescription: "a sum of 50,000 terms") { "x" + many("+x", 49_999) },
    Bomb(testDescription: "a product of 10,000 terms without signs") { many("x ", 10_000) },
    Bomb(testDescription: "10,000 inputs") {
      (1...10_000).map { "x\($0)" }.joined(separator: " + ")
    },
    Bomb(testDescription: "10,000 pairs of bars") { "|x|" + many("+|x|", 9_999) },
    Bomb(testDescription: "20,000 empty lines and comments") { many("# none\n\n", 20_000) + "x" },
  ]

  @Test("what is long but not deep is read", arguments: accepted)
  func long(_ bomb: Bomb) throws {
    let function = try Function(reading: bomb.text())
    #expect(function.outputs.count == 1)
    #expect(try Function(reading: function.canonical[0]).canonical == function.canonical)
  }

  @Test("100,000 definitions in a row are a function, and have its value")
  func definitions() throws {
    let lines = (2...100_000).map { "a\($0) = a\($0 - 1) + 1" }
    let function = try Function(reading: "a1 = x\n" + lines.joined(separator: "\n"))
    #expect(function.outputs.map(\.name) == ["a100000"])
    let list = WengertList(function)
    #expect(list.values(at: [1]).last == 100_000)
  }

  private static let circles: [Bomb] = [
    Bomb(testDescription: "each uses the one before") {
      "a1 = a20000\n" + (2...20_000).map { "a\($0) = a\($0 - 1) + 1\n" }.joined()
    },
    Bomb(testDescription: "each uses the next") {
      (1..<20_000).map { "a\($0) = a\($0 + 1) + 1\n" }.joined() + "a20000 = a1"
    },
  ]

  @Test("20,000 definitions in a circle are one circle", arguments: circles)
  func circle(_ bomb: Bomb) {
    let error = #expect(throws: ReadingError.self) { try Function(reading: bomb.text()) }
    #expect(error?.problems.map(\.kind.code) == ["cycle"])
  }

  @Test("a stated list of 20,000 statements keeps its numbering")
  func list() throws {
    let lines = (2...20_000).map { "w\($0) = sin w\($0 - 1)" }
    let function = try Function(reading: lines.joined(separator: "\n") + "\nf(x) = w20000")
    #expect(WengertList(function).count == 20_000)
  }
}

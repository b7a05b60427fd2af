import TestKit
import Testing

@Suite("wengert-benchmark")
struct BenchmarkTests {
  private static func run(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun(
      BuiltProgram(named: "wengert-benchmark"), arguments, environment: ["BENCH_MIN_TIME": "0"],
      limit: .seconds(120))
  }

  /// Check sums of gradients and Jacobians written by hand in C, for functions of benchmark sizes.
  @Test(
    "derivatives have the check sums of derivatives written by hand",
    arguments: [
      ("teach", "2", 1.745_380_028_234_08), ("speel", "10", 3.786_111_111_111_11),
      ("speel", "1000", 4.019_032_965_296_79), ("rosen", "10", -44.259_199_999_999_8),
      ("rosen", "1000", 18193.0144), ("chain", "100", 1.651_694_128_735_03),
      ("mlp", "3", -5.717_080_736_170_88), ("broyden", "100", 809.96),
    ])
  func checkSums(function: String, size: String, expected: Double) throws {
    let rows = try Self.run(function, size).rows
    let check = try #require(rows.first { $0[3] == "check" }.flatMap { Double($0[4]) })
    #expect(abs(check - expected) <= 1e-11 * abs(expected))
  }

  @Test("a line a metric: program, function, size, metric, value, unit, by tabs")
  func lines() throws {
    let scalar = try Self.run("rosen", "10").rows
    #expect(
      scalar.map { $0[3] } == [
        "plain", "hand", "record", "prepare", "replay", "reverse", "grad", "forward", "bytes",
        "check",
      ])
    let vector = try Self.run("teach", "2").rows
    #expect(Set(vector.map { $0[3] }).isSuperset(of: ["jac_fwd", "jac_rev", "jac"]))
    for row in scalar + vector {
      #expect(row.count == 6 && row[0] == "wengert" && Double(row[4]) != nil, "\(row)")
      let unit = ["bytes": "bytes", "check": "1"][row[3]] ?? "ns/eval"
      #expect(row[5] == unit)
    }
    #expect(scalar.allSatisfy { $0[1] == "rosen" && $0[2] == "10" })
  }

  @Test("a list as text is read, listed and opened; its nodes take less than 200 bytes each")
  func list() throws {
    let rows = try Self.run("list", "1000").rows
    #expect(
      rows.map { $0[3] } == ["read", "list", "timeline", "bytes_per_node"] + Self.programMetrics)
    let bytes = try #require(rows.first { $0[3] == "bytes_per_node" }.flatMap { Double($0[4]) })
    #expect(bytes > 10 && bytes < 200)
    try checkProgram(rows)
  }

  private static let programMetrics = [
    "first_frame", "key_to_frame_p50", "key_to_frame_p99", "bytes_per_step",
  ]

  @Test("the program is played on a lesson: first frame, key to frame, bytes of a step")
  func lessons() throws {
    let rows = try Self.run("lessons", "1").rows
    #expect(rows.map { $0[3] } == Self.programMetrics)
    try checkProgram(rows)
  }

  /// Times are positive and in order; a step redraws less than the whole screen.
  private func checkProgram(_ rows: [[String]]) throws {
    let (times, steps) = (rows.suffix(4).prefix(3), try #require(rows.last))
    #expect(times.allSatisfy { $0[5] == "ms" } && steps[5] == "bytes")
    let numbers = times.compactMap { Double($0[4]) }
    try #require(numbers.count == 3)
    #expect(numbers[0] > 0 && numbers[1] > 0 && numbers[2] >= numbers[1])
    let bytes = try #require(Double(steps[4]))
    #expect(bytes > 0 && bytes <= 2048)
  }

  @Test("a function that nobody knows prints nothing and exits 0")
  func unknownFunction() throws {
    let run = try Self.run("nosuch", "10")
    #expect(run.status == .exited(0) && run.output.isEmpty && run.errors.isEmpty)
  }

  @Test(
    "with --count a metric runs without a word",
    arguments: [
      ("speel", "grad"), ("broyden", "jac_rev"), ("teach", "bytes"), ("mlp", "check"),
      ("list", "read"), ("lessons", "first_frame"), ("lessons", "key_to_frame_p99"),
    ])
  func count(function: String, metric: String) throws {
    let run = try Self.run(function, "2", "--count", metric, "3")
    #expect(run.status == .exited(0) && run.output.isEmpty && run.errors.isEmpty)
  }

  @Test(
    "bad usage prints how it is used and exits 2",
    arguments: [
      [], ["speel"], ["speel", "ten"], ["speel", "0"], ["speel", "99999999999999999999"],
      ["speel", "10", "--count"], ["speel", "10", "--count", "grad", "-1"],
      ["speel", "10", "--count", "nosuch", "1"], ["speel", "10", "--times", "grad", "1"],
    ])
  func badUsage(arguments: [String]) throws {
    let run = try ProgramRun(BuiltProgram(named: "wengert-benchmark"), arguments)
    #expect(run.status == .exited(2) && run.output.isEmpty)
    #expect(run.errors == "usage: wengert-benchmark FUNCTION N [--count METRIC K]\n")
  }
}

extension ProgramRun {
  /// The fields of each line.
  fileprivate var rows: [[String]] {
    output.split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

import Glibc

/// What the command line asks for.
struct Request {
  private let function: String
  private let size: Int
  /// Run one metric this many times, without timing or printing.
  private let count: (metric: String, times: Int)?

  enum Fault: Error {
    case badUsage
    case program(PlayedProgram.Fault)
  }

  /// Sizes above would ask for tens of gigabytes.
  private static let sizes = 1...50_000_000

  init(_ arguments: some Sequence<String>) throws(Fault) {
    let words = Array(arguments)
    guard words.count == 2 || words.count == 5 else { throw .badUsage }
    guard let size = Int(words[1]), Self.sizes.contains(size) else { throw .badUsage }
    function = words[0]
    self.size = size
    guard words.count == 5 else {
      count = nil
      return
    }
    guard words[2] == "--count", let times = Int(words[4]), times >= 0 else { throw .badUsage }
    count = (words[3], times)
  }

  /// Measures the function; one that nobody knows has no metrics.
  func run() throws(Fault) {
    if let subject = Subject(rawValue: function) {
      var bench = FunctionBench(subject, size)
      try run(&bench)
    } else if function == ListBench.name {
      var bench = ListBench(size)
      try run(&bench)
    } else if function == ProgramBench.name {
      var bench = ProgramBench(lessons: size)
      try run(&bench)
    }
  }

  private func run<Bench: Workbench & ~Copyable>(_ bench: inout Bench) throws(Fault) {
    let isKnown: Bool
    do throws(PlayedProgram.Fault) {
      isKnown = try measure(&bench)
    } catch {
      throw .program(error)
    }
    guard isKnown else { throw .badUsage }
  }

  /// Runs or prints what is asked for; false if there is no such metric.
  private func measure<Bench: Workbench & ~Copyable>(
    _ bench: inout Bench
  ) throws(PlayedProgram.Fault) -> Bool {
    guard let count else {
      let stopwatch = Stopwatch.fromEnvironment()
      for metric in bench.metrics {
        let amount = try bench.amount(of: metric, stopwatch)
        print("wengert", function, size, metric.name, amount, metric.unit, separator: "\t")
        // A line is seen when it is known, not when all are.
        fflush(nil)
      }
      return true
    }
    guard let metric = bench.metrics.first(where: { $0.name == count.metric }) else {
      return false
    }
    for _ in 0..<count.times { try bench.evaluate(metric) }
    return true
  }
}

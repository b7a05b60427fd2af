/// What the command line asks for.
struct Request {
  private let function: String
  private let size: Int
  /// Run one metric this many times, without timing or printing.
  private let count: (metric: String, times: Int)?

  enum Fault: Error {
    case badUsage
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
    }
  }

  private func run<Bench: Workbench & ~Copyable>(_ bench: inout Bench) throws(Fault) {
    guard let count else {
      let stopwatch = Stopwatch.fromEnvironment()
      for metric in bench.metrics {
        let amount = bench.amount(of: metric, stopwatch)
        print("wengert", function, size, metric.name, amount, metric.unit, separator: "\t")
      }
      return
    }
    guard let metric = bench.metrics.first(where: { $0.name == count.metric }) else {
      throw .badUsage
    }
    for _ in 0..<count.times { bench.evaluate(metric) }
  }
}

/// Something set up to be measured, metric by metric.
protocol Workbench: ~Copyable {
  associatedtype Metric: BenchMetric

  /// The metrics that this bench has, in the order printed.
  var metrics: [Metric] { get }

  /// Runs what a metric measures, once. For a metric that is no time this does nothing.
  mutating func evaluate(_ metric: Metric) throws(PlayedProgram.Fault)

  /// The value of a metric that is no time, or that times itself.
  mutating func reading(of metric: Metric) throws(PlayedProgram.Fault) -> Double
}

/// A metric: its name and unit.
protocol BenchMetric {
  var name: String { get }
  var unit: String { get }
  /// How many nanoseconds the unit has; nil for a metric that is no time or times itself.
  var nanoseconds: Double? { get }
}

extension Workbench where Self: ~Copyable {
  mutating func amount(
    of metric: Metric, _ stopwatch: Stopwatch
  ) throws(PlayedProgram.Fault) -> Double {
    guard let unit = metric.nanoseconds else { return try reading(of: metric) }
    return try stopwatch.median { () throws(PlayedProgram.Fault) in try evaluate(metric) } / unit
  }
}

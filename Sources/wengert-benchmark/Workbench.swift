/// Something set up to be measured, metric by metric.
protocol Workbench: ~Copyable {
  associatedtype Metric: BenchMetric

  /// The metrics that this bench has, in the order printed.
  var metrics: [Metric] { get }

  /// Runs what a metric measures, once. For a metric that is no time this does nothing.
  mutating func evaluate(_ metric: Metric)

  /// The value of a metric that is no time.
  mutating func reading(of metric: Metric) -> Double
}

/// A metric: its name and unit.
protocol BenchMetric {
  var name: String { get }
  var unit: String { get }
  /// How many nanoseconds the unit has; nil for a metric that is no time.
  var nanoseconds: Double? { get }
}

extension Workbench where Self: ~Copyable {
  mutating func amount(of metric: Metric, _ stopwatch: Stopwatch) -> Double {
    guard let unit = metric.nanoseconds else { return reading(of: metric) }
    return stopwatch.median { evaluate(metric) } / unit
  }
}

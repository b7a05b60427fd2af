import Autodiff

/// The Jacobian three ways: forward, reverse and central differences.
package struct Comparison: Hashable, Sendable {
  /// The largest |forward − reverse| over all entries.
  package let modes: Double
  /// The largest |forward − differences| over all entries.
  package let differences: Double

  /// Larger Jacobians are not compared while someone waits: differences cost two evaluations an
  /// input, and this much of them a few milliseconds.
  private static let largestWork = 100_000

  /// Compares where both modes ran all their unit passes; nil elsewhere.
  package init?(_ timeline: Timeline) {
    let list = timeline.list
    guard list.inputCount * list.count <= Self.largestWork,
      let forward = timeline.jacobian(by: .forward), let reverse = timeline.jacobian(by: .reverse)
    else { return nil }
    modes = Self.largest(forward, reverse)
    differences = Self.largest(forward, list.differences(at: timeline.point))
  }

  private static func largest(_ a: [[Double]], _ b: [[Double]]) -> Double {
    zip(a.joined(), b.joined()).map { abs($0 - $1) }.filter { !$0.isNaN }.max() ?? 0
  }

  /// What the comparison says, and why the numbers differ as little as they do.
  package func sentence(_ letters: Letters) -> String {
    let size = { (value: Double) in letters.number(value, digits: 1) }
    let agreement =
      modes == 0
      ? "Forward = reverse, digit for digit"
      : "Forward = reverse within \(size(modes)), the rounding of the same factors and sums in "
        + "another order"
    let check =
      differences == 0
      ? "central differences agree exactly here."
      : "central differences come within \(size(differences)): they only approximate."
    return "\(agreement); \(check)"
  }
}

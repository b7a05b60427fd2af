import Autodiff

/// The Jacobian three ways: forward, reverse and central differences.
package struct Comparison: Hashable, Sendable {
  /// The largest |forward − reverse| over all entries.
  package let modes: Double
  /// The largest |forward − differences| over all entries.
  package let differences: Double

  /// Larger Jacobians are not compared while someone waits.
  private static let largestWork = 4_000_000

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

  /// `forward = reverse`, `differences: within 3e-11`
  package func lines(_ view: TraceView) -> [String] {
    let letters = view.letters
    let equal =
      modes == 0
      ? "forward = reverse" : "forward = reverse within \(letters.number(modes, digits: 1))"
    return [equal, "central differences within \(letters.number(differences, digits: 1))"]
  }
}

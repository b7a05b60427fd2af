import Autodiff

/// Chooses points that tell mistakes apart: short decimals inside the domain, no equal inputs,
/// no 0 or 1 where a mistake would hide.
package struct PointChooser: Sendable {
  private let list: WengertList
  /// A point inside the domain, to fall back on and to search near.
  private let known: [Double]

  private static let tries = 200
  private static let candidateCount = 4
  /// Lists with more nodes or entries than this are not compared at several points.
  private static let comparisonLimit = 600
  private static let sizeLimit = 60.0

  package init(_ list: WengertList, known: [Double]) {
    self.list = list
    self.known = known
  }

  /// The best of a few candidates; the known point where none was found inside the domain.
  package func point(using chance: inout Chance) -> [Double] {
    var candidates: [[Double]] = []
    let edges = EdgeTable(list)
    let tries = max(20, min(Self.tries, 10_000_000 / max(1, list.count)))
    for attempt in 0..<tries where candidates.count < Self.candidateCount {
      let candidate = drawn(attempt, of: tries, &chance)
      if isTelling(candidate, edges) { candidates.append(candidate) }
    }
    guard let first = candidates.first else { return known }
    guard list.count * list.inputCount * list.outputCount <= Self.comparisonLimit else {
      return first
    }
    let costs = candidates.map { Identifiability(list, at: $0, samples: 2).cost }
    let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    return candidates[best]
  }

  /// Coordinates such as 0.5, −1.2 or 2.5, later ones nearer to the known point.
  private func drawn(_ attempt: Int, of tries: Int, _ chance: inout Chance) -> [Double] {
    known.map { coordinate in
      let isNear = attempt > tries / 2
      let number =
        isNear
        ? coordinate + Double.random(in: -0.5...0.5, using: &chance)
        : Double.random(in: coordinate < 0 ? -3...3 : 0.2...3, using: &chance)
      return (number * 10).rounded() / 10
    }
  }

  private func isTelling(_ point: [Double], _ edges: EdgeTable) -> Bool {
    let sizes = point.map(\.magnitude)
    guard Set(sizes).count == sizes.count, sizes.allSatisfy({ $0 != 0 && $0 != 1 }) else {
      return false
    }
    let workings = Workings(list, values: list.values(at: point), edges: edges)
    guard SamplePoints.isInside(workings) else { return false }
    return list.operations.allSatisfy { node in
      let size = workings.values[node].magnitude
      return size < Self.sizeLimit && size > 1e-3 && size != 1
    }
  }
}

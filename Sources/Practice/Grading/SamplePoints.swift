import Autodiff

/// Seeded points inside a function's domain, at which expressions are compared.
enum SamplePoints {
  /// How many points are looked for, and how many at least must be usable (rule 3).
  static let count = 10
  static let leastUsable = 5

  private static let tries = 300
  private static let leastTries = 20
  /// Long lists get fewer tries: about this many operations in all.
  private static let mostSteps = 10_000_000
  private static let sizeLimit = 1e6

  /// Points where every value and every local partial is finite, moderate and no choice.
  ///
  /// Half of the first candidates are drawn from all around 0, half near `point`; where the
  /// domain is narrow they come ever closer to `point`.
  static func around(
    _ point: [Double], _ list: WengertList, edges: EdgeTable? = nil, seed: UInt64 = 1
  ) -> [[Double]] {
    var chance = Chance(seed: seed)
    var found: [[Double]] = []
    let edges = edges ?? EdgeTable(list)
    let tries = max(leastTries, min(tries, mostSteps / max(1, list.count)))
    for attempt in 0..<tries where found.count < count {
      let candidate = point.map { drawn(near: $0, attempt, of: tries, &chance) }
      let workings = Workings(list, values: list.values(at: candidate), edges: edges)
      if isInside(workings) { found.append(candidate) }
    }
    return found
  }

  private static func drawn(
    near coordinate: Double, _ attempt: Int, of tries: Int, _ chance: inout Chance
  ) -> Double {
    let isWide = attempt < tries / 2 && attempt % 2 == 0
    if isWide { return Double.random(in: -3...3, using: &chance) }
    let narrowing = attempt < tries / 2 ? 1 : attempt < tries * 3 / 4 ? 0.2 : 0.02
    let size = max(coordinate.magnitude, 0.5)
    return coordinate + Double.random(in: -1...1, using: &chance) * narrowing * size
  }

  /// Whether a point is strictly inside the domain of every operation, away from kinks.
  static func isInside(_ workings: Workings) -> Bool {
    guard workings.values.allSatisfy({ $0.magnitude <= sizeLimit }) else { return false }
    for node in workings.list.operations {
      guard let primitive = workings.primitive(of: node) else { continue }
      let (a, b) = workings.operandValues(of: node, in: workings.values)
      let positions = Set(workings.edges.into(node).map { workings.edges.edges[$0].position })
      let isClear = primitive.row.domain(a, b).allSatisfy { finding in
        switch finding {
        case .value, .kink: false
        case .derivative(let position, _): !positions.contains(position)
        }
      }
      guard isClear else { return false }
    }
    return workings.partials.allSatisfy { $0.magnitude <= sizeLimit }
  }
}

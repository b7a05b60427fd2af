import Autodiff

/// Places for a list's nodes in levels, and for its edges between them.
///
/// A node's level is its longest path from an input. An edge over several levels gets a waypoint
/// in each between; inside a level, nodes and waypoints are ordered by the mean place of their
/// neighbours, swept to and fro. Sugiyama, Tagawa, Toda, "Methods for visual understanding of
/// hierarchical system structures", 1981.
struct GraphLayout: Sendable {
  /// A node, or a waypoint of an edge.
  struct Item: Hashable, Sendable {
    let level: Int
    /// The node, or nil for a waypoint.
    let node: Int?
  }

  private(set) var items: [Item] = []
  /// The items of each level, from top to bottom.
  private(set) var levels: [[Int]] = []
  /// For each edge the items that it runs along, from operand to node.
  private(set) var routes: [(edge: Edge, items: [Int])] = []
  private var before: [[Int]] = []
  private var after: [[Int]] = []

  /// Items beyond this make no readable picture and take too long to order.
  static let mostItems = 5_000

  /// The layout of a list; nil where the picture would have more than `mostItems` items.
  init?(_ list: WengertList) {
    guard list.count <= Self.mostItems else { return nil }
    let nodeLevels = Self.nodeLevels(list)
    for node in list.nodes { add(Item(level: nodeLevels[node], node: node)) }
    for edge in list.nodes.flatMap({ list.edges(into: $0) }) {
      guard add(edge, from: list.operand(edge), nodeLevels) else { return nil }
    }
    levels = Array(repeating: [], count: (nodeLevels.max() ?? 0) + 1)
    for index in items.indices { levels[items[index].level].append(index) }
    for round in 0..<8 { order(forwards: round.isMultiple(of: 2)) }
  }

  private static func nodeLevels(_ list: WengertList) -> [Int] {
    var levels: [Int] = []
    for node in list.nodes {
      levels.append((list.operands(of: node).map { levels[$0] }.max() ?? -1) + 1)
    }
    return levels
  }

  private mutating func add(_ item: Item) {
    items.append(item)
    before.append([])
    after.append([])
  }

  private mutating func add(_ edge: Edge, from source: Int, _ nodeLevels: [Int]) -> Bool {
    var route = [source]
    for level in (nodeLevels[source] + 1)..<nodeLevels[edge.node] {
      guard items.count < Self.mostItems else { return false }
      add(Item(level: level, node: nil))
      route.append(items.count - 1)
    }
    route.append(edge.node)
    for (left, right) in zip(route, route.dropFirst()) {
      after[left].append(right)
      before[right].append(left)
    }
    routes.append((edge, route))
    return true
  }

  private mutating func order(forwards: Bool) {
    let sequence = forwards ? Array(levels.indices) : levels.indices.reversed()
    var places = [Double](repeating: 0, count: items.count)
    for level in levels { Self.number(level, &places) }
    for level in sequence {
      let neighbours = forwards ? before : after
      let means = levels[level].map { item -> Double in
        let near = neighbours[item]
        guard !near.isEmpty else { return places[item] }
        return near.reduce(0) { $0 + places[$1] } / Double(near.count)
      }
      let sorted = zip(levels[level], means).enumerated().sorted { a, b in
        (a.element.1, a.offset) < (b.element.1, b.offset)
      }
      levels[level] = sorted.map(\.element.0)
      Self.number(levels[level], &places)
    }
  }

  /// The places of a level's items, centred around 0.
  private static func number(_ level: [Int], _ places: inout [Double]) {
    let middle = Double(level.count - 1) / 2
    for (index, item) in level.enumerated() { places[item] = Double(index) - middle }
  }
}

import Autodiff

/// A graph in levels: nodes, and a place in each level that a long edge passes through.
///
/// A node's level is the longest path to it. All edges that leave one node share their passages,
/// as wires on a circuit diagram do, so that a net is drawn once. Sugiyama, Tagawa & Toda,
/// "Methods for visual understanding of hierarchical system structures", 1981.
struct LevelGraph {
  /// A place in a level: a node, or a passage of the net that leaves `owner`.
  struct Slot: Hashable {
    let owner: Int
    let isPassage: Bool
    let level: Int
  }

  /// A piece of an edge between neighbouring levels; `edge` where it ends at a node.
  struct Link: Hashable {
    let from: Int
    let to: Int
    let edge: Edge?
  }

  private(set) var slots: [Slot] = []
  private(set) var links: [Link] = []
  /// The slots of each level, in the order drawn.
  var levels: [[Int]] = []
  /// The links that end at each slot and that begin there.
  private(set) var incoming: [[Int]] = []
  private(set) var outgoing: [[Int]] = []

  /// The graph of some nodes of a list and of all edges among them.
  ///
  /// With `pullsInputs` a node without operands stands right before its first use and not in
  /// level 0.
  init(_ list: WengertList, nodes: [Int], pullsInputs: Bool = false) {
    var levelOfNode: [Int: Int] = [:]
    for node in nodes {
      let below = list.operands(of: node).compactMap { levelOfNode[$0] }.max()
      levelOfNode[node] = (below ?? -1) + 1
    }
    let edges = nodes.flatMap { list.edges(into: $0) }
      .filter { levelOfNode[list.operand($0)] != nil }
    if pullsInputs { Self.pull(list, edges, &levelOfNode) }
    Self.spread(nodes.filter { $0 >= list.inputCount }, edges, list, &levelOfNode)
    var slotOfNode: [Int: Int] = [:]
    for node in nodes {
      slotOfNode[node] = add(Slot(owner: node, isPassage: false, level: levelOfNode[node] ?? 0))
    }
    var passages: [Slot: Int] = [:]
    for edge in edges {
      guard let start = slotOfNode[list.operand(edge)], let end = slotOfNode[edge.node] else {
        continue
      }
      let last = passage(from: start, to: slots[end].level, &passages)
      connect(Link(from: last, to: end, edge: edge))
    }
    arrange()
  }

  private static func pull(
    _ list: WengertList, _ edges: [Edge], _ levels: inout [Int: Int]
  ) {
    let targets = Set(edges.map(\.node))
    var firstUse: [Int: Int] = [:]
    for edge in edges where !targets.contains(list.operand(edge)) {
      let level = levels[edge.node] ?? 0
      firstUse[list.operand(edge)] = min(firstUse[list.operand(edge)] ?? level, level)
    }
    for (node, use) in firstUse { levels[node] = use - 1 }
  }

  /// Puts nodes without any edge, such as constant outputs, where the levels are emptiest.
  private static func spread(
    _ nodes: [Int], _ edges: [Edge], _ list: WengertList, _ levels: inout [Int: Int]
  ) {
    let connected = Set(edges.map(\.node) + edges.map(list.operand))
    var counts = [Int](repeating: 0, count: (levels.values.max() ?? 0) + 1)
    for level in levels.values { counts[level] += 1 }
    for node in nodes where !connected.contains(node) {
      let emptiest = counts.indices.reversed().min { counts[$0] < counts[$1] } ?? 0
      counts[levels[node] ?? 0] -= 1
      counts[emptiest] += 1
      levels[node] = emptiest
    }
  }

  private mutating func add(_ slot: Slot) -> Int {
    slots.append(slot)
    incoming.append([])
    outgoing.append([])
    return slots.count - 1
  }

  private mutating func connect(_ link: Link) {
    outgoing[link.from].append(links.count)
    incoming[link.to].append(links.count)
    links.append(link)
  }

  /// The slot right before a level on the way from `start`; passages are added where missing.
  private mutating func passage(
    from start: Int, to level: Int, _ passages: inout [Slot: Int]
  ) -> Int {
    var last = start
    for between in (slots[start].level + 1)..<max(level, slots[start].level + 1) {
      let slot = Slot(owner: slots[start].owner, isPassage: true, level: between)
      if let known = passages[slot] {
        last = known
      } else {
        let next = add(slot)
        passages[slot] = next
        connect(Link(from: last, to: next, edge: nil))
        last = next
      }
    }
    return last
  }

  /// Puts the slots into their levels in the order of the list.
  private mutating func arrange() {
    let count = (slots.map(\.level).max() ?? -1) + 1
    levels = Array(repeating: [], count: count)
    for (index, slot) in slots.enumerated() { levels[slot.level].append(index) }
    for level in levels.indices { levels[level].sort { slots[$0].owner < slots[$1].owner } }
  }
}

extension LevelGraph {
  /// The links between each level and the next.
  func links(after level: Int) -> [Link] {
    levels[level].flatMap { outgoing[$0].map { links[$0] } }
  }

  /// The place of each slot in its level.
  func ranks() -> [Int] {
    var ranks = [Int](repeating: 0, count: slots.count)
    for level in levels {
      for (rank, slot) in level.enumerated() { ranks[slot] = rank }
    }
    return ranks
  }

  /// The number of pairs of links that cross when drawn straight between the levels.
  func crossings() -> Int {
    let ranks = ranks()
    return levels.indices.dropLast().reduce(0) { $0 + crossings(after: $1, ranks) }
  }

  private func crossings(after level: Int, _ ranks: [Int]) -> Int {
    let ends = links(after: level).map { (ranks[$0.from], ranks[$0.to]) }.sorted(by: <).map(\.1)
    // A Fenwick tree over the places of the next level counts the earlier links that end later.
    var tree = [Int](repeating: 0, count: levels[level + 1].count + 1)
    var count = 0
    for (seen, end) in ends.enumerated() {
      var index = end + 1
      var notLater = 0
      while index > 0 {
        notLater += tree[index]
        index &= index - 1
      }
      count += seen - notLater
      index = end + 1
      while index < tree.count {
        tree[index] += 1
        index += index & -index
      }
    }
    return count
  }
}

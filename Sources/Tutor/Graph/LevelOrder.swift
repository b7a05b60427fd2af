/// Puts the slots of each level into an order with few crossings.
///
/// Barycentre sweeps down and up, then exchanges of neighbours, from several beginnings; of equal
/// orders the one nearest to the numbering wins. Gansner et al., "A technique for drawing directed
/// graphs", 1993, section 3.
struct LevelOrder {
  private var graph: LevelGraph
  private var ranks: [Int]
  /// The neighbours of each slot in the level before and in the level after.
  private let before: [[Int]]
  private let after: [[Int]]

  private init(_ graph: LevelGraph) {
    self.graph = graph
    ranks = graph.ranks()
    before = graph.incoming.map { $0.map { graph.links[$0].from } }
    after = graph.outgoing.map { $0.map { graph.links[$0].to } }
  }

  /// The graph with its levels in order.
  static func reduced(_ graph: LevelGraph) -> LevelGraph {
    var best = graph
    var bestCost = Cost(graph)
    for start in starts(graph) {
      var order = LevelOrder(start)
      order.improve()
      let cost = Cost(order.graph)
      if cost < bestCost { (best, bestCost) = (order.graph, cost) }
      if bestCost.crossings == 0 { break }
    }
    return best
  }

  /// Crossings first, then pairs that stand against the numbering.
  private struct Cost: Comparable {
    let crossings: Int
    let inversions: Int

    init(_ graph: LevelGraph) {
      crossings = graph.crossings()
      inversions = graph.levels.reduce(0) { sum, level in
        let owners = level.map { graph.slots[$0].owner }
        return sum
          + owners.indices.reduce(0) { count, index in
            count + owners[(index + 1)...].filter { $0 < owners[index] }.count
          }
      }
    }

    static func < (left: Cost, right: Cost) -> Bool {
      (left.crossings, left.inversions) < (right.crossings, right.inversions)
    }
  }

  /// The numbering, its reverse, and for small graphs shuffles of it.
  private static func starts(_ graph: LevelGraph) -> [LevelGraph] {
    var reversed = graph
    reversed.levels = graph.levels.map { $0.reversed() }
    let shuffles = graph.slots.count > 60 ? 0 : 6
    return [graph, reversed]
      + (0..<shuffles).map { turn in
        var shuffled = graph
        for level in graph.levels.indices {
          shuffled.levels[level] = Self.shuffle(graph.levels[level], turn: turn * 7 + level)
        }
        return shuffled
      }
  }

  /// One of many fixed permutations: the same drawing on every machine.
  private static func shuffle(_ slots: [Int], turn: Int) -> [Int] {
    var state = UInt64(turn) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    var result = slots
    for index in result.indices.dropFirst() {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      result.swapAt(index, Int(state >> 33) % (index + 1))
    }
    return result
  }

  private mutating func improve() {
    var best = graph
    var bestCost = Cost(graph)
    var idle = 0
    var round = 0
    while idle < 3, round < 12 {
      sweep(isDown: round % 2 == 0)
      exchange()
      round += 1
      idle += 1
      let cost = Cost(graph)
      if cost < bestCost { (best, bestCost, idle) = (graph, cost, 0) }
    }
    graph = best
  }

  /// Sorts each level by the mean place of its slots' neighbours in the level before (or after).
  private mutating func sweep(isDown: Bool) {
    let order = isDown ? Array(graph.levels.indices) : graph.levels.indices.reversed()
    for level in order.dropFirst() {
      let keys = graph.levels[level].map { slot -> (key: Double, slot: Int) in
        let others = isDown ? before[slot] : after[slot]
        let sum = others.reduce(0) { $0 + ranks[$1] }
        return (others.isEmpty ? Double(ranks[slot]) : Double(sum) / Double(others.count), slot)
      }
      // Ties keep the order they have: Swift's sort is stable.
      set(level, keys.sorted { $0.key < $1.key }.map(\.slot))
    }
  }

  private mutating func set(_ level: Int, _ slots: [Int]) {
    graph.levels[level] = slots
    for (rank, slot) in slots.enumerated() { ranks[slot] = rank }
  }

  /// Exchanges neighbours while that saves crossings, or saves none and follows the numbering.
  private mutating func exchange() {
    var hasChanged = true
    var rounds = 0
    while hasChanged, rounds < 20 {
      hasChanged = false
      rounds += 1
      for level in graph.levels.indices {
        for place in graph.levels[level].indices.dropLast() where pays(level, place) {
          var slots = graph.levels[level]
          slots.swapAt(place, place + 1)
          set(level, slots)
          hasChanged = true
        }
      }
    }
  }

  private func pays(_ level: Int, _ place: Int) -> Bool {
    let (left, right) = (graph.levels[level][place], graph.levels[level][place + 1])
    let gain = gain(before[left], before[right]) + gain(after[left], after[right])
    return gain > 0 || (gain == 0 && graph.slots[left].owner > graph.slots[right].owner)
  }

  /// The crossings that an exchange of two slots with these neighbours saves.
  private func gain(_ lefts: [Int], _ rights: [Int]) -> Int {
    var gain = 0
    for left in lefts {
      for right in rights { gain += (ranks[left] - ranks[right]).signum() }
    }
    return gain
  }
}

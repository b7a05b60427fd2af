/// How much room a slot takes across the flow, and where wires meet it, from its beginning.
struct SlotShape: Hashable, Sendable {
  let length: Int
  /// One per link into the slot, in the order of the links' beginnings.
  let inPorts: [Int]
  let outPort: Int

  /// A net that passes: one row or column wide.
  static let passage = SlotShape(length: 1, inPorts: [0], outPort: 0)
}

/// Gives each slot its place across the flow, in the order of its level, so that wires are
/// straight where they can be.
///
/// Quadratic first (least squares under the order, by pooling adjacent violators), then exact:
/// each slot moves to the weighted median of its neighbours as far as its own neighbours let it.
struct LevelPlacement {
  /// A link seen from one of its ends.
  private struct Reach {
    let other: Int
    /// How far the port at the other end lies beyond the one at this end.
    let shift: Int
    let weight: Double
  }

  private let levels: [[Int]]
  private let lengths: [Int]
  /// The least distance between the beginnings of a slot and of the one before it.
  private let advances: [Int]
  private let reaches: [[Reach]]
  /// The places at which each link leaves and arrives, counted from the beginnings of its slots.
  private let ports: [(from: Int, to: Int)]
  private let ends: [(from: Int, to: Int)]
  /// The beginnings lie in 0…limit − length, if the levels fit in there at all.
  private let limit: Int
  private(set) var starts: [Int]

  init(_ graph: LevelGraph, shapes: [SlotShape], limit: Int, gap: (Int, Int) -> Int) {
    levels = graph.levels
    lengths = shapes.map(\.length)
    var advances = [Int](repeating: 0, count: shapes.count)
    for level in levels {
      for (previous, slot) in zip(level, level.dropFirst()) {
        advances[slot] = shapes[previous].length + gap(previous, slot)
      }
    }
    self.advances = advances
    starts = advances
    for level in levels {
      for (previous, slot) in zip(level, level.dropFirst()) { starts[slot] += starts[previous] }
    }
    ends = graph.links.map { ($0.from, $0.to) }
    ports = Self.ports(graph, shapes)
    reaches = Self.reaches(graph, ports)
    let starts = starts
    let extent = graph.slots.indices.reduce(0) { max($0, starts[$1] + shapes[$1].length) }
    self.limit = max(limit, extent)
  }

  private static func ports(
    _ graph: LevelGraph, _ shapes: [SlotShape]
  ) -> [(from: Int, to: Int)] {
    let ranks = graph.ranks()
    var ports = graph.links.map { (from: shapes[$0.from].outPort, to: 0) }
    for slot in graph.slots.indices {
      for (port, link) in graph.orderedIncoming(slot, ranks).enumerated() {
        ports[link].to = shapes[slot].inPorts[port]
      }
    }
    return ports
  }

  private static func reaches(
    _ graph: LevelGraph, _ ports: [(from: Int, to: Int)]
  ) -> [[Reach]] {
    var reaches = [[Reach]](repeating: [], count: graph.slots.count)
    for (link, port) in zip(graph.links, ports) {
      // Long wires matter more: a bend of theirs is far from both of their ends.
      let passages = [link.from, link.to].filter { graph.slots[$0].isPassage }.count
      let weight = [1.0, 2, 8][passages]
      reaches[link.from].append(
        Reach(other: link.to, shift: port.to - port.from, weight: weight))
      reaches[link.to].append(
        Reach(other: link.from, shift: port.from - port.to, weight: weight))
    }
    return reaches
  }

  /// The place across the flow at which a link leaves and at which it arrives.
  func ends(of link: Int) -> (from: Int, to: Int) {
    (starts[ends[link].from] + ports[link].from, starts[ends[link].to] + ports[link].to)
  }

  /// Moves a slot and all after it in its level by one.
  mutating func push(_ slot: Int) {
    for level in levels {
      guard let place = level.firstIndex(of: slot) else { continue }
      for other in level[place...] { starts[other] += 1 }
    }
  }

  /// Where the last slot ends.
  var extent: Int { zip(starts, lengths).reduce(0) { max($0, $1.0 + $1.1) } }

  /// Moves the slots from their closest places to good ones.
  mutating func settle() {
    for round in 0..<8 { spread(levels, isDown: round % 2 == 0) }
    for round in 0..<4 {
      for level in round % 2 == 0 ? levels : levels.reversed() { straighten(level) }
    }
    let least = starts.min() ?? 0
    for slot in starts.indices { starts[slot] -= least }
  }

  private mutating func spread(_ levels: [[Int]], isDown: Bool) {
    for level in isDown ? levels : levels.reversed() { spread(level) }
  }

  private mutating func spread(_ slots: [Int]) {
    var pools: [(sum: Double, weight: Double, count: Int)] = []
    var offset = 0
    for slot in slots {
      offset += advances[slot]
      // A slot without wires would like to stand in the middle.
      var pool = (sum: Double((limit - lengths[slot]) / 2) * 0.01, weight: 0.01, count: 1)
      for reach in reaches[slot] {
        pool.sum += Double(starts[reach.other] + reach.shift) * reach.weight
        pool.weight += reach.weight
      }
      pool.sum -= Double(offset) * pool.weight
      while let last = pools.last, mean(last) > mean(pool) {
        pools.removeLast()
        pool = (last.sum + pool.sum, last.weight + pool.weight, last.count + pool.count)
      }
      pools.append(pool)
    }
    place(slots, pools.flatMap { pool in Array(repeating: mean(pool), count: pool.count) })
  }

  private func mean(_ pool: (sum: Double, weight: Double, count: Int)) -> Double {
    pool.sum / pool.weight
  }

  private mutating func place(_ slots: [Int], _ means: [Double]) {
    let advance = slots.reduce(0) { $0 + advances[$1] }
    let room = max(0, limit - advance - (slots.last.map { lengths[$0] } ?? 0))
    var offset = 0
    for (slot, mean) in zip(slots, means) {
      offset += advances[slot]
      // Means are sums of a few thousand places at most.
      let rounded = Int(mean.rounded())
      starts[slot] = min(max(rounded, 0), room) + offset
    }
  }

  /// Moves each slot of a level to the median of its wishes, as far as there is room.
  private mutating func straighten(_ slots: [Int]) {
    for (place, slot) in slots.enumerated() {
      let low = place == 0 ? 0 : starts[slots[place - 1]] + advances[slot]
      let high =
        place == slots.count - 1
        ? limit - lengths[slot] : starts[slots[place + 1]] - advances[slots[place + 1]]
      guard low <= high, let wish = median(of: slot) else { continue }
      starts[slot] = min(max(wish, low), high)
    }
  }

  /// The weighted median of the beginnings at which one of a slot's wires would be straight.
  private func median(of slot: Int) -> Int? {
    let wishes = reaches[slot].map { (start: starts[$0.other] + $0.shift, weight: $0.weight) }
      .sorted { $0.start < $1.start }
    var rest = wishes.reduce(0) { $0 + $1.weight } / 2
    for wish in wishes {
      rest -= wish.weight
      if rest <= 0 { return wish.start }
    }
    return wishes.last?.start
  }
}

extension LevelGraph {
  /// The links into a slot in the order in which they arrive: by where they begin, so that two
  /// wires into one node don't cross.
  func orderedIncoming(_ slot: Int, _ ranks: [Int]) -> [Int] {
    incoming[slot].sorted { left, right in
      (ranks[links[left].from], left) < (ranks[links[right].from], right)
    }
  }
}

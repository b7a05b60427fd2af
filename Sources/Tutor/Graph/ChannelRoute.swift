/// The wires between two neighbouring levels: each net gets a track, on which it runs across the
/// flow from its beginning to its ends.
///
/// Nets that would lie on each other are ordered; the other orders are chosen for few crossings.
/// Nets whose stretches don't touch share a track. Deutsch, "A 'dogleg' channel router", 1976.
struct ChannelRoute: Sendable {
  /// One net: where it leaves the level before, and where it arrives.
  struct Net: Hashable, Sendable {
    let start: Int
    let ends: [Int]

    var isStraight: Bool { ends.allSatisfy { $0 == start } }
    var span: ClosedRange<Int> {
      min(start, ends.min() ?? start)...max(start, ends.max() ?? start)
    }
  }

  /// The track of each net, counted along the flow; nil for a straight one.
  let tracks: [Int?]
  let trackCount: Int

  /// The route, or a place that has to be freed because no order of the tracks serves all.
  static func find(_ nets: [Net]) -> Result<ChannelRoute, Conflict> {
    let bent = nets.indices.filter { !nets[$0].isStraight }
    switch sorted(bent, nets) {
    case .failure(let conflict): return .failure(conflict)
    case .success(let order): return .success(ChannelRoute(improved(order, nets), nets))
    }
  }

  /// A cycle of "must come before": the wire that arrives at `place` has to arrive elsewhere.
  struct Conflict: Error {
    let place: Int
  }

  /// Whether the first net's track must come before the second's: it leaves where that arrives.
  private static func mustPrecede(_ first: Net, _ second: Net) -> Bool {
    second.ends.contains(first.start)
  }

  /// An order that keeps to all musts.
  private static func sorted(_ bent: [Int], _ nets: [Net]) -> Result<[Int], Conflict> {
    var rest = bent
    var order: [Int] = []
    while !rest.isEmpty {
      let free = rest.firstIndex { net in
        !rest.contains { $0 != net && mustPrecede(nets[$0], nets[net]) }
      }
      guard let free else {
        let places = rest.map { nets[$0].start }
        let contested = places.filter { place in rest.contains { nets[$0].ends.contains(place) } }
        return .failure(Conflict(place: contested.max() ?? 0))
      }
      order.append(rest.remove(at: free))
    }
    return .success(order)
  }

  /// How many crossings two nets have if the first one's track comes before the second's.
  static func crossings(_ first: Net, before second: Net) -> Int {
    let later = first.ends.filter { inside($0, second) }.count
    return later + (inside(second.start, first) ? 1 : 0)
  }

  private static func inside(_ place: Int, _ net: Net) -> Bool {
    net.span.lowerBound < place && place < net.span.upperBound
  }

  /// Moves nets one by one to where they cross least.
  private static func improved(_ order: [Int], _ nets: [Net]) -> [Int] {
    guard order.count > 1 else { return order }
    let cost = order.map { first in
      order.map { second in
        mustPrecede(nets[second], nets[first])
          ? 1_000_000 : crossings(nets[first], before: nets[second])
      }
    }
    var places = Array(order.indices)
    var hasChanged = true
    var rounds = 0
    while hasChanged, rounds < 10 {
      hasChanged = false
      rounds += 1
      for net in order.indices {
        let now = places.firstIndex(of: net) ?? 0
        let best = bestPlace(for: net, in: places, cost)
        guard best != now else { continue }
        places.remove(at: now)
        places.insert(net, at: best)
        hasChanged = true
      }
    }
    return places.map { order[$0] }
  }

  /// The cheapest place of a net among the others, the present one if it is as cheap.
  private static func bestPlace(for net: Int, in places: [Int], _ cost: [[Int]]) -> Int {
    let now = places.firstIndex(of: net) ?? 0
    let others = places.filter { $0 != net }
    var price = others.reduce(0) { $0 + cost[net][$1] }
    var prices = [price]
    for other in others {
      price += cost[other][net] - cost[net][other]
      prices.append(price)
    }
    let least = prices.min() ?? 0
    return prices[now] == least ? now : prices.firstIndex(of: least) ?? now
  }

  /// Packs the nets into tracks in their order; two that touch never share one.
  private init(_ order: [Int], _ nets: [Net]) {
    var tracks = [Int?](repeating: nil, count: nets.count)
    var placed: [(net: Int, track: Int)] = []
    for net in order {
      let before = placed.filter { other in
        nets[other.net].span.overlaps(nets[net].span)
      }
      let track = (before.map(\.track).max() ?? -1) + 1
      tracks[net] = track
      placed.append((net, track))
    }
    self.tracks = tracks
    trackCount = (placed.map(\.track).max() ?? -1) + 1
  }
}

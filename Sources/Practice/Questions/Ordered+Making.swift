import Autodiff
import LessonKit

extension Ordered {
  /// An author's list: its items shuffled, any order right that the graph allows.
  init(_ ordering: Ordering, using chance: inout Chance) {
    let shuffled = Array(ordering.items.indices).shuffled(using: &chance)
    var place = [Int](repeating: 0, count: shuffled.count)
    for (index, item) in shuffled.enumerated() { place[item] = index }
    items = shuffled.map { .inlines(ordering.items[$0]) }
    solution = place
    constraints = ordering.constraints.map { (place[$0.before], place[$0.after]) }
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    quantity = ordering.quantity
  }

  /// The adjoints of some nodes of a list: each after those that it is computed from, however
  /// many nodes lie between.
  init?(_ list: WengertList, using chance: inout Chance) {
    let reached = list.reachedByOutputs
    let pool = list.nodes.filter { reached.contains($0) }
    guard pool.count >= Self.leastItems else { return nil }
    let nodes = Array(pool.shuffled(using: &chance).prefix(Self.mostItems))
    items = nodes.map { .node($0, .reverse) }
    solution = nodes.indices.sorted { nodes[$0] > nodes[$1] }
    quantity = .adjoint
    let above = nodes.map { list.ancestors(of: $0) }
    constraints = nodes.indices.flatMap { after in
      nodes.indices.filter { above[after].contains(nodes[$0]) }.map { ($0, after) }
    }
  }

  private static let leastItems = 3
  private static let mostItems = 6
}

extension WengertList {
  /// The nodes that some output depends on.
  fileprivate var reachedByOutputs: Set<Int> {
    var result: Set<Int> = []
    var open = outputs.map(\.node)
    while let node = open.popLast() {
      if result.insert(node).inserted { open += operands(of: node) }
    }
    return result
  }

  /// The nodes that are computed from a node, through however many others.
  fileprivate func ancestors(of node: Int) -> Set<Int> {
    var result: Set<Int> = []
    var open = successors(of: node)
    while let next = open.popLast() {
      if result.insert(next).inserted { open += successors(of: next) }
    }
    return result
  }
}

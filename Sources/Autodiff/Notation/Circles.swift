/// Which definitions need each other, found when one is used before it is defined.
///
/// The strongly connected components of the graph of uses (Tarjan), with a stack of its own.
struct Circles {
  private let lexed: LexedText
  private let names: [Int32?]
  /// Of each statement, the statements whose names it uses.
  private let uses: [[Int]]
  /// Of each statement, the component it belongs to.
  private var components: [Int]
  /// The components whose circle has been told.
  private var told: Set<Int> = []

  init(_ outline: Outline, _ declarations: Declarations, _ lexed: LexedText) {
    self.lexed = lexed
    names = declarations.definedNames
    uses = outline.statements.map { statement in
      statement.body.compactMap { index in
        let token = lexed.tokens[index]
        guard token.kind == .name else { return nil }
        if case .defined(let other) = declarations.bindings[Int(token.payload)] {
          return Int(other)
        }
        return nil
      }
    }
    components = Array(repeating: -1, count: uses.count)
    components = Self.components(of: uses)
  }

  /// The fault of using a name before its definition: a circle, or only the wrong order; nil for
  /// a circle that has been told.
  mutating func fault(for use: TermParser.ForwardUse) -> Fault? {
    let offset = lexed.tokens[use.token].offset
    let name = names[use.definition].map { lexed.names[$0] } ?? lexed.typed(use.token)
    guard components[use.statement] == components[use.definition] else {
      return Fault(.undefinedName(name), at: offset)
    }
    guard told.insert(components[use.statement]).inserted else { return nil }
    return Fault(.cycle(path(from: use.definition, to: use.statement)), at: offset)
  }

  /// How many names of a circle are told.
  private static let maximumPath = 8

  /// A shortest way along uses, by name: breadth first, inside one component.
  private func path(from start: Int, to end: Int) -> [String] {
    var previous: [Int: Int] = [start: start]
    var queue = [start]
    var next = 0
    while next < queue.count && previous[end] == nil {
      for other in uses[queue[next]]
      where previous[other] == nil && components[other] == components[start] {
        previous[other] = queue[next]
        queue.append(other)
      }
      next += 1
    }
    var way = [end]
    while let last = way.last, last != start, let before = previous[last] { way.append(before) }
    let told = way.reversed().prefix(Self.maximumPath).compactMap {
      names[$0].map { lexed.names[$0] }
    }
    return way.count > Self.maximumPath ? told + ["…"] : told
  }

  /// The number of each node's strongly connected component.
  private static func components(of uses: [[Int]]) -> [Int] {
    var search = Search(count: uses.count)
    for start in uses.indices where search.order[start] < 0 { search.run(from: start, uses) }
    return search.component
  }

  private struct Search {
    /// When each node was reached; −1 before.
    var order: [Int]
    var component: [Int]
    private var lowest: [Int]
    private var stack: [Int] = []
    private var visits: [(node: Int, next: Int)] = []
    private var clock = 0
    private var componentCount = 0

    init(count: Int) {
      order = Array(repeating: -1, count: count)
      component = order
      lowest = order
    }

    mutating func run(from start: Int, _ uses: [[Int]]) {
      enter(start)
      while let (node, next) = visits.last {
        guard next < uses[node].count else {
          leave(node)
          continue
        }
        visits[visits.count - 1].next += 1
        let other = uses[node][next]
        if order[other] < 0 {
          enter(other)
        } else if component[other] < 0 {
          lowest[node] = min(lowest[node], order[other])
        }
      }
    }

    private mutating func enter(_ node: Int) {
      order[node] = clock
      lowest[node] = clock
      clock += 1
      stack.append(node)
      visits.append((node, 0))
    }

    private mutating func leave(_ node: Int) {
      visits.removeLast()
      if let parent = visits.last?.node { lowest[parent] = min(lowest[parent], lowest[node]) }
      guard lowest[node] == order[node] else { return }
      while let last = stack.popLast() {
        component[last] = componentCount
        if last == node { break }
      }
      componentCount += 1
    }
  }
}

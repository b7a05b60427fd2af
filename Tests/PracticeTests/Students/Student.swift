import Autodiff

/// A student who computes by hand: the mistakes of the catalogue told a second time, from the
/// text of the table, so that the catalogue is held against something other than itself.
struct Student {
  let list: WengertList
  let w: [Double]
  /// The positions of each operation that hold a node, with that node.
  private let operands: [[(position: Int, operand: Int)]]
  /// The users of each node from the last to the first, a repeated operand left first.
  private let users: [[(user: Int, position: Int)]]

  init(_ list: WengertList, at point: [Double]) {
    self.list = list
    w = list.values(at: point)
    operands = list.nodes.map { node in
      list.positions(of: node).enumerated().compactMap { position, operand in
        if case .node(let index) = operand { (position, index) } else { nil }
      }
    }
    var users = [[(user: Int, position: Int)]](repeating: [], count: list.count)
    for user in list.nodes.reversed() {
      for place in operands[user] { users[place.operand].append((user, place.position)) }
    }
    self.users = users
  }

  /// c(k, position) by a student's belief.
  typealias Partial = (_ node: Int, _ position: Int) -> Double
  typealias Term = (_ partial: Double, _ arrives: Double) -> Double
  /// Contributions in summing order; the seed first where the node is an output.
  typealias Sum = (_ seed: Double?, _ terms: [Double]) -> Double

  /// How a student goes through a pass.
  struct Belief {
    var partial: Partial?
    var term: Term = { $0 * $1 }
    var sum: Sum = { seed, terms in terms.reduce(seed ?? 0, +) }
    var tangent: ((_ node: Int, _ dots: [Double]) -> Double?)?
  }

  func operation(_ node: Int) -> Primitive? {
    guard case .operation(let primitive) = list.kind(of: node) else { return nil }
    return primitive
  }

  /// The numbers at an operation's positions.
  func arguments(_ node: Int, _ values: [Double]) -> (a: Double, b: Double) {
    let numbers = list.positions(of: node).map { operand in
      switch operand {
      case .node(let index): values[index]
      case .constant(let constant): constant.value
      }
    }
    return (numbers[0], numbers.count > 1 ? numbers[1] : 0)
  }

  func truePartial(_ node: Int, _ position: Int) -> Double {
    let (a, b) = arguments(node, w)
    return list.kind(of: node).primitive?.row.partials[position].value(a, b, w[node]) ?? .nan
  }

  func places(_ node: Int) -> [(position: Int, operand: Int)] { operands[node] }

  // MARK: passes

  /// The tangent of one node from tangents of others.
  func tangent(_ node: Int, _ dots: [Double], _ belief: Belief) -> Double {
    guard operation(node) != nil else { return dots[node] }
    if let special = belief.tangent?(node, dots) { return special }
    let terms = places(node).map { place in
      term(node, place.position, dots[place.operand], belief)
    }
    return belief.sum(nil, terms)
  }

  func term(_ node: Int, _ position: Int, _ arrives: Double, _ belief: Belief) -> Double {
    belief.term(belief.partial?(node, position) ?? truePartial(node, position), arrives)
  }

  func forward(_ seed: [Double], _ belief: Belief = Belief()) -> [Double] {
    var dots = seed + [Double](repeating: 0, count: list.count - seed.count)
    for node in seed.count..<list.count { dots[node] = tangent(node, dots, belief) }
    return dots
  }

  /// The adjoint of one node from adjoints of others: its users from the last to the first.
  func adjoint(_ node: Int, _ bars: [Double], _ seed: [Double], _ belief: Belief) -> Double {
    var own: Double?
    for (output, weight) in zip(list.outputs, seed) where output.node == node {
      own = (own ?? 0) + weight
    }
    return belief.sum(own, contributions(node, bars, belief))
  }

  func contributions(_ node: Int, _ bars: [Double], _ belief: Belief) -> [Double] {
    users[node].map { term($0.user, $0.position, bars[$0.user], belief) }
  }

  func reverse(_ seed: [Double], _ belief: Belief = Belief()) -> [Double] {
    var bars = [Double](repeating: 0, count: list.count)
    for node in list.nodes.reversed() { bars[node] = adjoint(node, bars, seed, belief) }
    return bars
  }

  func unit(_ count: Int, _ index: Int) -> [Double] {
    (0..<count).map { $0 == index ? 1 : 0 }
  }
}

extension NodeKind {
  var primitive: Primitive? {
    if case .operation(let primitive) = self { primitive } else { nil }
  }
}

import Autodiff

extension Student {
  /// The beliefs of a mistake that is about terms, sums or partials, for one mode.
  func beliefs(_ id: Int, _ mode: Mode) -> [Belief] {
    switch id {
    case 1 where mode == .reverse:
      return [Belief(sum: { seed, terms in terms.last ?? seed ?? 0 })]
    case 3:
      return [
        Belief(sum: { seed, terms in
          terms.count < 2 ? terms.reduce(seed ?? 0, +) : terms.reduce(1, *)
        })
      ]
    case 7: return [Belief(term: { partial, _ in partial })]
    case 8: return [Belief(term: { _, arrives in arrives })]
    case 9: return [Belief(term: { $0 + $1 })]
    case 16 where mode == .forward: return [Belief(tangent: productOfDerivatives)]
    case 18:
      let quotient = mode == .forward ? [Belief(tangent: quotientOfDerivatives)] : []
      return partials(18).map { Belief(partial: $0) } + quotient
    default: return partials(id).map { Belief(partial: $0) }
    }
  }

  private func rates(_ node: Int, _ dots: [Double]) -> [Double] {
    list.positions(of: node).map { operand in
      if case .node(let index) = operand { dots[index] } else { 0 }
    }
  }

  private func productOfDerivatives(_ node: Int, _ dots: [Double]) -> Double? {
    operation(node) == .mul ? rates(node, dots)[0] * rates(node, dots)[1] : nil
  }

  private func quotientOfDerivatives(_ node: Int, _ dots: [Double]) -> Double? {
    guard operation(node) == .div, rates(node, dots)[1] != 0 else { return nil }
    return rates(node, dots)[0] / rates(node, dots)[1]
  }

  func tangents(_ id: Int, _ node: Int, _ seed: [Double]) -> [Double] {
    let n = list.inputCount
    let isUnit = seed.filter { $0 != 0 } == [1]
    switch id {
    case 25: return [forward(seed.map { _ in 1 })[node]]
    case 27: return [forward((0..<n).map { seed[$0] == 0 ? 0 : w[$0] })[node]]
    case 28: return (0..<list.outputCount).map { reverse(unit(list.outputCount, $0))[node] }
    case 31: return [0]
    case 32: return [w[node]]
    case 33:
      return (0..<n).filter { !(isUnit && seed[$0] == 1) }.map { forward(unit(n, $0))[node] }
    case 34: return [-forward(seed)[node]]
    default:
      let truth = forward(seed)
      return beliefs(id, .forward).flatMap { belief in
        [forward(seed, belief)[node], tangent(node, truth, belief)]
      }
    }
  }

  func adjoints(_ id: Int, _ node: Int, _ seed: [Double]) -> [Double] {
    let m = list.outputCount
    let isUnit = seed.filter { $0 != 0 } == [1]
    switch id {
    case 2: return oneSuccessor(node, seed)
    case 4: return [false, true].compactMap { tooEarly(seed, rightToLeft: $0)?[node] }
    case 6: return isUnit ? notCleared(seed).map { $0[node] } : []
    case 26: return [reverse(seed.map { _ in 1 })[node]]
    case 27:
      return [reverse((0..<m).map { seed[$0] == 0 ? 0 : w[list.outputs[$0].node] })[node]]
    case 28: return (0..<list.inputCount).map { forward(unit(list.inputCount, $0))[node] }
    case 31: return [0]
    case 32: return [w[node]]
    case 33:
      return (0..<m).filter { !(isUnit && seed[$0] == 1) }.map { reverse(unit(m, $0))[node] }
    case 34: return [-reverse(seed)[node]]
    default:
      let truth = reverse(seed)
      return beliefs(id, .reverse).flatMap { belief in
        [reverse(seed, belief)[node], adjoint(node, truth, seed, belief)]
      }
    }
  }

  private func oneSuccessor(_ node: Int, _ seed: [Double]) -> [Double] {
    let first = Belief(sum: { seed, terms in seed ?? terms.first ?? 0 })
    let last = Belief(sum: { seed, terms in terms.last ?? seed ?? 0 })
    return [reverse(seed, first)[node], reverse(seed, last)[node]]
      + contributions(node, reverse(seed), Belief())
  }

  /// push(k, a): w̄_k += a; then push(j, c(k,j)·w̄_k) for each operand j.
  private func tooEarly(_ seed: [Double], rightToLeft: Bool) -> [Double]? {
    var bars = [Double](repeating: 0, count: list.count)
    var pushes = 0
    func push(_ node: Int, _ amount: Double) {
      pushes += 1
      guard pushes <= 10_000 else { return }
      bars[node] += amount
      guard operation(node) != nil else { return }
      for place in rightToLeft ? places(node).reversed() : places(node) {
        push(place.operand, truePartial(node, place.position) * bars[node])
      }
    }
    for (output, weight) in zip(list.outputs, seed) where weight != 0 { push(output.node, weight) }
    return pushes > 10_000 ? nil : bars
  }

  /// All adjoints of a unit pass that began with those of the passes before it.
  private func notCleared(_ seed: [Double]) -> [[Double]] {
    guard let pass = seed.firstIndex(of: 1), pass > 0 else { return [] }
    let m = list.outputCount
    let passes = (0...pass).map { reverse(unit(m, $0)) }
    let sum = list.nodes.map { node in passes.reduce(0) { $0 + $1[node] } }
    var kept = [Double](repeating: 0, count: list.count)
    for index in 0...pass {
      for output in Set(list.outputs.map(\.node)) {
        kept[output] = list.outputs.indices.filter { list.outputs[$0].node == output }
          .reduce(0) { $0 + unit(m, index)[$1] }
      }
      for user in list.nodes.reversed() where operation(user) != nil {
        for place in places(user) {
          kept[place.operand] += truePartial(user, place.position) * kept[user]
        }
      }
    }
    return [sum, kept]
  }

  func terms(_ id: Int, _ node: Int, _ source: Int, _ pass: Pass) -> [Double] {
    guard let mode = pass.mode else { return [] }
    let (user, operand) = mode == .forward ? (node, source) : (source, node)
    let positions = places(user).filter { $0.operand == operand }.map(\.position)
    func product(_ arrives: Double, _ belief: Belief) -> Double {
      positions.reduce(0) { $0 + term(user, $1, arrives, belief) }
    }
    func run(_ seed: [Double], _ belief: Belief) -> [Double] {
      mode == .forward ? forward(seed, belief) : reverse(seed, belief)
    }
    let truth = run(pass.seed, Belief())[source]
    let isReverseUnit = mode == .reverse && pass.seed.filter { $0 != 0 } == [1]
    switch id {
    case 4 where mode == .reverse:
      return [false, true].compactMap { tooEarly(pass.seed, rightToLeft: $0) }
        .map { product($0[source], Belief()) }
    case 6 where isReverseUnit:
      return notCleared(pass.seed).map { product($0[source], Belief()) }
    case 33:
      let count = pass.seed.count
      let own = pass.seed.filter { $0 != 0 } == [1] ? pass.seed.firstIndex(of: 1) : nil
      return (0..<count).filter { $0 != own }
        .map { product(run(unit(count, $0), Belief())[source], Belief()) }
    case 34: return [-product(truth, Belief())]
    default:
      return beliefs(id, mode).flatMap { belief in
        [product(run(pass.seed, belief)[source], belief), product(truth, belief)]
      }
    }
  }
}

import Autodiff

extension Student {
  /// What a student with one mistake answers to a cell: every habit and every slip.
  func answers(_ id: Int, _ cell: Cell) -> [CellValue] {
    switch cell {
    case .passes(let mode): return counts(id, mode).map(CellValue.count)
    case .seed(let output, let input, let mode):
      return seeds(id, output, input, mode).map(CellValue.vector)
    case .row(let output):
      let transposed = (0..<list.outputCount).map { entry($0, output) }
      let whole = id == 29 && output < list.inputCount ? [CellValue.vector(transposed)] : []
      return whole + vectors(id, list.inputs.indices.map { .entry(output: output, input: $0) })
    case .column(let input):
      let transposed = list.inputs.indices.map { entry(input, $0) }
      let whole = id == 29 && input < list.outputCount ? [CellValue.vector(transposed)] : []
      return whole + vectors(id, list.outputs.indices.map { .entry(output: $0, input: input) })
    case .jacobian:
      guard id == 29 else { return [] }
      return [.matrix(list.inputs.indices.map { j in list.outputs.indices.map { entry($0, j) } })]
    case .along(let seed):
      guard ![25, 28, 31].contains(id) else { return [] }
      return vectors(id, list.outputs.map { .tangent(node: $0.node, seed: seed) })
    case .pull(let seed):
      guard ![26, 28, 31].contains(id) else { return [] }
      return vectors(id, list.inputs.indices.map { .adjoint(node: $0, seed: seed) })
    case .value, .partial, .tangent, .adjoint, .term, .entry:
      return numbers(id, cell).map(CellValue.number)
    }
  }

  func entry(_ output: Int, _ input: Int) -> Double {
    guard output < list.outputCount, input < list.inputCount else { return .nan }
    return forward(unit(list.inputCount, input))[list.outputs[output].node]
  }

  /// A vector by habit everywhere, and with one slip at its first entry that has one.
  private func vectors(_ id: Int, _ entries: [Cell]) -> [CellValue] {
    guard id != 29 else { return [] }
    let all = entries.map { numbers(id, $0) }
    let truth = entries.map(truth)
    guard let count = all.map(\.count).min(), count > 0 else { return [] }
    return (0..<count).flatMap { variant -> [CellValue] in
      var slipped = truth
      slipped[0] = all[0][variant]
      return [.vector(all.map { $0[variant] }), .vector(slipped)]
    }
  }

  private func truth(_ cell: Cell) -> Double {
    switch cell {
    case .entry(let output, let input): entry(output, input)
    case .tangent(let node, let seed): forward(seed)[node]
    case .adjoint(let node, let seed): reverse(seed)[node]
    default: .nan
    }
  }

  /// The numbers for a cell that holds one.
  func numbers(_ id: Int, _ cell: Cell) -> [Double] {
    switch cell {
    case .value(let node): return values(id, node)
    case .partial(let node, let source): return partialNumbers(id, node, source)
    case .tangent(let node, let seed): return tangents(id, node, seed)
    case .adjoint(let node, let seed): return adjoints(id, node, seed)
    case .term(let node, let source, let pass): return terms(id, node, source, pass)
    case .entry(let output, let input): return entries(id, output, input)
    default: return []
    }
  }

  private func values(_ id: Int, _ node: Int) -> [Double] {
    guard id == 21 || id == 24 else { return [] }
    var habit = w
    for k in list.nodes {
      guard let primitive = operation(k) else { continue }
      let (a, b) = arguments(k, habit)
      habit[k] = reading(id, k, habit) ?? primitive.row.value(a, b)
    }
    return [habit[node]] + (reading(id, node, w).map { [$0] } ?? [])
  }

  private func partialNumbers(_ id: Int, _ node: Int, _ source: Int) -> [Double] {
    let positions = places(node).filter { $0.operand == source }.map(\.position)
    if id == 32 { return [w[node]] }
    if id == 34 { return [-positions.reduce(0) { $0 + truePartial(node, $1) }] }
    return partials(id).map { partial in positions.reduce(0) { $0 + partial(node, $1) } }
  }

  private func entries(_ id: Int, _ output: Int, _ input: Int) -> [Double] {
    let (n, m) = (list.inputCount, list.outputCount)
    switch id {
    case 28: return []
    case 29: return input < m && output < n ? [entry(input, output)] : []
    case 32: return [w[list.outputs[output].node]]
    case 33:
      return (0..<n).filter { $0 != input }.map { entry(output, $0) }
        + (0..<m).filter { $0 != output }.map { entry($0, input) }
    case 34: return [-entry(output, input)]
    default:
      return tangents(id, list.outputs[output].node, unit(n, input))
        + adjoints(id, input, unit(m, output))
    }
  }

  private func counts(_ id: Int, _ mode: Mode) -> [Int] {
    let (n, m) = (list.inputCount, list.outputCount)
    switch id {
    case 30: return [mode == .forward ? m : n]
    case 35: return [n * m, n + m]
    default: return []
    }
  }

  private func seeds(_ id: Int, _ output: Int, _ input: Int, _ mode: Mode) -> [[Double]] {
    let (n, m) = (list.inputCount, list.outputCount)
    let (own, other) = mode == .forward ? (n, m) : (m, n)
    let index = mode == .forward ? input : output
    let value = mode == .forward ? w[input] : w[list.outputs[output].node]
    switch id {
    case 25 where mode == .forward, 26 where mode == .reverse:
      return [[Double](repeating: 1, count: own)]
    case 27: return [unit(own, index).map { $0 * value }]
    case 31: return [[Double](repeating: 0, count: own)]
    case 36: return (0..<other).map { unit(other, $0) }
    default: return []
    }
  }
}

import Autodiff

/// Adjoints where every contribution is handed on at once, with what is there so far (B4).
///
/// push(k, a): w̄_k += a, then push(j, c(k,j)·w̄_k) for each operand j. Outputs in order, those
/// with a nonzero seed.
enum EarlyPasser {
  /// More pushes than this are not simulated.
  static let limit = 10_000

  private struct Push {
    let edges: [Int]
    let node: Int
    var next = 0
  }

  /// The adjoints, operands taken left to right or right to left; nil beyond the limit.
  static func adjoints(_ pass: Pass, _ workings: Workings, rightToLeft: Bool) -> [Double]? {
    guard case .reverse(let seed) = pass else { return nil }
    var adjoints = [Double](repeating: 0, count: workings.list.count)
    var count = 0
    func push(_ node: Int, _ amount: Double) -> Push {
      adjoints[node] += amount
      count += 1
      let edges = Array(workings.edges.into(node))
      return Push(edges: rightToLeft ? edges.reversed() : edges, node: node)
    }
    for (output, weight) in zip(workings.list.outputs, seed) where weight != 0 {
      var stack = [push(output.node, weight)]
      while let top = stack.last {
        guard count <= limit else { return nil }
        guard top.next < top.edges.count else {
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = top.edges[top.next]
        let amount = workings.partials[edge] * adjoints[top.node]
        stack.append(push(workings.edges.sources[edge], amount))
      }
    }
    return adjoints
  }
}

/// Adjoints that are not set back to 0 between the unit passes (B6).
enum KeptAdjoints {
  /// Two tellings, from the second unit pass on: the sum of the true adjoints of all passes so
  /// far; buffers kept, ȳ assigned, swept again.
  static func passes(_ pass: Pass, _ workings: Workings) -> [[Double]] {
    guard case .reverse = pass, let last = pass.unitIndex, last > 0, last < workings.passLimit
    else { return [] }
    let list = workings.list
    let units = list.unitPasses(.reverse, limit: last + 1)
    var sum = [Double](repeating: 0, count: list.count)
    var kept = sum
    for unit in units {
      let pass = SweepRules().sweep(unit, workings)
      for node in list.nodes { sum[node] += pass.derivatives[node] }
      sweepAgain(&kept, pass.seedParts, workings)
    }
    return [sum, kept]
  }

  private static func sweepAgain(
    _ kept: inout [Double], _ seedParts: [Int: Double], _ workings: Workings
  ) {
    for (node, seed) in seedParts { kept[node] = seed }
    for node in workings.list.nodes.reversed() {
      // Adjoints of 0 hand nothing on, whatever the partial.
      for edge in workings.edges.into(node) where kept[node] != 0 {
        kept[workings.edges.sources[edge]] += workings.partials[edge] * kept[node]
      }
    }
  }
}

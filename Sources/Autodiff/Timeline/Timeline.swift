/// The steps of all passes over one list at one point, as values.
///
/// A position k in 0…count says that k steps are done. Which cell is filled at k, and with what,
/// is answered without replaying: a cell knows the step that fills it, by arithmetic over prefix
/// sums. So stepping back costs what stepping forward costs, and jumping is free.
package struct Timeline: Sendable {
  package let list: WengertList
  package let point: [Double]
  package let values: [Double]
  /// Pass 0 is the primal one.
  package let passes: [Pass]
  /// One per pass; the primal one's is empty.
  package let sweeps: [Sweep]
  package var telling: Telling
  let offsets: StepOffsets
  /// The number of steps before each pass, and of all.
  private let starts: [Int]

  /// The timeline of a list at a point, with the given derivative passes after the primal one.
  ///
  /// Left out, the passes are the list's `defaultPasses`.
  package init(
    _ list: WengertList, at point: [Double], passes: [Pass]? = nil, telling: Telling = .gather
  ) {
    self.list = list
    self.point = point
    values = list.values(at: point)
    self.passes =
      [.primal] + (passes ?? list.defaultPasses)
    let values = values
    sweeps = self.passes.map { Sweep($0, of: list, values: values) }
    self.telling = telling
    offsets = StepOffsets(list)
    var starts = [0]
    for pass in self.passes { starts.append(starts[starts.count - 1] + offsets.length(of: pass)) }
    self.starts = starts
  }

  /// The number of steps.
  package var count: Int { start(ofPass: passes.count) }

  /// The number of steps before a pass; every derivative pass of a mode has the same length.
  package func start(ofPass pass: Int) -> Int { starts[pass] }

  /// The positions at which a pass is under way or done: the first has its first step done.
  package func positions(ofPass pass: Int) -> ClosedRange<Int> {
    let start = start(ofPass: pass)
    return start + 1...max(start + 1, start + offsets.length(of: passes[pass]))
  }

  /// The step that leads to a position, 1…count; nil at position 0.
  package func step(at position: Int) -> Step? {
    guard position > 0, position <= count,
      let pass = starts.dropLast().lastIndex(where: { $0 < position })
    else { return nil }
    return Step(pass: pass, event: event(position - 1 - starts[pass], of: passes[pass]))
  }

  /// The position right after a step.
  package func position(of step: Step) -> Int {
    start(ofPass: step.pass) + 1 + offset(of: step.event, in: passes[step.pass])
  }

  /// The position from which on a cell is filled.
  package func position(filling cell: TraceCell) -> Int {
    switch cell {
    case .value(let node):
      return position(of: Step(pass: 0, event: .value(node)))
    case .term(let edge, let pass):
      return position(of: Step(pass: pass, event: .term(edge)))
    case .entry(let index, let pass):
      return position(of: Step(pass: pass, event: .entry(index)))
    case .derivative(let node, let pass):
      let hasTotal =
        passes[pass].mode == .forward
        ? list.operations.contains(node) : list.successorCount(of: node) > 0
      return position(of: Step(pass: pass, event: hasTotal ? .total(node) : .seed))
    }
  }

  package func isFilled(_ cell: TraceCell, at position: Int) -> Bool {
    position >= self.position(filling: cell)
  }

  /// The value of a cell, filled or not.
  package func value(of cell: TraceCell) -> Double {
    switch cell {
    case .value(let node): values[node]
    case .derivative(let node, let pass): sweeps[pass].derivatives[node]
    case .term(let edge, let pass):
      sweeps[pass].term(edge, of: list, values: values).product
    case .entry(let index, let pass):
      passes[pass].mode == .forward
        ? sweeps[pass].derivatives[list.outputs[index].node] : sweeps[pass].derivatives[index]
    }
  }
}

extension Timeline {
  /// Of a reverse pass: how many of a node's contributions are in at a position, and their sum
  /// with the seed part so far.
  package func running(
    node: Int, pass: Int, at position: Int
  ) -> (count: Int, of: Int, sum: Double) {
    // Contributions come in the order of the slots in both tellings: a binary search.
    let slots = list.successorRange(of: node)
    var low = slots.lowerBound
    var high = slots.upperBound
    while low < high {
      let middle = (low + high) / 2
      let edge = Edge(code: list.successorEdges[middle])
      if isFilled(.term(edge, pass: pass), at: position) { low = middle + 1 } else { high = middle }
    }
    let sweep = sweeps[pass]
    let sum =
      low > slots.lowerBound ? sweep.runningSums[low - 1] : sweep.seedParts[node] ?? 0
    return (low - slots.lowerBound, slots.count, sum)
  }

  /// The next position in a stride, at most `count`.
  package func next(after position: Int, stride: Stride) -> Int {
    if stride == .pass { return passEnds.first { $0 > position } ?? count }
    var next = position
    repeat { next += 1 } while next < count && !isStop(next, stride)
    return min(next, count)
  }

  /// The position before in a stride, at least 0.
  package func previous(before position: Int, stride: Stride) -> Int {
    if stride == .pass { return passEnds.last { $0 < position } ?? 0 }
    var previous = position
    repeat { previous -= 1 } while previous > 0 && !isStop(previous, stride)
    return max(previous, 0)
  }

  /// The position at which each pass is done.
  private var passEnds: [Int] {
    var end = 0
    return passes.map { pass in
      end += offsets.length(of: pass)
      return end
    }
  }

  /// Whether a stride rests at a position.
  package func isStop(_ position: Int, _ stride: Stride) -> Bool {
    guard let step = step(at: position) else { return true }
    switch stride {
    case .term: return true
    case .pass: return passEnds.contains(position)
    case .row:
      guard case .term(let edge) = step.event else { return true }
      return passes[step.pass].mode == .forward
        ? list.edges(into: edge.node).count > 1 : list.successorCount(of: list.operand(edge)) > 1
    }
  }
}

extension Timeline {
  /// The Jacobian m×n by the unit passes of a mode; nil where one of them was not run.
  package func jacobian(by mode: Mode) -> [[Double]]? {
    var results: [[Double]] = []
    for index in 0..<list.seedCount(mode) {
      let unit = list.unitPass(mode, index)
      guard let pass = passes.firstIndex(of: unit) else { return nil }
      results.append(sweeps[pass].result(of: list))
    }
    guard mode == .forward else { return results }
    return (0..<list.outputCount).map { row in results.map { $0[row] } }
  }
}

/// Where the passes of a Jacobian are seeded and what they give, group by group; a group holds
/// one pass per lane and is swept at once.
///
/// A place is a lane of a slot, as an index among the lanes of all slots. A class, as `Program`
/// is and for its reason.
final class PassPlan: Sendable {
  let mode: Mode
  let groupCount: Int
  /// What each group sweeps: all of the program, or what its seeds reach.
  private let programs: [Program]
  /// The places to seed.
  private let seeds: Grouped<Int32>
  /// What a compressed method reads, and what one that computes everything reads.
  private let entries: Grouped<Entry>
  private let runs: Grouped<Run>
  /// The slots that a sweep leaves filled and the next one needs to be zero.
  private let filled: Grouped<Range<Int>>
  private let laneCount: Int

  /// An entry of the matrix and the place that it is read from.
  private struct Entry: Sendable {
    let matrix: Int32
    let place: Int32
  }

  /// Neighbouring entries of the matrix, and the places that they are read from.
  private struct Run: Sendable {
    let entry: Int
    let place: Int32
    let placeStride: Int32
    let count: Int
  }

  init(_ program: Program, _ method: JacobianMethod, laneCount: Int) {
    let mode = method.mode
    let groupCount = (method.passCount + laneCount - 1) / laneCount
    self.mode = mode
    self.groupCount = groupCount
    self.laneCount = laneCount
    let inputs = program.inputSlots.map(Int32.init)
    let seedSlots = mode == .forward ? inputs : program.outputs
    var slots = [[Int32]](repeating: [], count: groupCount)
    var places = slots
    for (slot, pass) in zip(seedSlots, method.passes) {
      let (group, lane) = Int(pass).quotientAndRemainder(dividingBy: laneCount)
      slots[group].append(slot)
      places[group].append(slot * Int32(laneCount) + Int32(lane))
    }
    seeds = Grouped(places)
    let reach = GroupReach(program, mode, seeds: slots)
    programs = reach?.programs ?? Array(repeating: program, count: groupCount)
    filled = Grouped(
      (0..<groupCount).map { group in
        mode == .forward
          ? reach?.kept[group] ?? []
          : [0..<program.inputStart, reach?.inputs[group] ?? program.inputSlots]
      })
    let layout = EntryLayout(program, method, laneCount: laneCount, reach)
    entries = Grouped(layout.entries(groupCount))
    runs = Grouped(layout.runs(groupCount))
  }

  /// All that the groups sweep.
  var instructions: [Instruction] { programs.flatMap(\.instructions) }

  func program(_ group: Int) -> Program { programs[group] }

  func seed(_ group: Int, _ derivatives: UnsafeMutableBufferPointer<Double>) {
    // Two outputs may be one node: their seeds add up.
    seeds.each(group) { derivatives[Int($0)] += 1 }
  }

  /// Copies the entries that a group gives, clears what it filled; false if one is not finite.
  func take(
    _ group: Int, from derivatives: UnsafeMutableBufferPointer<Double>,
    into matrix: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    var check = FiniteCheck()
    entries.each(group) { entry in
      let derivative = derivatives[Int(entry.place)]
      matrix[Int(entry.matrix)] = derivative
      check.include(derivative)
    }
    runs.each(group) { run in
      let (place, stride) = (Int(run.place), Int(run.placeStride))
      for k in 0..<run.count {
        let derivative = derivatives[place &+ k &* stride]
        matrix[run.entry &+ k] = derivative
        check.include(derivative)
      }
    }
    seeds.each(group) { derivatives[Int($0)] = 0 }
    filled.each(group) { slots in
      for place in slots.lowerBound &* laneCount..<slots.upperBound &* laneCount {
        derivatives[place] = 0
      }
    }
    return check.isFinite
  }
}

extension PassPlan {
  /// Where the entries of the matrix are found after a sweep.
  private struct EntryLayout {
    private let program: Program
    private let method: JacobianMethod
    private let laneCount: Int
    private let reach: GroupReach?

    init(_ program: Program, _ method: JacobianMethod, laneCount: Int, _ reach: GroupReach?) {
      self.program = program
      self.method = method
      self.laneCount = laneCount
      self.reach = reach
    }

    private var columnCount: Int { program.inputSlots.count }

    private func place(_ slot: Int, lane: Int) -> Int32 { Int32(slot * laneCount + lane) }

    /// The entries of a compressed method's pattern, one by one: neighbours lie in different
    /// passes.
    func entries(_ groupCount: Int) -> [[Entry]] {
      var entries = [[Entry]](repeating: [], count: groupCount)
      method.pattern?.eachEntry { row, column in
        let isForward = method.mode == .forward
        let (group, lane) = Int(method.passes[isForward ? column : row])
          .quotientAndRemainder(dividingBy: laneCount)
        let slot = isForward ? Int(program.outputs[row]) : program.inputStart + column
        entries[group].append(
          Entry(matrix: Int32(row * columnCount + column), place: place(slot, lane: lane)))
      }
      return entries
    }

    /// Whole rows or columns, where each has its own pass; entries that no seed reaches stay zero.
    func runs(_ groupCount: Int) -> [[Run]] {
      (0..<groupCount).map { group in
        guard method.pattern == nil else { return [] }
        let first = group * laneCount
        let lanes = 0..<min(laneCount, method.passCount - first)
        return method.mode == .forward ? columns(first, lanes, group) : rows(first, lanes, group)
      }
    }

    private func columns(_ first: Int, _ lanes: Range<Int>, _ group: Int) -> [Run] {
      program.outputs.enumerated().compactMap { row, output in
        guard reach?.isReached[group][Int(output)] ?? true else { return nil }
        return Run(
          entry: row * columnCount + first, place: place(Int(output), lane: 0), placeStride: 1,
          count: lanes.count)
      }
    }

    private func rows(_ first: Int, _ lanes: Range<Int>, _ group: Int) -> [Run] {
      let inputs = reach?.inputs[group] ?? program.inputSlots
      return lanes.map { lane in
        Run(
          entry: (first + lane) * columnCount + inputs.lowerBound - program.inputStart,
          place: place(inputs.lowerBound, lane: lane), placeStride: Int32(laneCount),
          count: inputs.count)
      }
    }
  }
}

extension SparsityPattern {
  /// Calls a body for the entries, row by row.
  fileprivate func eachEntry(_ body: (_ row: Int, _ column: Int) -> Void) {
    for row in 0..<rowCount {
      for column in self.row(row) { body(row, Int(column)) }
    }
  }
}

/// Where the entries of a Jacobian are read from after a sweep, group by group: from a place, as
/// `LaneGroups` numbers them.
enum EntryLayout: Sendable {
  case entries(Grouped<Entry>)
  case runs(Grouped<Run>)

  /// An entry of the matrix and the place that it is read from.
  struct Entry: Sendable {
    let matrix: Int32
    let place: Int32
  }

  /// Neighbouring entries of the matrix, and the places that they are read from.
  struct Run: Sendable {
    let entry: Int
    let place: Int32
    let placeStride: Int32
    let count: Int

    var entries: [Entry] {
      (0..<count).map {
        Entry(matrix: Int32(entry + $0), place: place + Int32($0) * placeStride)
      }
    }
  }

  /// Copies the entries that a group gives, and checks them.
  @inline(__always)
  func copy(
    _ group: Int, from lanes: UnsafeMutableBufferPointer<Double>,
    into matrix: UnsafeMutableBufferPointer<Double>, _ check: inout FiniteCheck
  ) {
    switch self {
    case .entries(let entries):
      entries.each(group) { entry in
        let derivative = lanes[Int(entry.place)]
        matrix[Int(entry.matrix)] = derivative
        check.include(derivative)
      }
    case .runs(let runs):
      runs.each(group) { run in
        let (place, stride) = (Int(run.place), Int(run.placeStride))
        for k in 0..<run.count {
          let derivative = lanes[place &+ k &* stride]
          matrix[run.entry &+ k] = derivative
          check.include(derivative)
        }
      }
    }
  }
}

/// Finds where a group's entries lie.
struct EntryFinder {
  /// Fewer entries are read one by one: a run costs as much as several.
  private static let fewEntries = 32

  private let program: Program
  private let method: JacobianMethod
  private let lanes: LaneGroups
  private let reach: GroupReach?

  init(_ program: Program, _ method: JacobianMethod, _ lanes: LaneGroups, _ reach: GroupReach?) {
    self.program = program
    self.method = method
    self.lanes = lanes
    self.reach = reach
  }

  private var columnCount: Int { program.inputSlots.count }

  func layout(_ groupCount: Int) -> EntryLayout {
    let groups = 0..<groupCount
    if let pattern = method.pattern { return .entries(Grouped(entries(of: pattern, groups))) }
    let runs = groups.map(runs)
    let isSmall = columnCount * program.outputs.count <= Self.fewEntries
    return isSmall ? .entries(Grouped(runs.map { $0.flatMap(\.entries) })) : .runs(Grouped(runs))
  }

  /// The entries of a compressed method's pattern: neighbours lie in different passes.
  private func entries(of pattern: SparsityPattern, _ groups: Range<Int>) -> [[EntryLayout.Entry]] {
    var entries = groups.map { _ in [EntryLayout.Entry]() }
    pattern.eachEntry { row, column in
      let isForward = method.mode == .forward
      let (group, lane) = lanes.position(of: method.passes[isForward ? column : row])
      let slot = isForward ? Int(program.outputs[row]) : program.inputStart + column
      entries[group].append(
        EntryLayout.Entry(
          matrix: Int32(row * columnCount + column), place: lanes.place(slot, lane: lane)))
    }
    return entries
  }

  /// Whole rows or columns, where each has its own pass; entries that no seed reaches stay zero.
  private func runs(_ group: Int) -> [EntryLayout.Run] {
    let first = group * lanes.laneCount
    let used = 0..<min(lanes.laneCount, method.passCount - first)
    return method.mode == .forward ? columns(first, used, group) : rows(first, used, group)
  }

  private func columns(_ first: Int, _ used: Range<Int>, _ group: Int) -> [EntryLayout.Run] {
    program.outputs.enumerated().compactMap { row, output in
      guard reach?.isReached[group][Int(output)] ?? true else { return nil }
      return EntryLayout.Run(
        entry: row * columnCount + first, place: lanes.place(Int(output), lane: 0), placeStride: 1,
        count: used.count)
    }
  }

  private func rows(_ first: Int, _ used: Range<Int>, _ group: Int) -> [EntryLayout.Run] {
    let inputs = reach?.inputs[group] ?? program.inputSlots
    return used.map { lane in
      EntryLayout.Run(
        entry: (first + lane) * columnCount + inputs.lowerBound - program.inputStart,
        place: lanes.place(inputs.lowerBound, lane: lane), placeStride: Int32(lanes.laneCount),
        count: inputs.count)
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

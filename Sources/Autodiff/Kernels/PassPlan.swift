/// Where the passes of a Jacobian are seeded and what they give, group by group; a group holds
/// one pass per lane and is swept at once. A class, as `Program` is and for its reason.
final class PassPlan: Sendable {
  let mode: Mode
  let groupCount: Int
  /// What each group sweeps: all of the program, or what its seeds reach.
  private let programs: [Program]
  /// The places to seed.
  private let seeds: Grouped<Int32>
  private let layout: EntryLayout
  /// The places that a sweep leaves filled and the next one needs to be zero.
  private let filled: Grouped<Range<Int>>

  init(_ program: Program, _ method: JacobianMethod, laneCount: Int) {
    let mode = method.mode
    let lanes = LaneGroups(laneCount: laneCount)
    let groupCount = lanes.groupCount(method.passCount)
    self.mode = mode
    self.groupCount = groupCount
    let inputs = program.inputSlots.map(Int32.init)
    let seedSlots = mode == .forward ? inputs : program.outputs
    var slots = [[Int32]](repeating: [], count: groupCount)
    var places = slots
    for (slot, pass) in zip(seedSlots, method.passes) {
      let (group, lane) = lanes.position(of: pass)
      slots[group].append(slot)
      places[group].append(lanes.place(Int(slot), lane: lane))
    }
    seeds = Grouped(places)
    let reach = GroupReach(program, mode, seeds: slots)
    programs = reach?.programs ?? Array(repeating: program, count: groupCount)
    filled = Grouped(
      (0..<groupCount).map { group in
        // A reverse sweep clears what it has read: all results.
        let slots =
          mode == .forward
          ? reach?.kept[group] ?? []
          : [0..<program.inputStart, reach?.inputs[group] ?? program.inputSlots]
        return slots.map(lanes.places)
      })
    layout = EntryFinder(program, method, lanes, reach).layout(groupCount)
  }

  /// All that the groups sweep.
  var instructions: [Instruction] { programs.flatMap(\.instructions) }

  /// Whether the seeds of the only group stay in place, because no sweep clears what it reads.
  private var keepsSeeds: Bool { mode == .forward && groupCount == 1 }

  /// Places the seeds that stay.
  func prepare<Lane: Lanes>(_ derivatives: inout [Lane]) {
    guard keepsSeeds else { return }
    derivatives.withUnsafeMutableBufferPointer { derivatives in
      let lanes = Self.lanes(derivatives)
      seeds.each(0) { lanes[Int($0)] = 1 }
    }
  }

  /// Seeds the passes of a group and sweeps them.
  @inline(__always)
  func sweep<Lane: Lanes>(
    _ group: Int, _ derivatives: UnsafeMutableBufferPointer<Lane>, _ stored: StoredNumbers
  ) {
    if !keepsSeeds {
      let lanes = Self.lanes(derivatives)
      seeds.each(group) { lanes[Int($0)] = 1 }
    }
    switch mode {
    case .forward: programs[group].sweepTangents(derivatives, stored)
    case .reverse: programs[group].sweepAdjoints(derivatives, stored)
    }
  }

  /// Copies the entries that a group gives, checks them, clears what the group filled.
  @inline(__always)
  func take<Lane: Lanes>(
    _ group: Int, from derivatives: UnsafeMutableBufferPointer<Lane>,
    into matrix: UnsafeMutableBufferPointer<Double>, _ check: inout FiniteCheck
  ) {
    let lanes = Self.lanes(derivatives)
    layout.copy(group, from: lanes, into: matrix, &check)
    if mode == .forward, !keepsSeeds { seeds.each(group) { lanes[Int($0)] = 0 } }
    filled.each(group) { places in
      for place in places { lanes[place] = 0 }
    }
  }

  /// The derivatives as doubles, lane by lane: a vector of lanes lies in memory as an array does.
  @inline(__always)
  private static func lanes<Lane: Lanes>(
    _ derivatives: UnsafeMutableBufferPointer<Lane>
  ) -> UnsafeMutableBufferPointer<Double> {
    let bytes = UnsafeMutableRawBufferPointer(derivatives)
    return bytes.assumingMemoryBound(to: Double.self)
  }
}

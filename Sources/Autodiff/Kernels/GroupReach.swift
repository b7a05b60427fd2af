/// What the seeds of each group of passes reach, where that is much less than everything.
struct GroupReach {
  private(set) var programs: [Program] = []
  /// Of each group, by slot: whether its derivative can differ from zero.
  private(set) var isReached: [[Bool]] = []
  /// The slots of results that a group fills.
  private(set) var kept: [[Range<Int>]] = []
  /// The inputs that a group reaches, with those between.
  private(set) var inputs: [Range<Int>] = []

  /// The work of finding out is bounded: groups times slots.
  private static let mostSteps = 100_000_000

  /// Nil where it would not pay: one group reaches all, or all groups reach nearly all.
  init?(_ program: Program, _ mode: Mode, seeds: [[Int32]]) {
    let (steps, overflow) = seeds.count.multipliedReportingOverflow(by: program.slotCount)
    guard seeds.count > 1, !overflow, steps <= Self.mostSteps else { return nil }
    let recovery = TapeRecovery(program)
    let tape = recovery.tape
    var keptCount = 0
    for slots in seeds {
      let isNodeReached = tape.reach(of: slots.map { recovery.references[Int($0)] }, mode)
      let reached = recovery.references.map { $0 >= 0 && isNodeReached[Int($0)] }
      let narrower = ProgramNarrower(program, isReached: reached)
      keptCount += narrower.kept.reduce(0) { $0 + $1.count }
      // Skips cost something, too: half of the work must go.
      guard 2 * keptCount <= seeds.count * program.slotCount else { return nil }
      programs.append(narrower.program)
      isReached.append(reached)
      kept.append(narrower.kept)
      inputs.append(Self.span(reached, program.inputSlots))
    }
  }

  /// From the first to the last reached slot of a range; empty if none is.
  private static func span(_ isReached: [Bool], _ slots: Range<Int>) -> Range<Int> {
    let part = isReached[slots]
    guard let first = part.firstIndex(of: true), let last = part.lastIndex(of: true) else {
      return slots.lowerBound..<slots.lowerBound
    }
    return first..<last + 1
  }
}

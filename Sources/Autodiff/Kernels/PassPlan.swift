/// Where the passes of a Jacobian are seeded and what they give, group by group; a group holds
/// one pass per lane and is swept at once.
///
/// A place is a lane of a slot, as an index among the lanes of all slots. A class, as `Program`
/// is and for its reason.
final class PassPlan: Sendable {
  let mode: Mode
  let groupCount: Int
  /// The places to seed, group after group, and where each group ends.
  private let seeds: [Int32]
  private let seedEnds: [Int]
  /// The entries that a compressed method reads, group after group, and where each group ends.
  private let entries: [Entry]
  private let entryEnds: [Int]
  private let isCompressed: Bool
  private let laneCount: Int
  private let passCount: Int
  private let inputStart: Int
  private let columnCount: Int
  private let outputs: [Int32]
  /// The places of constants and inputs, which a reverse sweep leaves filled.
  private let filled: Range<Int>

  /// An entry of the matrix and the place that it is read from.
  private struct Entry: Sendable {
    let matrix: Int32
    let place: Int32
  }

  init(_ program: Program, _ method: JacobianMethod, laneCount: Int) {
    mode = method.mode
    groupCount = (method.passCount + laneCount - 1) / laneCount
    filled = 0..<(mode == .reverse ? program.inputSlots.upperBound * laneCount : 0)
    var seeds = [[Int32]](repeating: [], count: groupCount)
    let inputs = program.inputSlots.map(Int32.init)
    let isForward = mode == .forward
    let place = { (slot: Int32, pass: Int32) in slot * Int32(laneCount) + pass % Int32(laneCount) }
    for (slot, pass) in zip(isForward ? inputs : program.outputs, method.passes) {
      seeds[Int(pass) / laneCount].append(place(slot, pass))
    }
    var entries = [[Entry]](repeating: [], count: groupCount)
    method.pattern?.eachEntry { row, column in
      let pass = method.passes[isForward ? column : row]
      entries[Int(pass) / laneCount].append(
        Entry(
          matrix: Int32(row * inputs.count + column),
          place: place(isForward ? program.outputs[row] : inputs[column], pass)))
    }
    self.laneCount = laneCount
    passCount = method.passCount
    inputStart = program.inputStart
    columnCount = inputs.count
    outputs = program.outputs
    isCompressed = method.pattern != nil
    self.seeds = Array(seeds.joined())
    self.entries = Array(entries.joined())
    seedEnds = Self.ends(seeds.map(\.count))
    entryEnds = Self.ends(entries.map(\.count))
  }

  /// Running sums, from 0 on.
  private static func ends(_ counts: [Int]) -> [Int] {
    counts.reduce(into: [0]) { ends, count in ends.append(ends[ends.count - 1] + count) }
  }

  func seed(_ group: Int, _ derivatives: UnsafeMutableBufferPointer<Double>) {
    // Two outputs may be one node: their seeds add up.
    for index in seedEnds[group]..<seedEnds[group + 1] { derivatives[Int(seeds[index])] += 1 }
  }

  /// Copies the entries that a group gives, clears the seeds; false if one is not finite.
  func take(
    _ group: Int, from derivatives: UnsafeMutableBufferPointer<Double>,
    into matrix: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    var check = FiniteCheck()
    eachRun(group) { run in
      for k in 0..<run.count {
        let derivative = derivatives[run.place &+ k &* run.placeStride]
        matrix[run.entry &+ k] = derivative
        check.include(derivative)
      }
    }
    for index in seedEnds[group]..<seedEnds[group + 1] { derivatives[Int(seeds[index])] = 0 }
    for place in filled { derivatives[place] = 0 }
    return check.isFinite
  }
}

extension PassPlan {
  /// Neighbouring entries of the matrix, and the places that they are read from.
  private typealias Run = (entry: Int, place: Int, placeStride: Int, count: Int)

  /// The entries that a group gives, run by run.
  @inline(__always)
  private func eachRun(_ group: Int, _ body: (Run) -> Void) {
    let first = group * laneCount
    let lanes = 0..<min(laneCount, passCount - first)
    if isCompressed {
      for index in entryEnds[group]..<entryEnds[group + 1] {
        body((Int(entries[index].matrix), Int(entries[index].place), 1, 1))
      }
    } else if mode == .forward {
      for (row, output) in outputs.enumerated() {
        body((row * columnCount + first, Int(output) * laneCount, 1, lanes.count))
      }
    } else {
      for lane in lanes {
        body(
          ((first + lane) * columnCount, inputStart * laneCount + lane, laneCount, columnCount))
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

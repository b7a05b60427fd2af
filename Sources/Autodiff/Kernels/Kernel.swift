/// Sweeps a function without steps: values, tangents and adjoints over flat arrays.
///
/// The values are those of the stepped passes bit for bit; derivatives differ at most by the
/// order of sums. `replay` sets the point; any number of `pushForward` and `pullBack` sweeps may
/// follow. Griewank & Walther, chapters 3 and 4.
package struct Kernel: Sendable {
  let program: Program
  /// Those of the tape.
  private let wideConstants: [Int: WideNumber]
  /// Values and partials of the last replay.
  private var storage: KernelStorage
  private let watch: RangeWatch
  /// Whether a constant is beyond a double.
  private let hasExtremeConstant: Bool
  /// Whether the last replay left the range of doubles.
  private var leftRange = false
  /// By slot; made by the first forward sweep.
  private var tangents: [Double] = []

  package init(_ tape: Tape) {
    let program = Scheduler.program(tape)
    self.program = program
    wideConstants = tape.wideConstants
    watch = RangeWatch(operationCount: tape.operations.count)
    hasExtremeConstant = !tape.constants.allSatisfy(\.isFinite)
    storage = KernelStorage(program)
  }

  package init(_ list: WengertList) { self.init(Tape(list)) }

  package var inputCount: Int { program.inputSlots.count }
  package var outputCount: Int { program.outputs.count }

  /// y₁ … yₘ at the point of the last replay.
  package var outputs: [Double] {
    leftRange ? careful.outputs : program.outputs.map { storage.values[Int($0)] }
  }

  /// How many instructions of each kind the sweeps perform.
  package var instructionCounts: [String: Int] {
    program.instructions.reduce(into: [:]) { $0["\($1)", default: 0] += 1 }
  }

  /// The names of all kinds of instructions that a whole function has.
  package static var instructionNames: [String] {
    Instruction.allCases.filter { $0 != .skip }.map { "\($0)" }
  }

  /// The bytes of the list and of all that the sweeps have kept so far.
  package var byteCount: Int {
    program.byteCount + storage.byteCount + tangents.count * MemoryLayout<Double>.stride
  }
}

extension Kernel {
  /// Computes the values at a point x ∈ ℝⁿ, and what later sweeps need of the partials there.
  package mutating func replay(_ point: [Double]) {
    let isLeft = storage.withPointers { [program, watch] stored in
      program.sweepValues(stored, point)
      return program.leftRange(stored, watch)
    }
    leftRange = isLeft || hasExtremeConstant
  }

  /// Sweeps back with the seed ȳ ∈ ℝᵐ at the replayed point; `row` becomes ȳᵀ·Jac ∈ ℝⁿ.
  package mutating func pullBack(_ seed: [Double], into row: inout [Double]) {
    precondition(seed.count == outputCount, "a reverse seed has one entry per output")
    precondition(row.count == inputCount, "a row has one entry per input")
    let isFinite = storage.withPointers { [program] stored in
      for (output, slot) in program.outputs.enumerated() {
        stored.adjoints[Int(slot)] += seed[output]
      }
      program.sweepAdjoints(stored.adjoints, stored)
      return program.takeInputAdjoints(stored, &row)
    }
    if watch.takeException() || leftRange || !isFinite {
      var careful = careful
      row = careful.row(seed)
    }
  }

  /// Sweeps forward with the seed ẋ ∈ ℝⁿ at the replayed point; `column` becomes Jac·ẋ ∈ ℝᵐ.
  package mutating func pushForward(_ seed: [Double], into column: inout [Double]) {
    precondition(seed.count == inputCount, "a forward seed has one entry per input")
    precondition(column.count == outputCount, "a column has one entry per output")
    if tangents.isEmpty { tangents = Array(repeating: 0, count: program.slotCount) }
    for (slot, value) in zip(program.inputSlots, seed) { tangents[slot] = value }
    storage.withPointers { [program] stored in
      tangents.withUnsafeMutableBufferPointer { program.sweepTangents($0, stored) }
    }
    for (output, slot) in program.outputs.enumerated() { column[output] = tangents[Int(slot)] }
    if watch.takeException() || leftRange || !column.allSatisfy(\.isFinite) {
      var careful = careful
      column = careful.column(seed)
    }
  }

  /// The gradient of ȳᵀ·f at a new point: a replay, then one reverse sweep.
  package mutating func gradient(
    at point: [Double], seed: [Double], into row: inout [Double]
  ) {
    replay(point)
    pullBack(seed, into: &row)
  }

  /// Computes a whole Jacobian at a new point; see `KernelJacobian`.
  mutating func compute(
    _ matrix: inout [Double], at point: [Double], by passes: inout LanePasses
  ) {
    let (isFinite, isLeft) = storage.withPointers { [program, watch] stored in
      program.sweepValues(stored, point)
      let isFinite = passes.fill(&matrix, stored)
      return (isFinite, program.leftRange(stored, watch))
    }
    leftRange = isLeft || hasExtremeConstant
    if leftRange || !isFinite { fillCarefully(&matrix) }
  }

  private var careful: CarefulPasses {
    CarefulPasses(
      program, wideConstants: wideConstants, at: Array(storage.values[program.inputSlots]))
  }

  /// Computes a Jacobian pass by pass, as the stepped passes do, where doubles leave their range.
  private func fillCarefully(_ matrix: inout [Double]) {
    var careful = careful
    if inputCount <= outputCount {
      for input in 0..<inputCount {
        let column = careful.column((0..<inputCount).map { $0 == input ? 1 : 0 })
        for row in 0..<outputCount { matrix[row * inputCount + input] = column[row] }
      }
    } else {
      for output in 0..<outputCount {
        let row = careful.row((0..<outputCount).map { $0 == output ? 1 : 0 })
        matrix.replaceSubrange(output * inputCount..<(output + 1) * inputCount, with: row)
      }
    }
  }
}

extension Program {
  /// Whether something in the sweeps just done left the range of doubles. Asked last, because the
  /// answer waits for all arithmetic.
  @inline(__always)
  fileprivate func leftRange(_ stored: StoredNumbers, _ watch: RangeWatch) -> Bool {
    // The table's own nan, for a power of a negative base, is no exception to the processor.
    outputs.withUnsafeBufferPointer { outputs in
      var check = FiniteCheck()
      for slot in outputs { check.include(stored.values[Int(slot)]) }
      return watch.takeException() || !check.isFinite
    }
  }

  /// Moves the inputs' adjoints into a row, clears those of constants; false if one is not finite.
  @inline(__always)
  fileprivate func takeInputAdjoints(_ stored: StoredNumbers, _ row: inout [Double]) -> Bool {
    row.withUnsafeMutableBufferPointer { row in
      var check = FiniteCheck()
      for input in 0..<inputSlots.count {
        let adjoint = stored.adjoints[inputStart &+ input]
        row[input] = adjoint
        check.include(adjoint)
        stored.adjoints[inputStart &+ input] = 0
      }
      stored.adjoints[..<inputStart].update(repeating: 0)
      return check.isFinite
    }
  }
}

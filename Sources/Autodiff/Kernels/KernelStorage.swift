/// What a program's sweeps share, as pointers: the values by slot, the partials that the value
/// sweep stores for the others, room for the bodies of statements, and for one reverse pass.
struct StoredNumbers {
  let values: UnsafeMutablePointer<Double>
  let partials: UnsafeMutablePointer<Double>
  let duals: UnsafeMutablePointer<Dual>
  /// By slot; zero between sweeps.
  let adjoints: UnsafeMutableBufferPointer<Double>
}

/// The arrays behind `StoredNumbers`. None is empty: an empty array is not its owner's alone, and
/// would be replaced by another at each sweep.
struct KernelStorage: Sendable {
  /// By slot; constants are set once.
  private(set) var values: [Double]
  private var partials: [Double]
  /// The constants, two inputs, a result per step.
  private var duals: [Dual]
  private var adjoints: [Double]

  init(_ program: Program) {
    let constants = program.constants
    values = constants
    values.append(contentsOf: repeatElement(0, count: max(1, program.slotCount) - constants.count))
    partials = Array(repeating: 0, count: max(1, program.partialCount))
    adjoints = Array(repeating: 0, count: values.count)
    duals = [Dual(0, .zero)]
    guard program.bodies.resultCount > 0 else { return }
    duals = constants.map { Dual($0, .zero) }
    duals += repeatElement(Dual(0, .zero), count: 2 + program.bodies.resultCount)
  }

  var byteCount: Int {
    (values.count + partials.count + adjoints.count) * MemoryLayout<Double>.stride
      + duals.count * MemoryLayout<Dual>.stride
  }

  /// Calls a body with the numbers as pointers. Asked for as mutable by all sweeps, because that
  /// leaves the arrays' reference counts alone.
  @inline(__always)
  mutating func withPointers<Result>(_ body: (StoredNumbers) -> Result) -> Result {
    values.withUnsafeMutableBufferPointer { values in
      partials.withUnsafeMutableBufferPointer { partials in
        duals.withUnsafeMutableBufferPointer { duals in
          adjoints.withUnsafeMutableBufferPointer { adjoints in
            guard let values = values.baseAddress, let partials = partials.baseAddress,
              let duals = duals.baseAddress
            else { preconditionFailure("no array is empty") }
            return body(
              StoredNumbers(
                values: values, partials: partials, duals: duals, adjoints: adjoints))
          }
        }
      }
    }
  }
}

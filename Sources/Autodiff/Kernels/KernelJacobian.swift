/// Computes Jacobians m×n with a kernel: by forward passes, by reverse passes, or by the cheapest
/// of these with and without compression.
///
/// Passes run side by side in lanes. Where the matrix is sparse, passes whose results cannot mix
/// are run as one (see `Colouring`).
package struct KernelJacobian: Sendable {
  package private(set) var kernel: Kernel
  package let method: JacobianMethod
  /// The entries by rows, as last computed.
  package private(set) var matrix: [Double]
  private var passes: LanePasses

  /// A Jacobian by the cheapest method.
  package init(_ tape: Tape) { self.init(tape, by: .cheapest(for: tape)) }

  package init(_ list: WengertList) { self.init(Tape(list)) }

  package init(_ tape: Tape, by method: JacobianMethod) {
    kernel = Kernel(tape)
    self.method = method
    matrix = Array(repeating: 0, count: tape.inputCount * tape.outputCount)
    passes = LanePasses(kernel.program, method)
  }

  /// Computes all entries at a point x ∈ ℝⁿ into `matrix`.
  package mutating func compute(at point: [Double]) {
    kernel.compute(&matrix, at: point, by: &passes)
  }

  /// The kinds of instructions that the passes sweep.
  package var sweptInstructions: Set<String> { passes.sweptInstructions }

  package subscript(row: Int, column: Int) -> Double { matrix[row * kernel.inputCount + column] }
}

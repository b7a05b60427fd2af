/// A way to compute a Jacobian: a mode, and which rows or columns share a pass.
package struct JacobianMethod: Hashable, Sendable {
  package let mode: Mode
  /// The pass of each input (forward) or output (reverse).
  let passes: [Int32]
  package let passCount: Int
  /// The entries to read; nil for all, when every input or output has its own pass.
  package let pattern: SparsityPattern?

  /// One pass per column or per row.
  package static func plain(_ mode: Mode, for tape: Tape) -> JacobianMethod {
    let count = mode == .forward ? tape.inputCount : tape.outputCount
    return JacobianMethod(
      mode: mode, passes: (0..<Int32(count)).map { $0 }, passCount: count, pattern: nil)
  }

  /// One pass per colour of the columns or the rows; nil if the matrix is too full.
  package static func compressed(_ mode: Mode, _ pattern: SparsityPattern) -> JacobianMethod? {
    let columns = mode == .forward ? pattern : pattern.transposed
    return Colouring(columnsOf: columns).map { colouring in
      JacobianMethod(
        mode: mode, passes: colouring.colours, passCount: colouring.count, pattern: pattern)
    }
  }

  /// The method with the fewest passes, where two reverse passes count as much as three forward
  /// ones.
  package static func cheapest(for tape: Tape) -> JacobianMethod {
    var methods = [plain(.forward, for: tape), plain(.reverse, for: tape)]
    // With one row or column there is nothing to compress.
    if min(tape.inputCount, tape.outputCount) > 1, let pattern = SparsityPattern(tape) {
      methods += [Mode.forward, .reverse].compactMap { compressed($0, pattern) }
    }
    return methods.dropFirst().reduce(methods[0]) { $1.cost < $0.cost ? $1 : $0 }
  }

  private var cost: Int { mode == .forward ? 2 * passCount : 3 * passCount }
}

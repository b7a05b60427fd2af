/// The Jacobian with x₁ … xₙ kept as letters: ((x₂ + cos x₁, x₁), (exp(x₁ − x₂), −exp(x₁ − x₂))).
package struct SymbolicJacobian: Sendable {
  /// m rows of n entries; a number where the formula would be too large.
  package let entries: [[Expression]]
  /// Why some entries are numbers, where they are.
  package let stop: PaperStop?

  /// How many nodes the lists of all passes together may have.
  private static let mostNodes = 40_000

  /// The Jacobian of a list: by its columns, each a forward pass on paper.
  ///
  /// - Parameter numbers: the Jacobian at the point of the trace, for entries that have no
  ///   formula.
  package init(_ values: PaperValues, numbers: [[Double]]) {
    let list = values.list
    let longest = Swift.min(
      PaperValues.longestList, Self.mostNodes / Swift.max(1, list.inputCount))
    let isTooLong = list.count > longest
    let work = 5 * PaperValues.mostWork / Swift.max(1, list.inputCount)
    let columns =
      isTooLong ? [] : list.unitPasses(.forward).map { Derivation($0, of: values, work: work) }
    var isWhole = true
    entries = list.outputs.enumerated().map { row, output in
      list.inputs.indices.map { column in
        let formula = isTooLong ? nil : columns[column].simplified[output.node]
        isWhole = isWhole && formula != nil
        return formula ?? .number(numbers[row][column])
      }
    }
    let reason: PaperStop =
      isTooLong
      ? .longList(count: list.count, limit: longest) : .swell(limit: values.limit)
    stop = isWhole ? nil : reason
  }
}

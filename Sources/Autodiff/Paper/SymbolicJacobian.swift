/// The Jacobian with x₁ … xₙ kept as letters: ((x₂ + cos x₁, x₁), (exp(x₁ − x₂), −exp(x₁ − x₂))).
package struct SymbolicJacobian: Sendable {
  /// m rows of n entries; a number where the formula would be too large.
  package let entries: [[Expression]]
  /// Why some entries are numbers, where they are.
  package let stop: PaperStop?

  /// How many nodes all passes together may have.
  package static let mostWork = 40_000

  /// The Jacobian of a list: by its columns, each a forward pass on paper.
  ///
  /// - Parameter numbers: the Jacobian at the point of the trace, for entries that have no
  ///   formula.
  package init(_ values: PaperValues, numbers: [[Double]]) {
    let list = values.list
    let isTooLong =
      values.isTooLong || list.count > Self.mostWork / Swift.max(1, list.inputCount)
    let columns = isTooLong ? [] : list.unitPasses(.forward).map { Derivation($0, of: values) }
    var isWhole = true
    entries = list.outputs.enumerated().map { row, output in
      list.inputs.indices.map { column in
        let formula = isTooLong ? nil : columns[column].simplified[output.node]
        isWhole = isWhole && formula != nil
        return formula ?? .number(numbers[row][column])
      }
    }
    stop =
      isWhole
      ? nil
      : isTooLong
        ? .longList(
          count: list.count,
          limit: Swift.min(
            PaperValues.longestList, Self.mostWork / Swift.max(1, list.inputCount)))
        : .swell(limit: values.limit)
  }
}

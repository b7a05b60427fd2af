/// Colours for the columns of a sparse matrix: columns of one colour share no row, so that one
/// pass, seeded with all of them, gives them all.
///
/// Curtis, Powell & Reid (1974); Griewank & Walther, section 8.1. A tridiagonal matrix takes 3
/// colours, whatever its size.
package struct Colouring: Hashable, Sendable {
  /// The colour of each column, from 0.
  package let colours: [Int32]
  package let count: Int

  /// Rows so full that colouring costs more steps than this are not worth it.
  private static let mostSteps = 100_000_000

  /// Colours greedily: each column in turn gets the least colour that none of its neighbours has;
  /// nil if the matrix is too full.
  package init?(columnsOf pattern: SparsityPattern) {
    let steps = (0..<pattern.rowCount).reduce(0) { steps, row in
      let length = pattern.row(row).count
      return steps.addingReportingOverflow(length * length).partialValue
    }
    guard steps <= Self.mostSteps else { return nil }
    let columns = pattern.transposed
    var colours = [Int32](repeating: -1, count: pattern.columnCount)
    // The column that last ruled out each colour.
    var ruledOutBy: [Int] = []
    for column in 0..<pattern.columnCount {
      for row in columns.row(column) {
        for neighbour in pattern.row(Int(row)) where colours[Int(neighbour)] >= 0 {
          ruledOutBy[Int(colours[Int(neighbour)])] = column
        }
      }
      let colour = ruledOutBy.firstIndex { $0 != column } ?? ruledOutBy.count
      if colour == ruledOutBy.count { ruledOutBy.append(-1) }
      colours[column] = Int32(colour)
    }
    self.colours = colours
    count = ruledOutBy.count
  }
}

/// Which entries of a Jacobian can differ from zero: by rows, the inputs that an output depends on.
///
/// Structural: an entry is in the pattern if a path of operations leads from the input to the
/// output, whatever the partials on it. Griewank & Walther, section 7.1.
package struct SparsityPattern: Hashable, Sendable {
  package let rowCount: Int
  package let columnCount: Int
  /// Where each row's columns start in `columns`, and one end more.
  package let rowStarts: [Int32]
  /// The columns of all rows, ascending within a row.
  package let columns: [Int32]

  package init(columnCount: Int, rows: [[Int32]]) {
    rowCount = rows.count
    self.columnCount = columnCount
    var starts: [Int32] = [0]
    for row in rows { starts.append(starts[starts.count - 1] + Int32(row.count)) }
    rowStarts = starts
    columns = Array(rows.joined())
  }

  /// The pattern of a tape's Jacobian; nil if finding it would cost far more than a few sweeps,
  /// because many outputs depend on much of a long tape: there is little to save then.
  package init?(_ tape: Tape) {
    var search = DependencySearch(tape)
    var rows: [[Int32]] = []
    for output in tape.outputs {
      guard let row = search.inputs(of: output) else { return nil }
      rows.append(row)
    }
    self.init(columnCount: tape.inputCount, rows: rows)
  }

  package func row(_ index: Int) -> ArraySlice<Int32> {
    columns[Int(rowStarts[index])..<Int(rowStarts[index + 1])]
  }

  /// The pattern of the transposed matrix.
  package var transposed: SparsityPattern {
    var rows = [[Int32]](repeating: [], count: columnCount)
    for index in 0..<rowCount {
      for column in row(index) { rows[Int(column)].append(Int32(index)) }
    }
    return SparsityPattern(columnCount: rowCount, rows: rows)
  }
}

/// Walks from outputs down to inputs, each node once per output.
private struct DependencySearch {
  private let tape: Tape
  /// The number of the last search that saw each node.
  private var lastSeen: [Int32]
  private var searches: Int32 = 0
  private var visitsLeft: Int

  /// The visits a pattern may cost: as many as this many sweeps over the tape.
  private static let sweepsAllowed = 64

  init(_ tape: Tape) {
    self.tape = tape
    let nodeCount = tape.inputCount + tape.operations.count
    lastSeen = Array(repeating: 0, count: nodeCount)
    visitsLeft = Self.sweepsAllowed * (nodeCount + 1000)
  }

  /// The inputs that a node depends on, ascending.
  mutating func inputs(of output: Int32) -> [Int32]? {
    searches += 1
    var inputs: [Int32] = []
    var pending = [output]
    while let node = pending.popLast() {
      guard node >= 0, lastSeen[Int(node)] != searches else { continue }
      lastSeen[Int(node)] = searches
      visitsLeft -= 1
      guard visitsLeft > 0 else { return nil }
      if node < tape.inputCount {
        inputs.append(node)
      } else {
        let operation = tape.operations[Int(node) - tape.inputCount]
        pending.append(operation.left)
        pending.append(operation.right)
      }
    }
    return inputs.sorted()
  }
}

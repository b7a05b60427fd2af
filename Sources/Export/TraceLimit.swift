import Autodiff

/// A trace that is too large to print.
package struct TraceLimit: Error, Hashable, Sendable {
  /// The rows that it would take: every node and output once a pass, the primal one included.
  package let rows: Int
  package let nodes: Int
  package let outputs: Int
  package let passes: Int
  /// An input and an output to name in a seed.
  package let example: [String]

  /// The most rows that are printed: about a gigabyte of JSON.
  package static let mostRows = 10_000_000
}

extension TraceLimit: CustomStringConvertible {
  package var description: String {
    let seeds = example.joined(separator: " or ")
    let size = outputs > nodes ? "\(outputs) outputs" : "\(nodes) nodes"
    return "\(passes) passes over \(size) are too much to print: at most "
      + "\(Self.mostRows) rows; name the passes you want with \(seeds)"
  }
}

extension TraceLimit {
  /// Refuses passes that would take more than `mostRows` rows, before any is run.
  ///
  /// `passCount` derivative passes. A pass has a row a node and a seed or an entry an output, of
  /// which one node may be many; a Jacobian has no more entries than its passes.
  package static func check(_ list: WengertList, passCount: Int) throws(TraceLimit) {
    let height = list.count + list.outputCount
    let (rows, overflow) = height.multipliedReportingOverflow(by: passCount + 1)
    guard overflow || rows > mostRows else { return }
    let input = list.inputs.first.map { "--mode forward --forward-seed \($0)" }
    let output = list.outputs.first.map { "--mode reverse --reverse-seed \($0.name)" }
    throw TraceLimit(
      rows: overflow ? .max : rows, nodes: list.count, outputs: list.outputCount,
      passes: passCount, example: [input, output].compactMap { $0 })
  }
}

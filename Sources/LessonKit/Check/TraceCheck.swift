import Autodiff

/// Checks the numbers of one trace at its point: domain, finiteness, and three ways to one Jacobian.
struct TraceCheck {
  private let trace: LessonTrace
  private let list: WengertList
  private let values: [Double]

  init(_ trace: LessonTrace) {
    self.trace = trace
    list = trace.list
    values = list.values(at: trace.point)
  }

  func check(_ problems: inout ProblemList) {
    let sweeps = trace.passes.dropFirst().map { Sweep($0, of: list, values: values) }
    let report = DomainReport(list, values: values, sweeps: sweeps, limit: 20)
    for warning in report.warnings {
      let words = warning.message(list, values: values)
      let kind: CheckProblem = warning.kind == .kink ? .kink(words) : .domain(words)
      problems.add(.check(kind), atLine: trace.pointLine)
    }
    let hasKink = report.warnings.contains { $0.kind == .kink }
    guard report.warnings.allSatisfy({ $0.kind == .kink }), isFinite(sweeps, &problems) else {
      return
    }
    compare(isSmooth: !hasKink, &problems)
  }

  private func isFinite(_ sweeps: [Sweep], _ problems: inout ProblemList) -> Bool {
    var isFinite = true
    if let node = list.nodes.first(where: { !values[$0].isFinite }) {
      problems.add(.check(.notFinite("w\(node + 1)")), atLine: trace.pointLine)
      isFinite = false
    }
    for sweep in sweeps {
      guard let node = list.nodes.first(where: { !sweep.derivatives[$0].isFinite }) else {
        continue
      }
      let letter = sweep.pass.mode == .forward ? "dot" : "bar"
      let name = "\(letter) w\(node + 1) in the pass '\(list.name(of: sweep.pass))'"
      problems.add(.check(.notFinite(name)), atLine: trace.pointLine)
      isFinite = false
    }
    return isFinite
  }

  /// Forward against reverse to rounding, and both against central differences.
  private func compare(isSmooth: Bool, _ problems: inout ProblemList) {
    let columns = list.unitPasses(.forward).map { Sweep($0, of: list, values: values) }
    let rows = list.unitPasses(.reverse).map { Sweep($0, of: list, values: values) }
    let differences = isSmooth ? list.differences(at: trace.point) : []
    for (i, row) in rows.enumerated() {
      for (j, column) in columns.enumerated() {
        let forward = column.derivatives[list.outputs[i].node]
        let reverse = row.derivatives[j]
        let entry = "jacobian \(list.outputs[i].name)/\(list.inputs[j])"
        let scale = max(column.scale, row.scale)
        if abs(forward - reverse) > 1e-9 * scale {
          problems.add(
            .check(.modesDisagree(entry: entry, forward: forward, reverse: reverse)),
            atLine: trace.pointLine)
        }
        guard isSmooth else { continue }
        let difference = differences[i][j]
        let size = max(scale, abs(values[list.outputs[i].node]))
        if !(abs(forward - difference) <= 1e-4 * size) {
          problems.add(
            .check(
              .differencesDisagree(entry: entry, exact: forward, difference: difference)),
            atLine: trace.pointLine)
        }
      }
    }
  }
}

extension Sweep {
  /// The size of what was added up in the sweep: the largest derivative, at least 1.
  fileprivate var scale: Double { derivatives.reduce(1) { max($0, abs($1)) } }
}

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
    let columns = list.unitPasses(.forward).map { Derivatives(list, values, $0) }
    let rows = list.unitPasses(.reverse).map { Derivatives(list, values, $0) }
    let differences = isSmooth ? list.differences(at: trace.point) : []
    for (i, row) in rows.enumerated() {
      let output = list.outputs[i]
      for (j, column) in columns.enumerated() {
        let forward = column.result[i]
        let reverse = row.result[j]
        let scale = max(column.scale, row.scale)
        func entry() -> String { "jacobian \(output.name)/\(list.inputs[j])" }
        if abs(forward - reverse) > 1e-9 * scale {
          add(.modesDisagree(entry: entry(), forward: forward, reverse: reverse), &problems)
        }
        guard isSmooth else { continue }
        let difference = differences[i][j]
        if !(abs(forward - difference) <= 1e-4 * max(scale, abs(values[output.node]))) {
          let kind = CheckProblem.differencesDisagree(
            entry: entry(), exact: forward, difference: difference)
          add(kind, &problems)
        }
      }
    }
  }

  private func add(_ kind: CheckProblem, _ problems: inout ProblemList) {
    problems.add(.check(kind), atLine: trace.pointLine)
  }
}

/// What one unit pass gives.
private struct Derivatives {
  /// A column of the Jacobian, or a row.
  let result: [Double]
  /// The size of what was added up in the pass: the largest derivative, at least 1.
  let scale: Double

  init(_ list: WengertList, _ values: [Double], _ pass: Pass) {
    let sweep = Sweep(pass, of: list, values: values)
    result = sweep.result(of: list)
    scale = sweep.derivatives.reduce(1) { max($0, abs($1)) }
  }
}

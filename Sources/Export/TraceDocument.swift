import Autodiff

/// All that a printed trace says: a list at a point, the passes over it, and remarks.
///
/// It holds no sweeps: a format computes each pass when its turn comes and lets go of it, so that
/// the memory of a printed trace is that of one pass, however many there are.
package struct TraceDocument: Sendable {
  /// The lesson's title, where the function is a lesson's.
  package var title: String?
  /// The outputs, fully parenthesised; they read back as the same function.
  package let canonical: [String]
  package let list: WengertList
  package let point: [Double]
  package let values: [Double]
  /// The modes that were asked for, whatever passes they need.
  package let modes: Set<Mode>
  /// The derivative passes in the order run.
  package let passes: [Pass]
  /// What the reading of the text remarked.
  package let remarks: [TraceNotice]
  /// Whether the symbolic derivation is printed as well.
  package var isOnPaper = false

  package init(
    title: String? = nil, canonical: [String], list: WengertList, point: [Double],
    modes: Set<Mode> = Set(Mode.allCases), passes: [Pass]? = nil, remarks: [TraceNotice] = [],
    isOnPaper: Bool = false
  ) {
    self.title = title
    self.canonical = canonical
    self.list = list
    self.point = point
    self.modes = modes
    self.remarks = remarks
    self.isOnPaper = isOnPaper
    values = list.values(at: point)
    self.passes =
      passes ?? Mode.allCases.filter(modes.contains).flatMap { list.unitPasses($0) }
  }
}

/// A warning that a printed trace carries.
package struct TraceNotice: Hashable, Sendable {
  /// One of the kinds of the command line's contract: `domain`, `kink`, `precedence`, …
  package let kind: String
  /// The node it is about, or nil where it is about the text.
  package let node: Int?
  /// The UTF-8 offset in the function's text, where it is about the text.
  package let offset: Int?
  package let message: String

  package init(kind: String, node: Int? = nil, offset: Int? = nil, message: String) {
    self.kind = kind
    self.node = node
    self.offset = offset
    self.message = message
  }
}

extension TraceDocument {
  /// What the passes leave behind as they are printed: the Jacobian and the warnings.
  struct Results {
    /// Of unit passes: column j under forward, row i under reverse.
    private var entries: [Mode: [Int: [Double]]] = [:]
    private var report: DomainReport

    init(_ document: TraceDocument) {
      report = DomainReport(document.list, values: document.values)
    }

    mutating func keep(_ sweep: Sweep, of document: TraceDocument) {
      report.add(sweep, of: document.list, values: document.values)
      guard let mode = sweep.pass.mode, let unit = sweep.pass.unitIndex else { return }
      entries[mode, default: [:]][unit] = sweep.result(of: document.list)
    }

    /// The Jacobian by the unit passes of a mode; nil where one of them was not run.
    func jacobian(by mode: Mode, of list: WengertList) -> [[Double]]? {
      let kept = entries[mode] ?? [:]
      let count = list.seedCount(mode)
      guard kept.count == count else { return nil }
      let results = (0..<count).compactMap { kept[$0] }
      guard mode == .forward else { return results }
      return list.outputs.indices.map { row in results.map { $0[row] } }
    }

    /// The remarks on the text, then what fails or is a choice at the nodes, in order.
    func notices(_ document: TraceDocument, script: Script) -> [TraceNotice] {
      var notices = document.remarks
      for warning in report.warnings {
        let message = warning.message(document.list, values: document.values, script: script)
        notices.append(
          TraceNotice(kind: warning.kind.rawValue, node: warning.node, message: message))
      }
      if report.omitted > 0 {
        let message = "\(report.omitted) further warnings are left out"
        notices.append(TraceNotice(kind: TraceWarning.Kind.domain.rawValue, message: message))
      }
      return notices
    }
  }

  /// Sweeps each pass in turn, and hands it over with its number.
  func eachPass(_ body: (Int, Sweep) throws -> Void) rethrows -> Results {
    var results = Results(self)
    for (index, pass) in passes.enumerated() {
      let sweep = Sweep(pass, of: list, values: values)
      results.keep(sweep, of: self)
      try body(index, sweep)
    }
    return results
  }
}

extension TraceDocument {
  /// The nodes in the order in which a pass computes them.
  func nodes(inOrderOf mode: Mode) -> [Int] {
    mode == .forward ? Array(list.nodes) : list.nodes.reversed()
  }

  /// The names of a seed's entries: inputs for a forward pass, outputs for a reverse one.
  func seedNames(_ mode: Mode) -> [String] {
    mode == .forward ? list.inputs : list.outputs.map(\.name)
  }

  /// The names of a result's entries.
  func entryNames(_ mode: Mode) -> [String] {
    mode == .forward ? list.outputs.map(\.name) : list.inputs
  }

  /// A derivative pass in the words of the command line: `forward x1`, `reverse y1=0.5,y2=1`.
  func name(of pass: Pass) -> String {
    guard let mode = pass.mode else { return "primal" }
    let names = seedNames(mode)
    if let unit = pass.unitIndex { return "\(mode.rawValue) \(names[unit])" }
    let entries = zip(names, pass.seed).filter { $1 != 0 }.map { name, value in
      "\(name)=\(NumberText.roundTrip(value))"
    }
    return "\(mode.rawValue) " + (entries.isEmpty ? "0" : entries.joined(separator: ","))
  }
}

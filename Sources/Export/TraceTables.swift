import Autodiff

/// Walks a trace as a reader does: function, list, local partials, passes, Jacobian, warnings.
struct TraceTables {
  let document: TraceDocument
  let formulas: TraceFormulas
  private let paper: TracePaper?

  init(_ document: TraceDocument, _ options: ExportOptions, script: Script? = nil) {
    self.document = document
    paper = TracePaper(document)
    formulas = TraceFormulas(
      document, script: script ?? options.script, digits: options.digits)
  }

  private var list: WengertList { document.list }

  func write(on page: inout some TracePage) throws {
    try page.begin(document)
    try header(&page)
    try values(&page)
    try partials(&page)
    let results = try document.eachPass { _, sweep in try pass(sweep, &page) }
    try jacobian(results, &page)
    if let paper { try symbolic(paper, results, &page) }
    try warnings(results, &page)
    try page.end()
  }

  /// Outputs longer than this are not repeated on top.
  private static let longestReading = 200

  private func header(_ page: inout some TracePage) throws {
    for (output, reading) in zip(list.outputs, document.canonical)
    where reading.utf8.count <= Self.longestReading {
      try page.paragraph([
        .formula(formulas.name(output.name)), .words(" is read as \(reading)"),
      ])
    }
    guard !list.inputs.isEmpty else { return }
    let entries = zip(list.inputs, document.point).map { name, value in
      Inline.formula("\(formulas.name(name)) = \(formulas.number(value))")
    }
    try page.paragraph([.words("at ")] + commaSeparated(entries))
  }

  private func values(_ page: inout some TracePage) throws {
    try page.heading([.words("Wengert list")])
    try page.beginTable([
      TraceColumn(""), TraceColumn("operation"), TraceColumn("with numbers"),
      TraceColumn("value", isNumber: true),
    ])
    for node in list.nodes {
      try page.row([
        [.formula(formulas.script.primal(node))],
        [.formula(formulas.text(list.expression(of: node)))],
        formula(formulas.substituted(node)) + mark(list.isWidened(node, document.values)),
        [.formula(formulas.number(document.values[node]))],
      ])
    }
    try page.endTable()
    try page.table(
      [TraceColumn("output"), TraceColumn("node"), TraceColumn("value", isNumber: true)],
      list.outputs.map { output in
        [
          [.formula(formulas.name(output.name))], [.formula(formulas.script.primal(output.node))],
          [.formula(formulas.number(document.values[output.node]))],
        ]
      })
  }

  private func partials(_ page: inout some TracePage) throws {
    guard list.edgeCount > 0 else { return }
    try page.heading([.words("Local partials")])
    try page.beginTable([
      TraceColumn(""), TraceColumn("rule"), TraceColumn("value", isNumber: true),
    ])
    for edge in list.operations.lazy.flatMap({ list.edges(into: $0) }) {
      let value = list.partial(edge, values: document.values)
      try page.row([
        partialName(edge), [.formula(formulas.text(list.partialExpression(edge)))],
        [.formula(formulas.number(value))],
      ])
    }
    try page.endTable()
  }

  /// ∂w₃/∂w₁, with the position where both operands are w₁.
  private func partialName(_ edge: Edge) -> [Inline] {
    let script = formulas.script
    let name = formulas.letters.quotient(
      script.primal(edge.node), script.primal(list.operand(edge)))
    let operands = list.operands(of: edge.node)
    let isRepeated = operands.count == 2 && operands[0] == operands[1]
    guard isRepeated else { return [.formula(name)] }
    return [.formula(name), .words(edge.position == 0 ? " left" : " right")]
  }
}

extension TraceTables {
  private func pass(_ sweep: Sweep, _ page: inout some TracePage) throws {
    guard let mode = sweep.pass.mode else { return }
    let name = mode == .forward ? "Forward pass, seed " : "Reverse pass, seed "
    try page.heading([.words(name)] + seed(sweep.pass, mode))
    try page.beginTable([
      TraceColumn(""), TraceColumn("sum"), TraceColumn("with numbers"),
      TraceColumn("value", isNumber: true),
    ])
    for node in document.nodes(inOrderOf: mode) {
      try page.row([
        [.formula(formulas.letters.symbol(node, mode))], sum(node, mode, sweep),
        formula(formulas.substitutedSum(node, sweep)) + mark(sweep.widened.contains(node)),
        [.formula(formulas.number(sweep.derivatives[node]))],
      ])
    }
    try page.endTable()
    try result(sweep, mode, &page)
    if let paper { try derivation(sweep, mode, paper, &page) }
  }

  private func sum(_ node: Int, _ mode: Mode, _ sweep: Sweep) -> [Inline] {
    let text = formulas.sum(node, sweep)
    guard text.isEmpty else { return [.formula(text)] }
    switch (mode, list.kind(of: node)) {
    case (.forward, .input): return [.words("seed")]
    case (.forward, _): return [.words("depends on no input")]
    case (.reverse, _): return [.words("no output uses it")]
    }
  }

  /// The entries of a seed: all of a short one, the nonzero ones of a long one.
  private func seed(_ pass: Pass, _ mode: Mode) -> [Inline] {
    let isShort = pass.seed.count <= 6
    let shown = pass.seed.indices.filter { isShort || pass.seed[$0] != 0 }
    let entries = shown.prefix(13).map { index in
      let name = formulas.letters.seedEntry(index, mode)
      return Inline.formula("\(name) = \(formulas.number(pass.seed[index]))")
    }
    return commaSeparated(Array(entries.prefix(12)))
      + (entries.count > 12 ? [.words(", …")] : isShort ? [] : [.words(", others 0")])
  }

  /// What is read off at the end: a column or a row of the Jacobian, Jac·ẋ or ȳᵀ·Jac.
  private func result(_ sweep: Sweep, _ mode: Mode, _ page: inout some TracePage) throws {
    let rows = sweep.result(of: list).enumerated().map { index, entry -> [[Inline]] in
      let node = mode == .forward ? list.outputs[index].node : index
      return [
        [.formula(formulas.letters.result(index, of: sweep.pass))],
        [.formula(formulas.letters.symbol(node, mode))], [.formula(formulas.number(entry))],
      ]
    }
    let columns = [
      TraceColumn("entry"), TraceColumn("is"), TraceColumn("value", isNumber: true),
    ]
    try page.table(columns, rows)
  }

  private func commaSeparated(_ inlines: [Inline]) -> [Inline] {
    Array(inlines.map { [$0] }.joined(separator: [.words(", ")]))
  }

  private func formula(_ text: String) -> [Inline] { text.isEmpty ? [] : [.formula(text)] }

  private func mark(_ isWidened: Bool) -> [Inline] {
    isWidened ? [.words(Substitution.beyondDouble)] : []
  }
}

extension TraceTables {
  private func jacobian(
    _ results: TraceDocument.Results, _ page: inout some TracePage
  ) throws {
    let forward = results.jacobian(by: .forward, of: list)
    let reverse = results.jacobian(by: .reverse, of: list)
    let isForward = document.modes.contains(.forward) && forward != nil
    guard let matrix = isForward ? forward : document.modes.contains(.reverse) ? reverse : nil
    else { return }
    let isGradient = list.outputCount == 1
    try page.heading([.words(isGradient ? "Jacobian: the gradient" : "Jacobian")])
    try page.beginTable(
      [TraceColumn("")]
        + list.inputs.map { TraceColumn([.formula(formulas.name($0))], isNumber: true) })
    for (output, row) in zip(list.outputs, matrix) {
      try page.row(
        [[.formula(formulas.name(output.name))]] + row.map { [.formula(formulas.number($0))] })
    }
    try page.endTable()
    guard isForward, let reverse, document.modes.count == 2 else { return }
    try page.paragraph([.words(Self.agreement(matrix, reverse))])
  }

  /// How far the Jacobians of the two modes lie apart, in words.
  private static func agreement(_ forward: [[Double]], _ reverse: [[Double]]) -> String {
    let pairs = zip(forward.joined(), reverse.joined())
    let differences = pairs.map { a, b in a == b || (a.isNaN && b.isNaN) ? 0 : abs(a - b) }
    let largest = differences.reduce(0) { $1.isNaN ? $1 : max($0, $1) }
    return largest == 0
      ? "Forward and reverse passes give the same Jacobian to the last digit."
      : "Forward and reverse passes differ by at most \(NumberText.significant(largest, 2)): "
        + "the same products, summed in another order."
  }

  private func warnings(
    _ results: TraceDocument.Results, _ page: inout some TracePage
  ) throws {
    let script: Script = formulas.script == .unicode ? .unicode : .ascii
    let notices = results.notices(document, script: script)
    guard !notices.isEmpty else { return }
    try page.heading([.words("Warnings")])
    for notice in notices {
      try page.paragraph([.words("\(notice.kind): \(notice.message)")])
    }
  }
}

// On paper.
extension TraceTables {
  private func derivation(
    _ sweep: Sweep, _ mode: Mode, _ paper: TracePaper, _ page: inout some TracePage
  ) throws {
    let derivation = paper.derivation(of: sweep.pass)
    var stop: PaperStop?
    try page.heading([.words("On paper, seed ")] + seed(sweep.pass, mode))
    try page.beginTable([TraceColumn(""), TraceColumn("")])
    for node in document.nodes(inOrderOf: mode) {
      let row = derivation.row(of: node, derivative: sweep.derivatives[node])
      for (index, line) in row.texts(list, script: formulas.script).enumerated() {
        try page.row([
          index == 0 ? [.formula(formulas.letters.symbol(node, mode))] : [],
          [.formula("= " + line)],
        ])
      }
      stop = stop ?? row.stop
    }
    try page.endTable()
    if let stop { try page.paragraph([.words(stop.description)]) }
  }

  private func symbolic(
    _ paper: TracePaper, _ results: TraceDocument.Results, _ page: inout some TracePage
  ) throws {
    guard let jacobian = paper.jacobian(results) else { return }
    try page.heading([.words("Jacobian on paper")])
    try page.beginTable([TraceColumn(""), TraceColumn("")])
    for (output, row) in jacobian.entries.enumerated() {
      for (input, entry) in row.enumerated() {
        let name = formulas.letters.entry(output, input)
        try page.row([[.formula(name)], [.formula("= " + formulas.text(entry))]])
      }
    }
    try page.endTable()
    if let stop = jacobian.stop { try page.paragraph([.words(stop.description)]) }
  }
}

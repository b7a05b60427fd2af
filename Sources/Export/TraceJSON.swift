import Autodiff

/// Writes a trace as `wengert-trace-1`, the JSON of the command line's contract.
struct TraceJSON {
  let document: TraceDocument
  private let writer: ExpressionText
  private let paper: TracePaper?

  init(_ document: TraceDocument) {
    self.document = document
    paper = TracePaper(document)
    writer = ExpressionText(script: .ascii, inputs: document.list.inputs)
  }

  private var list: WengertList { document.list }

  func write(_ layout: JSONLayout, to sink: @escaping TextSink) throws {
    var stream = JSONStream(layout, sink)
    try stream.begin("{")
    try stream.member("format", "wengert-trace-1")
    try stream.member("function", function)
    try stream.member("point", .numbers(document.point, named: list.inputs))
    try stream.list("nodes") { stream in
      for node in list.nodes { try stream.element(self.node(node)) }
    }
    try stream.list("outputs") { stream in
      for output in list.outputs { try stream.element(self.output(output)) }
    }
    let results = try passes(&stream)
    try jacobians(results, &stream)
    if let paper { try symbolic(paper, results, &stream) }
    try stream.list("warnings") { stream in
      for notice in results.notices(document, script: .ascii) {
        try stream.element(warning(notice))
      }
    }
    try stream.end("}")
  }

  private var function: JSON {
    [
      "inputs": .array(list.inputs.map { .string($0) }),
      "outputs": .array(list.outputs.map { .string($0.name) }),
      "canonical": .array(document.canonical.map { .string($0) }),
    ]
  }

  private func name(_ node: Int) -> JSON { .string(Script.ascii.primal(node)) }

  private func node(_ node: Int) -> JSON {
    let expression = JSON.string(writer.text(list.expression(of: node)))
    let value = JSON.number(document.values[node])
    switch list.kind(of: node) {
    case .input(let index):
      return [
        "node": name(node), "kind": "input", "name": .string(list.inputs[index]),
        "expression": expression, "value": value,
      ]
    case .constant:
      return ["node": name(node), "kind": "constant", "expression": expression, "value": value]
    case .operation(let primitive):
      return [
        "node": name(node), "kind": "operation", "primitive": .string(primitive.name),
        "operands": .array(list.operands(of: node).map(name)), "expression": expression,
        "value": value, "partials": .array(list.edges(into: node).map(partial)),
      ]
    }
  }

  private func partial(_ edge: Edge) -> JSON {
    [
      "to": name(list.operand(edge)),
      "expression": .string(writer.text(list.partialExpression(edge))),
      "value": .number(list.partial(edge, values: document.values)),
    ]
  }

  private func output(_ output: WengertList.Output) -> JSON {
    [
      "name": .string(output.name), "node": name(output.node),
      "value": .number(document.values[output.node]),
    ]
  }

  private func passes(_ stream: inout JSONStream) throws -> TraceDocument.Results {
    try stream.next("passes")
    try stream.begin("[")
    let results = try document.eachPass { _, sweep in
      guard let mode = sweep.pass.mode else { return }
      try stream.next()
      try stream.begin("{")
      try stream.member("mode", .string(mode.rawValue))
      try stream.member("seed", .numbers(sweep.pass.seed, named: document.seedNames(mode)))
      try stream.list("rows") { stream in
        for node in document.nodes(inOrderOf: mode) {
          try stream.element(row(node, mode, sweep))
        }
      }
      let result = JSON.numbers(sweep.result(of: list), named: document.entryNames(mode))
      try stream.member("result", result)
      if let paper { try derivation(sweep, mode, paper, &stream) }
      try stream.end("}")
    }
    try stream.end("]")
    return results
  }

  private func row(_ node: Int, _ mode: Mode, _ sweep: Sweep) -> JSON {
    var members = [JSON.Member("node", name(node))]
    if let seed = sweep.seedParts[node], seed != 0 {
      members.append(JSON.Member("seed", .number(seed)))
    }
    let derivative = mode == .forward ? "tangent" : "adjoint"
    members.append(JSON.Member(derivative, .number(sweep.derivatives[node])))
    let terms = sweep.terms(of: node, in: list, values: document.values)
    let products = terms.map { term -> JSON in
      [
        "from": name(term.source), "partial": .number(term.partial),
        derivative: .number(term.factor), "product": .number(term.product),
      ]
    }
    members.append(JSON.Member("terms", .array(products)))
    return .object(members)
  }

  private func jacobians(
    _ results: TraceDocument.Results, _ stream: inout JSONStream
  ) throws {
    let first: Mode = document.modes.contains(.forward) ? .forward : .reverse
    if let jacobian = results.jacobian(by: first, of: list) {
      try matrix("jacobian", jacobian, &stream)
    }
    guard document.modes.count == 2 else { return }
    if let jacobian = results.jacobian(by: .reverse, of: list) {
      try matrix("jacobianReverse", jacobian, &stream)
    }
  }

  private func matrix(
    _ name: String, _ rows: [[Double]], _ stream: inout JSONStream
  ) throws {
    try stream.list(name) { stream in
      for row in rows { try stream.element(.numbers(row)) }
    }
  }

  private func derivation(
    _ sweep: Sweep, _ mode: Mode, _ paper: TracePaper, _ stream: inout JSONStream
  ) throws {
    let derivation = paper.derivation(of: sweep.pass)
    try stream.list("derivation") { stream in
      for node in document.nodes(inOrderOf: mode) {
        let row = derivation.row(of: node, derivative: sweep.derivatives[node])
        let lines = row.texts(list, script: .ascii).map { JSON.string($0) }
        var members = [JSON.Member("node", name(node)), JSON.Member("lines", .array(lines))]
        if let stop = row.stop { members.append(.init("note", .string(stop.description))) }
        try stream.element(.object(members))
      }
    }
  }

  private func symbolic(
    _ paper: TracePaper, _ results: TraceDocument.Results, _ stream: inout JSONStream
  ) throws {
    guard let jacobian = paper.jacobian(results) else { return }
    let rows = jacobian.entries.map { row in JSON.array(row.map { .string(writer.text($0)) }) }
    var members = [JSON.Member("jacobian", .array(rows))]
    if let stop = jacobian.stop { members.append(.init("note", .string(stop.description))) }
    try stream.member("symbolic", .object(members))
  }

  private func warning(_ notice: TraceNotice) -> JSON {
    var members = [JSON.Member("kind", .string(notice.kind))]
    if let node = notice.node { members.append(JSON.Member("node", name(node))) }
    if let offset = notice.offset { members.append(JSON.Member("offset", .integer(offset))) }
    members.append(JSON.Member("message", .string(notice.message)))
    return .object(members)
  }
}

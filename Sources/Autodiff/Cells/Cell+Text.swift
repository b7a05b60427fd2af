extension Cell {
  /// The cell as it is typed: `dot w3 @ x1`; it reads back as the same cell.
  package func text(in list: WengertList) -> String {
    func node(_ index: Int) -> String { "w\(index + 1)" }
    func entry(_ output: Int, _ input: Int) -> String {
      "\(list.outputs[output].name)/\(list.inputs[input])"
    }
    switch self {
    case .value(let index): return node(index)
    case .partial(let index, let source): return "partial \(node(index))/\(node(source))"
    case .tangent(let index, let seed):
      return "dot \(node(index)) @ \(SeedText.text(seed, names: list.inputs))"
    case .adjoint(let index, let seed):
      return "bar \(node(index)) @ \(SeedText.text(seed, names: list.outputs.map(\.name)))"
    case .term(let index, let source, let pass):
      return "term \(node(index)) from \(node(source)) @ \(list.seedText(pass))"
    case .entry(let output, let input): return "jacobian \(entry(output, input))"
    case .row(let output): return "jacobian \(list.outputs[output].name)"
    case .column(let input): return "jacobian /\(list.inputs[input])"
    case .jacobian: return "jacobian"
    case .along(let seed): return "along \(SeedText.text(seed, names: list.inputs))"
    case .pull(let seed):
      return "pull \(SeedText.text(seed, names: list.outputs.map(\.name)))"
    case .passes(let mode): return "passes \(mode.rawValue)"
    case .seed(let output, let input, let mode):
      return "seed \(entry(output, input)) \(mode.rawValue)"
    }
  }
}

extension WengertList {
  /// The seed of a pass as it is typed: `x1`, `y1=1,y2=0.5`.
  package func seedText(_ pass: Pass) -> String {
    SeedText.text(pass.seed, names: pass.mode == .forward ? inputs : outputs.map(\.name))
  }
}

extension SeedText {
  /// A seed as it is typed: a name alone for a unit seed, else its nonzero entries.
  package static func text(_ seed: [Double], names: [String]) -> String {
    let nonzero = seed.indices.filter { seed[$0] != 0 }
    if nonzero.count == 1, seed[nonzero[0]] == 1 { return names[nonzero[0]] }
    let shown = nonzero.isEmpty ? Array(seed.indices.prefix(1)) : nonzero
    return shown.map { "\(names[$0])=\(NumberText.roundTrip(seed[$0]))" }.joined(separator: ",")
  }
}

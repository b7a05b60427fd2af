import Autodiff

/// Cells in words: what is asked, and what its value looks like.
struct CellWords: Sendable {
  let letters: Letters

  private var list: WengertList { letters.list }

  /// `w̄₁ in the pass with seed ȳ₁ = 1`
  func name(_ cell: Cell) -> String {
    switch cell {
    case .value(let node): letters.primal(node)
    case .partial(let node, let source): letters.partial(node, by: source)
    case .tangent(let node, let seed):
      "\(letters.symbol(node, .forward)) in \(pass(.forward(seed)))"
    case .adjoint(let node, let seed):
      "\(letters.symbol(node, .reverse)) in \(pass(.reverse(seed)))"
    case .term(let node, let source, let pass):
      "the term that \(letters.primal(source)) gives to "
        + "\(letters.symbol(node, pass.mode)) in \(self.pass(pass))"
    case .entry(let output, let input): letters.entry(output, input)
    case .row(let output):
      list.outputCount == 1
        ? "the gradient of \(letters.output(output))"
        : "the row of \(letters.output(output)) in the Jacobian"
    case .column(let input): "the column of \(letters.input(input)) in the Jacobian"
    case .jacobian: "the Jacobian"
    case .along(let seed): "Jac\(letters.times)u for u = \(vector(seed))"
    case .pull(let seed):
      "v\(letters.transposed)\(letters.times)Jac for v = \(vector(seed))"
    case .passes(let mode): "the number of \(mode.rawValue) passes for the whole Jacobian"
    case .seed(let output, let input, let mode):
      "the seed of the \(mode.rawValue) pass that gives \(letters.entry(output, input))"
    }
  }

  /// `the pass with seed ẋ₁ = 1`
  func pass(_ pass: Pass) -> String { "the pass with seed \(letters.seed(pass))" }

  func vector(_ entries: [Double]) -> String {
    "(\(entries.map { letters.number($0) }.joined(separator: ", ")))"
  }

  /// `−0.5`, `(1, 0)`, `[[8, 2], [0, 1]]`
  func value(_ value: CellValue) -> String {
    switch value {
    case .number(let number): letters.number(number)
    case .count(let count): "\(count)"
    case .vector(let entries): entries.count == 1 ? letters.number(entries[0]) : vector(entries)
    case .matrix(let rows):
      "["
        + rows.map { row in "[\(row.map { letters.number($0) }.joined(separator: ", "))]" }
        .joined(separator: ", ") + "]"
    }
  }

  /// What an answer must look like: `a vector of 2 numbers, such as (0, 1)`.
  func shape(of value: CellValue) -> String {
    switch value {
    case .number: return "a number or an expression"
    case .count: return "a whole number"
    case .vector(let entries):
      // A vector with one entry is asked for as that number.
      guard entries.count > 1 else { return "a number or an expression" }
      let sample = (0..<entries.count).prefix(4).map { _ in "…" }.joined(separator: ", ")
      return "a vector of \(entries.count) numbers: (\(sample))"
    case .matrix(let rows):
      let width = rows.first?.count ?? 0
      let row = "[" + (0..<width).prefix(4).map { _ in "…" }.joined(separator: ", ") + "]"
      let sample = rows.prefix(3).map { _ in row }.joined(separator: ", ")
      return "a matrix of \(rows.count)×\(width), a row for each output: [\(sample)]"
    }
  }
}

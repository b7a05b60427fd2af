import Autodiff
import LessonKit

/// The stages of a hint for one question: where to look, the rule, the numbers in.
struct HintText {
  private let words: ExerciseWords
  private let values: [Double]

  init(_ words: ExerciseWords) {
    self.words = words
    values = words.list.values(at: words.subject.point)
  }

  private var list: WengertList { words.list }
  private var letters: Letters { words.letters }

  var stages: [String] {
    switch words.exercise.task {
    case .cell(let cell): return cellStages(cell)
    case .formula(let node, let mode): return formulaStages(node, mode)
    case .list:
      return [
        "Work from inside to outside: which operations use inputs only?",
        "Each row is one operation on inputs or earlier rows. Equal subexpressions need one row.",
        "The first row is \(row(list.operations.first)).",
      ]
    case .order(let ordered): return orderStages(ordered.quantity)
    case .wrongRow(let faulty): return wrongRowStages(faulty)
    case .choices:
      guard words.exercise.authored == nil else { return ["Read the options against the trace."] }
      return [
        "What does one pass of each mode fill?",
        "Forward needs a pass for each input, reverse one for each output.",
        "n = \(list.inputCount), m = \(list.outputCount).",
      ]
    case .expression:
      return ["Write the function as a formula and use the chain rule."]
    case .trace:
      return [
        "Values first, from the inputs on; then each pass in its own order.",
        "Forward: a row is the sum of local partial times tangent over its operands. Reverse: "
          + "of adjoint times local partial over its successors.",
      ]
    }
  }

  private func orderStages(_ quantity: Ordering.Quantity?) -> [String] {
    switch quantity {
    case .adjoint:
      return [
        "Begin at the outputs.",
        "An adjoint is complete when all its successors are: w with the higher numbers first.",
        "Going by descending numbers always works.",
      ]
    case .value, .tangent:
      let name = quantity == .value ? "A value" : "A tangent"
      return [
        "Begin at the inputs.",
        "\(name) is complete when all its operands are: w with the lower numbers first.",
        "Going by ascending numbers always works.",
      ]
    case nil: return ["Ask of each line which of the others it needs first."]
    }
  }

  private func row(_ node: Int?) -> String {
    node.map { "\(letters.primal($0)) = \(letters.writer.text(list.expression(of: $0)))" } ?? ""
  }

  private func formulaStages(_ node: Int, _ mode: Mode) -> [String] {
    let neighbours = mode == .forward ? list.operands(of: node) : list.successors(of: node)
    let names = letters.sequence(
      Array(Set(neighbours)).sorted().map { letters.symbol($0, mode) })
    let first =
      mode == .forward
      ? "The row is \(row(node)): its operands' tangents go in."
      : "\(letters.primal(node)) is used by "
        + letters.sequence(neighbours.map { letters.primal($0) }) + "."
    return [
      first, "Each of \(names) is multiplied by its local partial; the products are added.",
    ]
  }

  private func wrongRowStages(_ faulty: FaultyPass) -> [String] {
    let rows = faulty.rows.map(\.node)
    let half = (rows.firstIndex(of: faulty.wrongNode) ?? 0) < rows.count / 2
    let side = half ? "upper" : "lower"
    let node = faulty.wrongNode
    let neighbours =
      faulty.pass.mode == .forward ? list.operands(of: node) : list.successors(of: node)
    return [
      "It is in the \(side) half as printed.",
      "Put the numbers that a row rests on into its rule, row by row.",
      "The wrong row rests on "
        + letters.sequence(Set(neighbours).sorted().map { letters.symbol($0, faulty.pass.mode) })
        + ".",
    ]
  }

  // MARK: cells

  private func cellStages(_ cell: Cell) -> [String] {
    switch cell {
    case .value, .partial, .tangent, .adjoint, .term:
      return [point(cell), rule(cell), numbers(cell)].compactMap { $0 }
    case .entry(let output, let input):
      return derivativeStages(
        cell, "One pass of either mode gives it.", pass: list.unitPass(.reverse, output),
        input: input)
    case .row(let output):
      return derivativeStages(
        cell, "It is what one reverse pass gives.", pass: list.unitPass(.reverse, output))
    case .column(let input):
      return derivativeStages(
        cell, "It is what one forward pass gives.", pass: list.unitPass(.forward, input))
    case .jacobian:
      return derivativeStages(
        cell, "A row for each output, a column for each input.", pass: list.unitPass(.reverse, 0))
    case .along(let seed):
      return derivativeStages(cell, "One forward pass does it.", pass: .forward(seed))
    case .pull(let seed):
      return derivativeStages(cell, "One reverse pass does it.", pass: .reverse(seed))
    case .passes(let mode): return countStages(mode)
    case .seed(_, _, let mode):
      let side = mode == .forward ? "input" : "output"
      return [
        "A \(mode.rawValue) pass is seeded at the \(side)s.",
        "1 at the \(side) of the entry that is asked, 0 at every other \(side).",
        "There are \(list.seedCount(mode)) \(side)s.",
      ]
    }
  }

  /// Where the cell is read off, and the numbers of one derivative of that pass.
  private func derivativeStages(
    _ cell: Cell, _ point: String, pass: Pass, input: Int = 0
  ) -> [String] {
    let first: Cell =
      pass.mode == .forward
      ? .tangent(node: list.outputs.first?.node ?? 0, seed: pass.seed)
      : .adjoint(node: input, seed: pass.seed)
    return [point, RuleText(letters: letters).guidance(for: cell)]
      + [numbers(first)].compactMap { $0 }
  }

  private func countStages(_ mode: Mode) -> [String] {
    mode == .forward
      ? [
        "What does one forward pass fill?", "A column: one pass for each input.",
        "The inputs are \(letters.sequence(list.inputs.indices.map { letters.input($0) })).",
      ]
      : [
        "What does one reverse pass fill?", "A row: one pass for each output.",
        "The outputs are \(letters.sequence(list.outputs.indices.map { letters.output($0) })).",
      ]
  }

  private func point(_ cell: Cell) -> String {
    switch cell {
    case .value(let node): return "Look at \(row(node))."
    case .partial(let node, let source):
      return "How does \(row(node)) change when only \(letters.primal(source)) changes?"
    case .tangent(let node, _):
      return list.operations.contains(node)
        ? "The row is \(row(node)): what do its operands' tangents do to it?"
        : "An input's tangent is its seed."
    case .adjoint(let node, _): return uses(node)
    case .term(let node, let source, let pass):
      return "One factor is the local partial between \(letters.primal(node)) and "
        + "\(letters.primal(source)), the other is \(letters.symbol(source, pass.mode))."
    case .entry, .row, .column, .jacobian, .along, .pull, .passes, .seed: return ""
    }
  }

  private func uses(_ node: Int) -> String {
    let successors = list.successors(of: node).map { letters.primal($0) }
    let seeded = list.outputs(at: node).isEmpty ? "" : " It is an output itself: its seed counts."
    guard !successors.isEmpty else { return "Nothing uses it.\(seeded)" }
    return "Who uses \(letters.primal(node))? \(letters.sequence(successors)).\(seeded)"
  }

  private func rule(_ cell: Cell) -> String? { RuleText(letters: letters).rule(of: cell) }

  /// The rule with its numbers in, without the result.
  private func numbers(_ cell: Cell) -> String? {
    guard let (name, expression) = RuleText(letters: letters).formula(of: cell) else { return nil }
    let pass = cell.atoms(in: list).first?.place.pass(in: list)
    let sweep = pass.map { Sweep($0, of: list, values: values) }
    guard case .number(let result) = cell.value(in: list, values: values) else { return nil }
    let rules = RuleText(letters: letters)
    let filled = Substitution(expression, result: result, writer: letters.writer) {
      rules.value(of: $0, values: values, sweep)
    }
    return filled.text == filled.result ? nil : "\(name) = \(filled.marked)"
  }
}

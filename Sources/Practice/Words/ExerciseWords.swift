import Autodiff
import LessonKit

/// The English of a question: what is asked, four stages of hints, the solution.
package struct ExerciseWords: Sendable {
  package let exercise: Exercise
  package let script: Script

  package init(_ exercise: Exercise, script: Script = .unicode) {
    self.exercise = exercise
    self.script = script
  }

  var subject: Subject { exercise.subject }
  var list: WengertList { subject.list }
  var letters: Letters { Letters(list, script) }
  var cells: CellWords { CellWords(letters: letters) }

  /// The question in lines of prose: the author's, or drawn.
  package var prompt: [String] {
    guard let authored = exercise.authored else { return [question] }
    return subject.prose(script).lines(authored.prompt).map(\.text)
  }

  /// The function at its point, for the top of a drawn question: `y₁ = x₁·x₂ + sin x₁` and so on,
  /// then `x₁ = 0.5, x₂ = 2`.
  package var given: [String] {
    let rows = list.operations.prefix(Self.shownRows).map { node in
      "\(letters.primal(node)) = \(letters.writer.text(list.expression(of: node)))"
    }
    let more = list.operations.count > Self.shownRows ? [letters.ellipsis] : []
    let outputs = list.outputs.indices.map {
      "\(letters.output($0)) = \(letters.primal(list.outputs[$0].node))"
    }
    let point = list.inputs.indices.map {
      "\(letters.input($0)) = \(letters.number(subject.point[$0]))"
    }
    return rows + more + [outputs.joined(separator: ", "), "at " + point.joined(separator: ", ")]
  }

  private static let shownRows = 12

  /// The lines that a choice, an order or a faulty pass shows, in the order of their numbers.
  package var items: [String] {
    switch exercise.task {
    case .choices(let options): return options.map { $0.text.text(subject, script) }
    case .order(let ordered): return ordered.items.map { $0.text(subject, script) }
    case .wrongRow(let faulty):
      return faulty.rows.map { row in
        "\(letters.symbol(row.node, faulty.pass.mode)) = \(letters.number(row.value))"
      }
    case .cell, .formula, .expression, .list, .trace: return []
    }
  }

  private var question: String {
    switch exercise.task {
    case .cell(let cell): return cellQuestion(cell)
    case .formula(let node, let mode):
      let name = letters.symbol(node, mode)
      let neighbours = mode == .forward ? "tangents of its operands" : "adjoints of its successors"
      return "Which formula gives \(name) from the \(neighbours)? Write it with "
        + "\(letters.primal(0)), \(letters.symbol(0, mode)) and so on."
    case .expression(_, _): return "Which expression is it?"
    case .choices:
      let (n, m) = (list.inputCount, list.outputCount)
      return "Here n = \(n) and m = \(m). Which mode needs fewer passes for the whole Jacobian?"
    case .order:
      return "Put these adjoints in an order in which a reverse pass can complete them."
    case .list:
      return "Write the Wengert list of \(formulas.joined(separator: ", ")): one operation a row, "
        + "from \(letters.primal(list.inputCount)) on."
    case .wrongRow(let faulty):
      return "One row of this \(faulty.pass.mode?.rawValue ?? "") pass with seed "
        + "\(letters.seed(faulty.pass)) is wrong; the others follow from what stands there. "
        + "Which row is it?"
    case .trace:
      let names = list.inputs.indices.map {
        "\(letters.input($0)) = \(letters.number(subject.point[$0]))"
      }
      return "Fill in the whole trace at \(names.joined(separator: ", ")), row by row."
    }
  }

  /// The outputs in the inputs' letters: `y₁ = x₁·x₂ + sin x₁`.
  private var formulas: [String] {
    let through = PaperValues(list).through
    return list.outputs.indices.map { index in
      let node = list.outputs[index].node
      let formula = through.indices.contains(node) ? through[node] : nil
      let inLetters = formula?.replacing { symbol in
        if case .node(let input) = symbol { .input(input) } else { .symbol(symbol) }
      }
      let text = inLetters.map { letters.writer.text($0) } ?? subject.function.canonical[index]
      return "\(letters.output(index)) = \(text)"
    }
  }

  private func cellQuestion(_ cell: Cell) -> String {
    switch cell {
    case .passes(let mode):
      return "How many \(mode.rawValue) passes fill the whole Jacobian here?"
    case .seed(let output, let input, let mode):
      return "With which seed vector does a \(mode.rawValue) pass give "
        + "\(letters.entry(output, input))?"
    case .value, .partial, .tangent, .adjoint, .term, .entry, .row, .column, .jacobian, .along,
      .pull:
      return "What is \(cells.name(cell))?"
    }
  }

  /// What one row of a whole trace asks: `w̄₁ in the pass with seed ȳ₁ = 1`.
  package func rowName(_ row: TraceExam.Row) -> String { cells.name(row.cell) }

  // MARK: hints

  /// Point, rule, numbers in. After the last the answer itself is left. An author's hints come in
  /// place of as many of the first ones.
  package var hints: [String] {
    let own = HintText(self).stages
    guard let authored = exercise.authored, !authored.hints.isEmpty else { return own }
    let prose = subject.prose(script)
    return authored.hints.map { prose.text($0) } + own.dropFirst(authored.hints.count)
  }

  /// The answer, with how it comes about; of a whole trace, of one row.
  package func solution(row: Int? = nil) -> String {
    let solution = answer(row)
    guard case .answer(let key) = exercise.authored?.kind else { return solution }
    let explanation = subject.paragraph(key.explanation, script)
    guard !explanation.isEmpty else { return solution }
    return solution + (solution.hasSuffix(".") ? " " : ". ") + explanation
  }

  private func answer(_ row: Int?) -> String {
    switch exercise.task {
    case .cell(let cell): return answer(cell)
    case .formula(let node, let mode):
      let rule = RuleText(letters: letters)
      let seed = [Double](repeating: 0, count: list.seedCount(mode))
      return rule.rule(
        of: mode == .forward ? .tangent(node: node, seed: seed) : .adjoint(node: node, seed: seed))
        ?? ""
    case .expression(let text, _): return text
    case .choices(let options):
      let right = options.indices.filter { options[$0].isRight }
      return right.map { "\($0 + 1): \(options[$0].text.text(subject, script))" }
        .joined(separator: "; ")
    case .order(let ordered):
      return ordered.solution.map { "\($0 + 1)" }.joined(separator: " ")
    case .list:
      return list.operations.map { node in
        "\(letters.primal(node)) = \(letters.writer.text(list.expression(of: node)))"
      }.joined(separator: "; ")
    case .wrongRow(let faulty):
      let name = letters.symbol(faulty.wrongNode, faulty.pass.mode)
      return "\(name). "
        + WrongRowKey(subject: subject, pass: faulty, letters: letters).explanation
    case .trace:
      let rows = TraceExam(subject, script: script).rows
      return row.flatMap { rows.indices.contains($0) ? answer(rows[$0].cell) : nil } ?? ""
    }
  }

  private func answer(_ cell: Cell) -> String {
    let values = list.values(at: subject.point)
    let value = cells.value(cell.value(in: list, values: values))
    let name = cells.name(cell)
    // Letters stay small: w̄₁, not W̄₁.
    return "\(name.hasPrefix("the ") ? name.capitalisedFirst : name) is \(value)."
  }
}

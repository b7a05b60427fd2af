import Autodiff

extension ExerciseWords {
  /// What an answer looks like: `a number, or an expression in x₁, x₂ or w's`; in a whole trace,
  /// to any row.
  package var form: String {
    switch exercise.task {
    case .cell(let cell):
      let truth = cell.value(in: list, values: list.values(at: subject.point))
      return truth.isOneNumber ? number : cells.shape(of: truth)
    case .trace: return number
    case .formula(_, let mode):
      return "a formula in w's and \(mode == .forward ? "tangents" : "adjoints"), typed as in "
        + "\(Letters(list, .ascii).symbol(0, mode)) cos(w1)"
    case .expression(_, let list): return "an expression in \(inputs(of: list))"
    case .choices(let options): return "the number of the option, 1 to \(options.count)"
    case .order(let ordered): return "all the numbers in your order, such as \(ordered.sample)"
    case .list:
      let next = list.inputCount
      return "rows such as \(letters.primal(next)) = \(letters.ellipsis); "
        + "\(letters.primal(next + 1)) = \(letters.ellipsis), all in one line"
    case .wrongRow: return "the row's name, such as \(letters.primal(list.count - 1))"
    }
  }

  private var number: String {
    "a number (2.878, 1/3, 2cos(2)), or an expression in \(inputs(of: list)) or w's"
  }

  private func inputs(of list: WengertList) -> String {
    let names = list.inputs.prefix(3).map { script.name($0) }
    return names.joined(separator: ", ")
      + (list.inputCount > names.count ? ", \(letters.ellipsis)" : "")
  }

  /// The true value of the question's cell, of a row's in a whole trace, or the author's
  /// expression; nil where it asks for something else.
  package func value(row: Int? = nil) -> String? {
    switch exercise.task {
    case .cell(let cell): return value(of: cell)
    case .trace:
      let rows = TraceExam(subject, script: script).rows
      return row.flatMap { rows.indices.contains($0) ? value(of: rows[$0].cell) : nil }
    case .expression(let text, _): return text
    case .formula, .choices, .order, .list, .wrongRow: return nil
    }
  }

  private func value(of cell: Cell) -> String {
    cells.value(cell.value(in: list, values: list.values(at: subject.point)))
  }
}

extension CellValue {
  /// Whether it is a number, or a vector of one.
  fileprivate var isOneNumber: Bool {
    switch self {
    case .number: true
    case .vector(let entries): entries.count == 1
    case .count, .matrix: false
    }
  }
}

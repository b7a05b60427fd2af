import Autodiff

extension Lesson {
  /// How many numbers all placeholders and answers show together; bounds the work of showing them.
  var shownValues: Int {
    var total = 0
    func add(_ cells: [(cell: Cell, typed: String)], _ trace: Int) {
      for entry in cells { total += entry.cell.size(in: traces[trace].list) }
    }
    for page in pages {
      add(page.title.cells + page.blocks.cells + page.notes.flatMap(\.cells), page.trace)
    }
    for (index, trace) in traces.enumerated() {
      for words in trace.narration { add(words.blocks.cells + words.notes.flatMap(\.cells), index) }
    }
    for question in questions { add(question.cells, question.trace) }
    return total
  }
}

extension Question {
  /// The cells of all that a question shows or computes.
  fileprivate var cells: [(cell: Cell, typed: String)] {
    let words = prompt.cells + notes.flatMap(\.cells) + hints.flatMap(\.cells)
    switch kind {
    case .answer(let key):
      let targets = ([key.target] + key.wrong.map(\.target)).compactMap(\.cell)
      return words + targets.map { ($0, "") } + key.explanation.cells
        + key.wrong.flatMap(\.feedback.cells)
    case .choices(let choices):
      return words + choices.flatMap { $0.text.cells + $0.feedback.cells }
    case .order(let ordering): return words + ordering.items.flatMap(\.cells)
    case .generate: return words
    }
  }
}

extension AnswerTarget {
  fileprivate var cell: Cell? {
    if case .cell(let cell) = self { return cell }
    return nil
  }
}

extension Cell {
  /// How many numbers the value of the cell has.
  fileprivate func size(in list: WengertList) -> Int {
    switch self {
    case .value, .partial, .tangent, .adjoint, .term, .entry, .passes: 1
    case .row, .pull: list.inputCount
    case .column, .along: list.outputCount
    case .jacobian: list.inputCount * list.outputCount
    case .seed(_, _, let mode): list.seedCount(mode)
    }
  }
}

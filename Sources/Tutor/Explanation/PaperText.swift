import Autodiff
import Canvas

/// The current row with x₁ … xₙ kept as letters: the chain of equalities as on paper.
enum PaperText {
  static func paragraphs(_ view: TraceView) -> [Paragraph] {
    guard let row = row(view) else {
      return [
        Paragraph(
          "On paper: go to a row of a forward or reverse pass, and its formulas stand here.",
          Style(.dim))
      ]
    }
    let symbol = view.letters.symbol(row.node, view.pass.mode)
    let continuation = String(repeating: " ", count: TextWidth.columns(of: symbol))
    let lines = row.texts(view.list, script: view.script).enumerated().map { index, text in
      Paragraph(
        prefix: (index == 0 ? symbol : continuation) + " = ", continuation: continuation + "   ",
        StyledText(text, Style(.code)))
    }
    return lines + (row.stop.map { [Paragraph($0.description, Style(.dim))] } ?? [])
  }

  private static func row(_ view: TraceView) -> DerivationRow? {
    guard let node = view.chosenRow ?? view.currentNode, view.pass.mode != nil else { return nil }
    let derivative = view.timeline.sweeps[view.passIndex].derivatives[node]
    let row = Derivation(view.list, view.pass).row(of: node, derivative: derivative)
    return row.lines.isEmpty ? nil : row
  }
}

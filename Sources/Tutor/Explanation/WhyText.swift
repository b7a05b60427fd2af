import Autodiff
import Canvas

/// What the symbol of a cell means and where its value comes from.
enum WhyText {
  /// About the chosen row's cell in the column of the pass under way, or the current step's.
  static func paragraphs(_ view: TraceView) -> [Paragraph] {
    guard let step = step(view) else {
      return [Paragraph("Nothing is computed yet: press the right arrow for the first step.")]
    }
    let position = view.timeline.position(of: step)
    guard position <= view.position else {
      return waiting(view, step, "It is not computed yet: step \(position) will fill it.")
    }
    if view.hidesCurrent && view.works(on: step) {
      return waiting(view, step, "Its value is held back: the next key shows it.")
    }
    let explanation = StepExplanation(view.timeline, at: position, script: view.script)
    let lines = explanation.map { $0.lines.map { Paragraph($0.text, Style(.code)) } } ?? []
    let sentence = explanation.map { [Paragraph($0.sentence)] } ?? []
    let meaning = Paragraph(meaning(view, step))
    return [meaning, .empty] + lines + [.empty] + sentence + relatives(view, step)
  }

  /// The step that fills the cell asked about.
  private static func step(_ view: TraceView) -> Step? {
    guard let row = view.chosenRow else { return view.step }
    let cell: TraceCell =
      view.passIndex == 0 ? .value(node: row) : .derivative(node: row, pass: view.passIndex)
    return view.timeline.step(at: view.timeline.position(filling: cell))
  }

  private static func waiting(
    _ view: TraceView, _ step: Step, _ state: String
  ) -> [Paragraph] {
    [Paragraph(meaning(view, step)), Paragraph(state)] + relatives(view, step)
  }

  private static func meaning(_ view: TraceView, _ step: Step) -> String {
    let letters = view.letters
    let pass = view.timeline.passes[step.pass]
    switch (step.event, pass.mode) {
    case (.value(let node), _):
      return "\(letters.primal(node)) is the value of node \(node + 1) of the list: "
        + "\(letters.writer.text(view.list.expression(of: node)))."
    case (.seed, .reverse):
      return "\(letters.seedVector(.reverse)) is the seed: the weight of each output in the "
        + "question that this pass answers."
    case (.seed, _):
      return "\(letters.seedVector(.forward)) is the seed: how fast each input moves in this pass."
    case (.entry(let index), _):
      return "\(letters.result(index, of: pass)) is what this pass was run for: it is read off "
        + "where the list ends."
    case (.term(let edge), .reverse): return derivative(view, view.list.operand(edge), pass)
    case (.term(let edge), _): return derivative(view, edge.node, pass)
    case (.total(let node), _): return derivative(view, node, pass)
    }
  }

  private static func derivative(_ view: TraceView, _ node: Int, _ pass: Pass) -> String {
    let letters = view.letters
    let symbol = letters.symbol(node, pass.mode)
    if pass.mode == .forward {
      return "\(symbol) is how fast \(letters.primal(node)) changes when the inputs move as the "
        + "seed \(letters.seed(pass)) says."
    }
    let asked = pass.unitIndex.map { letters.output($0) } ?? "the weighted sum of outputs"
    return "\(symbol) is how much \(asked) changes per unit of \(letters.primal(node)), along "
      + "all paths together."
  }

  private static func relatives(_ view: TraceView, _ step: Step) -> [Paragraph] {
    guard let node = view.chosenRow ?? view.currentNode else { return [] }
    let letters = view.letters
    let operands = view.list.operands(of: node).map { letters.primal($0) }
    let successors = view.list.successors(of: node).map { letters.primal($0) }
    let from = operands.isEmpty ? "the point" : letters.sequence(operands)
    let to = successors.isEmpty ? "no other node" : letters.sequence(successors)
    return [Paragraph("\(letters.primal(node)) is computed from \(from) and used by \(to).")]
  }
}

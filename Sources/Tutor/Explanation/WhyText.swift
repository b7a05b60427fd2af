import Autodiff
import Canvas

/// What the current cell's symbol means and where its value comes from.
enum WhyText {
  static func paragraphs(_ view: TraceView) -> [StyledText] {
    guard let step = view.step else {
      return [StyledText("Nothing is computed yet: press the right arrow for the first step.")]
    }
    let explanation = StepExplanation(view.timeline, at: view.position, script: view.script)
    let meaning = meaning(view, step)
    return [StyledText(meaning)] + (explanation.map { [StyledText($0.sentence)] } ?? [])
      + relatives(view)
  }

  private static func meaning(_ view: TraceView, _ step: Step) -> String {
    let letters = view.letters
    let d = letters.partialSign
    switch (step.event, view.pass.mode) {
    case (.value(let node), _):
      return "\(letters.primal(node)) is the value of node \(node + 1) of the list: "
        + "\(letters.writer.text(view.list.expression(of: node)))."
    case (.seed, .reverse):
      return "\(letters.seedVector(.reverse)) is the seed: the weight of each output in the "
        + "question that this pass answers."
    case (.seed, _):
      return "\(letters.seedVector(.forward)) is the seed: how fast each input moves in this "
        + "pass."
    case (.entry(let index), _):
      return "\(letters.result(index, of: view.pass)) is what this pass was run for: it is read "
        + "off where the list ends."
    default:
      guard let node = view.currentNode else { return "" }
      let symbol = letters.symbol(node, view.pass.mode)
      return view.pass.mode == .forward
        ? "\(symbol) is how fast \(letters.primal(node)) changes when the inputs move as the "
          + "seed \(letters.seed(view.pass)) says."
        : "\(symbol) is how much the seeded output changes per unit of "
          + "\(letters.primal(node)): \(d)y/\(d)\(letters.primal(node)), all paths together."
    }
  }

  private static func relatives(_ view: TraceView) -> [StyledText] {
    guard let node = view.currentNode else { return [] }
    let letters = view.letters
    let operands = view.list.operands(of: node).map { letters.primal($0) }
    let successors = view.list.successors(of: node).map { letters.primal($0) }
    let from = operands.isEmpty ? "the point" : letters.sequence(operands)
    let to = successors.isEmpty ? "no other node" : letters.sequence(successors)
    return [StyledText("\(letters.primal(node)) is computed from \(from) and used by \(to).")]
  }
}

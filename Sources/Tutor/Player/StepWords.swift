import Autodiff
import Canvas

/// The words below a step: the lesson's own, and the sentence that holds for any function.
enum StepWords {
  static func paragraphs(_ model: PlayerModel) -> [StyledText] {
    guard let view = model.view else { return [] }
    let script = model.settings.script
    let content = model.stepContent
    var paragraphs = words(model, view)
    if paragraphs.isEmpty || alwaysExplained(view) {
      let explanation = StepExplanation(view.timeline, at: view.position, script: script)
      if let sentence = explanation?.sentence { paragraphs.append(StyledText(sentence)) }
    }
    if model.settings.showsNotes, let note = content?.note {
      paragraphs += note[script].map { StyledText("note: ", Style(.note)) + $0 }
    }
    return paragraphs
  }

  private static func words(_ model: PlayerModel, _ view: TraceView) -> [StyledText] {
    let script = model.settings.script
    if view.position > 0 { return model.stepContent?.words?[script] ?? [] }
    if !model.isChanged, let opening = model.trace?.opening { return opening[script] }
    return [StyledText("The function is split into elementary steps. The next key computes them.")]
  }

  /// Seed steps, and zeros that come from the structure, always say why.
  private static func alwaysExplained(_ view: TraceView) -> Bool {
    guard let step = view.step else { return false }
    switch step.event {
    case .seed: return true
    case .total(let node): return view.timeline.sweeps[step.pass].derivatives[node] == 0
    default: return false
    }
  }
}

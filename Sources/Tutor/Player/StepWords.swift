import Autodiff
import Canvas

/// The words below a step: the lesson's own, and the sentence that holds for any function.
enum StepWords {
  static func paragraphs(_ model: PlayerModel) -> [Paragraph] {
    guard let view = model.view else { return [] }
    let script = model.settings.script
    let content = model.stepContent
    if view.hidesCurrent { return heldBack(view) }
    let paper = model.settings.showsPaper ? PaperText.paragraphs(view) : []
    if !paper.isEmpty && !PlayerLayout(model, view).isStacked { return paper }
    var paragraphs = words(model, view)
    if paragraphs.isEmpty || alwaysExplained(view) {
      let explanation = StepExplanation(view.timeline, at: view.position, script: script)
      if let sentence = explanation?.sentence {
        paragraphs += (paragraphs.isEmpty ? [] : [.empty]) + [Paragraph(sentence)]
      }
    }
    if view.position == view.timeline.count, let comparison = Comparison(view.timeline) {
      paragraphs.insert(Paragraph(comparison.sentence(view.letters), Style(.ok)), at: 0)
    }
    if model.settings.showsNotes, let note = content?.note {
      paragraphs += [.empty] + NoteText.paragraphs(note[script])
    }
    return paragraphs + (paper.isEmpty ? [] : [.empty] + paper)
  }

  /// Words and formulas would give a value away that is still to be guessed.
  private static func heldBack(_ view: TraceView) -> [Paragraph] {
    let explanation = StepExplanation(
      view.timeline, at: view.position, script: view.script, hidden: true)
    return [
      Paragraph("What is \(explanation?.subject ?? "it")?", Style(.heading)),
      Paragraph("The next key shows it.", Style(.dim)),
    ]
  }

  private static func words(_ model: PlayerModel, _ view: TraceView) -> [Paragraph] {
    let script = model.settings.script
    if view.position > 0 { return model.stepContent?.words?[script] ?? [] }
    if !model.isChanged, let opening = model.trace?.opening { return opening[script] }
    return [Paragraph("The function is split into elementary steps. The next key computes them.")]
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

/// The presenter's notes, told apart from the lesson's words by a mark and a style.
enum NoteText {
  static func paragraphs(_ lines: [Paragraph]) -> [Paragraph] {
    lines.map { line in
      let text = StyledText(runs: line.text.runs.map { StyledText.Run($0.text, Style(.note)) })
      return Paragraph(
        prefix: "note: " + line.prefix, continuation: "      " + line.continuation, text)
    }
  }
}

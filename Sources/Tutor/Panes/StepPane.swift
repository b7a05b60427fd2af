import Autodiff
import Canvas

/// Which lines of a step show.
package enum Showing: String, Hashable, Sendable, CaseIterable {
  case both
  case symbols
  case numbers
}

/// The current step in lines: rule, numbers in, value, where it goes.
package enum StepPane {
  package static func draw(_ view: TraceView, showing: Showing, on canvas: inout Canvas) {
    let lines = lines(view, showing: showing, width: canvas.size.width)
    for (y, line) in lines.prefix(canvas.size.height).enumerated() {
      canvas.write(line, at: Point(x: 0, y: y), maxWidth: canvas.size.width)
    }
  }

  package static func lines(_ view: TraceView, showing: Showing, width: Int) -> [StyledText] {
    guard
      let explanation = StepExplanation(
        view.timeline, at: view.position, script: view.script, hidden: view.isWithheld)
    else { return [StyledText("Nothing is computed yet.", Style(.dim))] }
    return explanation.lines.flatMap { line -> [StyledText] in
      guard isShown(line.kind, showing) else { return [] }
      let style = style(line.kind, view)
      let arrow = view.script == .unicode ? "→ " : "-> "
      let text = line.kind == .destination ? arrow + line.text : line.text
      return Wrapping.wrap(StyledText(text, style), width: max(10, width))
    }
  }

  static func isShown(_ kind: StepExplanation.Line.Kind, _ showing: Showing) -> Bool {
    switch (kind, showing) {
    case (.rule, .numbers), (.numbers, .symbols): false
    default: true
    }
  }

  private static func style(_ kind: StepExplanation.Line.Kind, _ view: TraceView) -> Style {
    switch kind {
    case .rule, .numbers: .text
    case .result: Style(.current)
    case .destination: Style(.dim)
    }
  }
}

import Autodiff
import Canvas

/// What lies over the player: help, why.
enum OverlayPane {
  static func draw(_ model: PlayerModel, on canvas: inout Canvas) {
    let unicode = model.settings.script == .unicode
    switch model.overlay {
    case nil, .goTo: break
    case .help(let scroll):
      let lines = HelpText.lines(PlayerCommand.bindings, unicode: unicode)
      box("Keys", lines, scroll: scroll, model, on: &canvas)
    case .why:
      guard let view = model.view else { break }
      let width = max(10, min(72, model.size.width - 6))
      let lines = WordsPane.lines(WhyText.paragraphs(view), width: width)
      box("Why?", lines, scroll: 0, model, on: &canvas)
    }
  }

  private static func box(
    _ title: String, _ lines: [StyledText], scroll: Int, _ model: PlayerModel,
    on canvas: inout Canvas
  ) {
    let size = model.size
    let width = min(76, size.width - 2)
    let height = min(lines.count + 2, size.height - 2)
    let rect = Rect(
      x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
    canvas.fill(rect)
    canvas.box(rect, lines: model.settings.lines)
    canvas.write(" \(title) ", at: rect.origin.offset(x: 2), style: Style(.heading))
    let hint =
      model.settings.script == .unicode
      ? " ↑ ↓ scroll · any other key closes " : " j k scroll - any other key closes "
    canvas.write(
      hint, at: Point(x: rect.left + 2, y: rect.bottom - 1), style: Style(.dim),
      maxWidth: width - 4)
    canvas.drawing(in: rect.inset(x: 2, y: 1)) {
      WordsPane.draw(
        lines, scroll: scroll, script: model.settings.script == .unicode, on: &$0)
    }
  }
}

/// The key table as help.
enum HelpText {
  static func lines<Command>(
    _ bindings: [KeyBinding<Command>], unicode: Bool
  ) -> [StyledText] {
    bindings.map { binding in
      let keys = binding.keys.map { $0.name(unicode) }.joined(separator: " ")
      let padding = String(repeating: " ", count: max(1, 20 - TextWidth.columns(of: keys)))
      return StyledText(keys, Style(.key)) + StyledText(padding + binding.help)
    }
  }
}

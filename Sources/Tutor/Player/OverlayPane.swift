import Autodiff
import Canvas

/// What lies over the player: help, why.
enum OverlayPane {
  static func draw(_ model: PlayerModel, on canvas: inout Canvas) {
    guard let box = box(model) else { return }
    box.draw(model.settings, model.size, on: &canvas)
  }

  private static func box(_ model: PlayerModel) -> BoxPane? {
    switch model.overlay {
    case nil, .search, .goTo, .change: return nil
    case .help(let scroll):
      let lines = HelpText.lines(
        PlayerCommand.bindings, unicode: model.settings.script == .unicode)
      return BoxPane(title: "Keys", lines: lines, scroll: scroll)
    case .problems(let problems, let scroll):
      let width = BoxPane.textWidth(model.size)
      let lines = problems.flatMap { Wrapping.wrap($0, width: width) }.map { StyledText($0) }
      return BoxPane(
        title: "The file has errors; this is the lesson as it was", lines: lines, scroll: scroll)
    case .passes(let selected):
      guard let view = model.view else { return nil }
      return PassList.box(view, selected: selected)
    case .why:
      guard let view = model.view else { return nil }
      let width = BoxPane.textWidth(model.size)
      return BoxPane(
        title: "Why?", lines: WordsPane.lines(WhyText.paragraphs(view), width: width))
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

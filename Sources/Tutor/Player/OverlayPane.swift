import Autodiff
import Canvas

/// What lies over the player: help, why.
enum OverlayPane {
  static func draw(_ model: PlayerModel, on canvas: inout Canvas) {
    if case .help(let help) = model.overlay {
      help.draw(model.settings, model.size, on: &canvas)
      return
    }
    guard let box = box(model) else { return }
    box.draw(model.settings, model.size, on: &canvas)
  }

  /// How far the box that lies over the player scrolls.
  static func longestScroll(_ model: PlayerModel) -> Int {
    max(0, (box(model)?.lines.count ?? 0) - BoxPane.textHeight(model.size))
  }

  private static func box(_ model: PlayerModel) -> BoxPane? {
    switch model.overlay {
    case nil, .help, .search, .goTo, .change: return nil
    case .problems(let problems, let scroll):
      let width = BoxPane.textWidth(model.size)
      let lines = problems.flatMap { Wrapping.wrap($0, width: width) }.map { StyledText($0) }
      return BoxPane(title: PlayerModel.problemsTitle, lines: lines, scroll: scroll)
    case .passes(let selected):
      guard let view = model.view else { return nil }
      return PassList.box(view, selected: selected, height: BoxPane.textHeight(model.size))
    case .why(let scroll):
      guard let view = model.view else { return nil }
      let width = BoxPane.textWidth(model.size)
      return BoxPane(
        title: "Why?", lines: WordsPane.lines(WhyText.paragraphs(view), width: width),
        scroll: scroll)
    }
  }
}

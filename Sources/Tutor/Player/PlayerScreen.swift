import Autodiff
import Canvas

/// Draws the player, whole, every time.
package enum PlayerScreen {
  package static func draw(_ model: PlayerModel, on canvas: inout Canvas) {
    guard !model.isBlank else { return }
    guard SmallScreen.isLargeEnough(model.size) else {
      SmallScreen.draw(model.size, on: &canvas)
      return
    }
    if case .change(let form) = model.overlay {
      drawForm(form, model, on: &canvas)
      return
    }
    if let view = model.view {
      drawTrace(model, view, on: &canvas)
    } else {
      PagePane.draw(model, on: &canvas)
    }
    drawBottom(model, on: &canvas)
    OverlayPane.draw(model, on: &canvas)
  }

  private static func drawForm(
    _ form: FunctionForm, _ model: PlayerModel, on canvas: inout Canvas
  ) {
    drawHeader(model, right: "what if: function, point, seeds", on: &canvas)
    canvas.hline(at: Point(x: 0, y: 1), length: model.size.width, lines: model.settings.lines)
    let area = Rect(x: 1, y: 3, width: model.size.width - 2, height: model.size.height - 5)
    canvas.drawing(in: area) { FunctionFormPane.draw(form, model.settings, on: &$0) }
    FormKeys.draw(model.notice?.onScreen, model.settings, model.size, on: &canvas)
    form.help?.draw(model.settings, model.size, on: &canvas)
  }

  private static func drawTrace(
    _ model: PlayerModel, _ view: TraceView, on canvas: inout Canvas
  ) {
    let layout = PlayerLayout(model, view)
    let place = HeaderText(model, view)
      .fitting(model.size.width, title: model.content.title)
    drawHeader(model, right: place, on: &canvas)
    let words = layout.panes[.words].map {
      WordsPane.lines(StepWords.paragraphs(model), fitting: $0.size)
    }
    PlayerFrame(model, layout, lineCount: words?.count ?? 0).draw(on: &canvas)
    for (pane, rect) in layout.panes {
      canvas.drawing(in: rect) { draw(pane, model, view, words ?? [], on: &$0) }
    }
  }

  private static func draw(
    _ pane: PlayerModel.Pane, _ model: PlayerModel, _ view: TraceView, _ words: [StyledText],
    on canvas: inout Canvas
  ) {
    switch pane {
    case .trace: TracePane.draw(view, on: &canvas)
    case .graph:
      let hasFocus = model.settings.picture == .graph || model.focus == .graph
      model.graph?.draw(view, progress: model.progress, hasFocus: hasFocus, on: &canvas)
    case .step: StepPane.draw(view, showing: model.settings.showing, on: &canvas)
    case .jacobian: JacobianPane.draw(view, on: &canvas)
    case .words where model.prediction != nil:
      model.prediction.map { PredictionPane.draw($0, on: &canvas) }
    case .words: WordsPane.draw(words, scroll: model.scroll, on: &canvas)
    }
  }

  static func drawHeader(_ model: PlayerModel, right: String, on canvas: inout Canvas) {
    let width = model.size.width
    let rightColumns = TextWidth.columns(of: right)
    canvas.write(
      TextWidth.truncated(
        model.content.title, to: max(0, width - rightColumns - 4),
        ellipsis: model.settings.ellipsis),
      at: Point(x: 1, y: 0), style: Style(.title))
    canvas.write(right, at: Point(x: width - rightColumns - 1, y: 0), style: Style(.dim))
  }

  private static func drawBottom(_ model: PlayerModel, on canvas: inout Canvas) {
    if case .search(let field) = model.overlay {
      drawPrompt("/", field, model, on: &canvas)
    } else if case .goTo(let field) = model.overlay {
      drawPrompt("go to step, pass 2, w3: ", field, model, on: &canvas)
    } else if model.prediction != nil && model.notice == nil {
      let hint =
        model.prediction?.isSolved == true
        ? "Enter shows it and goes on" : "Enter checks, Esc shows the value"
      NoticeLine.draw(hint, model.size, on: &canvas)
    } else if let notice = model.notice {
      NoticeLine.draw(notice.onScreen, model.size, on: &canvas)
    } else {
      footer(model).draw(on: &canvas)
    }
  }

  /// A line under edit in place of the footer.
  private static func drawPrompt(
    _ prompt: String, _ field: TextField, _ model: PlayerModel, on canvas: inout Canvas
  ) {
    let y = model.size.height - 1
    let x = 1 + canvas.write(prompt, at: Point(x: 1, y: y), style: Style(.key))
    field.draw(at: Point(x: x, y: y), width: model.size.width - x - 1, on: &canvas)
  }

  /// The keys that the bottom line offers.
  static func footer(_ model: PlayerModel) -> Footer<PlayerCommand> {
    let bindings = footerCommands(model).compactMap { command in
      PlayerCommand.bindings.first { $0.command == command }
    }
    return Footer(
      bindings, width: model.size.width, y: model.size.height - 1,
      unicode: model.settings.script == .unicode)
  }

  private static func footerCommands(_ model: PlayerModel) -> [PlayerCommand] {
    guard let view = model.view else {
      let keys =
        model.isAtEnd && model.content.lesson != nil
        ? PlayerCommand.lastPageFooter : PlayerCommand.pageFooter
      return longestScroll(model) > 0 ? keys : keys.filter { $0 != .scrollDown }
    }
    let layout = PlayerLayout(model, view)
    if layout.isSingle { return PlayerCommand.singleFooter }
    if let table = layout.panes[.trace], TraceColumns.mayHidePasses(view, width: table.width),
      TraceColumns(view, width: table.width).hidesPasses
    {
      return PlayerCommand.manyPassesFooter
    }
    return layout.panes[.words] == nil ? PlayerCommand.graphFooter : PlayerCommand.traceFooter
  }

  /// How far the words can scroll.
  static func longestScroll(_ model: PlayerModel) -> Int {
    let rect = wordsRect(model)
    let lines =
      model.view == nil
      ? WordsPane.lines(PagePane.paragraphs(model), width: rect.width)
      : WordsPane.lines(StepWords.paragraphs(model), fitting: rect.size)
    return max(0, lines.count - rect.height)
  }

  private static func wordsRect(_ model: PlayerModel) -> Rect {
    guard let view = model.view else { return PagePane.body(model.size) }
    return PlayerLayout(model, view).panes[.words] ?? Rect(x: 0, y: 0, width: 1, height: 1)
  }
}

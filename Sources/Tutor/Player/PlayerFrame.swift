import Autodiff
import Canvas

/// The lines between the panes, and in them the panes' names: what one is looking at.
struct PlayerFrame {
  private let model: PlayerModel
  private let layout: PlayerLayout
  /// How many lines the words have, in sight or not.
  private let lineCount: Int

  init(_ model: PlayerModel, _ layout: PlayerLayout, lineCount: Int) {
    self.model = model
    self.layout = layout
    self.lineCount = lineCount
  }

  private var script: Script { model.settings.script }

  func draw(on canvas: inout Canvas) {
    drawRules(on: &canvas)
    for (pane, rect) in layout.panes where rect.top > 0 {
      drawName(pane, rect, on: &canvas)
    }
    if let rect = layout.panes[.words] { drawRemark(rect, on: &canvas) }
  }

  // MARK: Lines

  private func drawRules(on canvas: inout Canvas) {
    var grid = WireGrid(size: model.size)
    for rule in layout.rules {
      let (back, forth) = Self.directions(rule)
      for point in Self.points(rule) {
        grid.join(point, back, .light)
        grid.join(point, forth, .light)
      }
    }
    for rule in layout.rules { joinEnds(rule, &grid) }
    grid.draw(script: script == .unicode, at: .zero, on: &canvas)
  }

  /// Where a line ends on another one, that one gets a branch.
  private func joinEnds(_ rule: Rect, _ grid: inout WireGrid) {
    let (back, forth) = Self.directions(rule)
    let points = Self.points(rule)
    guard let first = points.first, let last = points.last else { return }
    for (end, direction) in [(first, back), (last, forth)] {
      let neighbour = WireGrid.step(end, direction)
      if layout.rules.contains(where: { $0.contains(neighbour) }) {
        grid.join(neighbour, direction.opposite, .light)
      }
    }
  }

  private static func directions(_ rule: Rect) -> (Arms.Direction, Arms.Direction) {
    rule.height == 1 ? (.left, .right) : (.up, .down)
  }

  private static func points(_ rule: Rect) -> [Point] {
    rule.height == 1
      ? (rule.left..<rule.right).map { Point(x: $0, y: rule.top) }
      : (rule.top..<rule.bottom).map { Point(x: rule.left, y: $0) }
  }

  // MARK: Names

  /// The name on the line above a pane; brackets mark the one that Tab has reached.
  private func drawName(_ pane: PlayerModel.Pane, _ rect: Rect, on canvas: inout Canvas) {
    let isFocused = pane == model.focus
    let name = name(pane)
    canvas.write(
      isFocused ? "[\(name)]" : " \(name) ", at: Point(x: max(1, rect.left), y: rect.top - 1),
      style: Style(isFocused ? .heading : .dim), maxWidth: rect.width)
  }

  private func name(_ pane: PlayerModel.Pane) -> String {
    switch pane {
    case .trace: "table"
    case .graph: "graph"
    case .step: "this step"
    case .jacobian: "Jacobian"
    case .words where model.prediction != nil: "your guess"
    case .words: model.settings.showsPaper && !layout.isStacked ? "on paper" : "words"
    }
  }

  private func drawRemark(_ rect: Rect, on canvas: inout Canvas) {
    guard model.prediction == nil else { return }
    WordsPane.drawRemark(
      lineCount, scroll: model.scroll, of: rect, y: rect.top - 1,
      script: script == .unicode, on: &canvas)
  }
}

import Autodiff
import Canvas

/// One node's box: title on the frame, operation, numbers.
struct BoxDrawing {
  private let box: GraphLayout.Box
  private let graph: GraphDrawing

  init(_ box: GraphLayout.Box, _ graph: GraphDrawing) {
    self.box = box
    self.graph = graph
  }

  private var view: TraceView { graph.view }
  private var form: GraphForm { graph.layout.form }
  private var inner: Rect { box.rect.inset(x: 1 + form.boxes.margin, y: 1) }

  func draw(on canvas: inout Canvas) {
    drawTitle(on: &canvas)
    drawMoreMarks(on: &canvas)
    var y = inner.top
    let operation = graph.texts.operation(of: box.node)
    if !operation.isEmpty {
      canvas.write(operation, at: Point(x: inner.left, y: y), maxWidth: inner.width)
      y += 1
    }
    for cell in cells {
      drawNumber(cell, y: y, on: &canvas)
      y += 1
    }
  }

  private func drawTitle(on canvas: inout Canvas) {
    let isCurrent = box.node == view.currentNode
    let isFeeder = view.feeders.contains(box.node)
    let mark = isCurrent ? view.currentMark : isFeeder ? view.feederMark : " "
    let style = Style(isCurrent ? .current : isFeeder ? .feeder : .text)
    let corner = box.rect.origin
    let room = box.rect.width - 3
    canvas.write(mark, at: corner.offset(x: 1), style: style, maxWidth: room + 1)
    let used = canvas.write(
      graph.texts.title(of: box.node), at: corner.offset(x: 2), style: style, maxWidth: room)
    if used < room { canvas.write(" ", at: corner.offset(x: 2 + used)) }
  }

  /// The cells whose numbers the box shows.
  private var cells: [TraceCell] {
    let value = TraceCell.value(node: box.node)
    let derivative = TraceCell.derivative(node: box.node, pass: view.passIndex)
    if view.pass.mode == nil { return [value] }
    return form.boxes == .roomy ? [value, derivative] : [derivative]
  }

  private func drawNumber(_ cell: TraceCell, y: Int, on canvas: inout Canvas) {
    var mode: Mode?
    if case .derivative(_, let pass) = cell { mode = view.timeline.passes[pass].mode }
    let prefix = graph.texts.prefix(mode, box.node, form.boxes)
    let columns = graph.texts.columns(prefix)
    guard let text = view.text(cell, width: inner.width - columns) else { return }
    let place = Point(x: inner.left, y: y)
    canvas.write(prefix, at: place, style: Style(.dim))
    canvas.write(
      text, at: place.offset(x: columns), style: style(cell, mode, text),
      maxWidth: inner.width - columns)
  }

  private func style(_ cell: TraceCell, _ mode: Mode?, _ text: String) -> Style {
    if text == "?" { return Style(.hidden) }
    if view.isNew(cell) { return Style(.changed) }
    switch mode {
    case nil: return Style(.primal)
    case .forward: return Style(.tangent)
    case .reverse: return Style(.adjoint)
    }
  }

  /// Marks the sides of the frame on which neighbours are not shown.
  private func drawMoreMarks(on canvas: inout Canvas) {
    guard graph.shown.count < view.list.count else { return }
    if view.list.operands(of: box.node).contains(where: { !graph.shown.contains($0) }) {
      drawMore(moreMark(isOutgoing: false), on: &canvas)
    }
    if view.list.edges(outOf: box.node).contains(where: { !graph.shown.contains($0.node) }) {
      drawMore(moreMark(isOutgoing: true), on: &canvas)
    }
  }

  /// Below the middle of a side, where wires arrive; beside a corner, where there is nothing else.
  private func moreMark(isOutgoing: Bool) -> Point {
    let rect = box.rect
    if graph.flow != .right {
      return Point(x: rect.right - 2, y: isOutgoing ? rect.bottom - 1 : rect.top)
    }
    let row = rect.top + (rect.height + 1) / 2
    let isOnEdge = row == rect.bottom - 1
    return isOutgoing
      ? Point(x: rect.right - (isOnEdge ? 2 : 1), y: row)
      : Point(x: rect.left + (isOnEdge ? 1 : 0), y: row)
  }

  private func drawMore(_ place: Point, on canvas: inout Canvas) {
    canvas.write(graph.isUnicode ? "…" : ":", at: place, style: Style(.dim))
  }
}

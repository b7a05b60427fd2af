import Autodiff
import Canvas

/// The computational graph of a timeline in a pane of a certain size.
///
/// A value to keep: the layout is computed once. Where the whole graph does not fit, each
/// position shows the neighbourhood of its node, and a line says how much is not shown.
package struct GraphPane: Sendable {
  package let notation: GraphNotation
  package let size: Size
  /// The layout of the whole graph, if it fits.
  package let whole: GraphLayout?

  /// The neighbourhood of the position that was last prepared.
  private var prepared: (position: Int, part: Neighbourhood?)?
  /// What was measured for the neighbourhoods so far.
  private var widths: GraphWidths

  /// Larger lists are not tried as a whole: no terminal has room for them.
  private static let largestWhole = 120

  package init(_ timeline: Timeline, notation: GraphNotation, size: Size) {
    self.notation = notation
    self.size = size
    let list = timeline.list
    widths = GraphWidths(timeline, nodes: [], notation: notation.shortened)
    guard list.count <= Self.largestWhole else {
      whole = nil
      return
    }
    let nodes = Array(list.nodes)
    // More nodes tell more than longer labels, and than air around them.
    let tried =
      notation.alternatives.map { ($0, GraphForm.all()) } + [(notation.shortened, GraphForm.dense)]
    whole =
      tried.lazy.compactMap { notation, forms in
        let widths = GraphWidths(timeline, nodes: nodes, notation: notation)
        return GraphLayout(
          list, nodes: nodes, widths: widths, notation: notation, fitting: size, forms: forms)
      }.first
  }

  /// Lays out what a position shows, so that the frames of its movement need not.
  package mutating func prepare(_ view: TraceView) {
    guard whole == nil, prepared?.position != view.position else { return }
    if widths.nodes.count > Self.mostMeasured { widths.forget() }
    prepared = (view.position, neighbourhood(view, &widths))
  }

  /// More nodes than this are not kept: a neighbourhood has a few dozen.
  private static let mostMeasured = 400

  /// Draws the graph at a view's position onto the whole canvas.
  ///
  /// `progress` says how much of the step's movement is done, 0…1. With `hasFocus` the cursor
  /// rests on the current node's title.
  package func draw(
    _ view: TraceView, progress: Double = 1, hasFocus: Bool = false, on canvas: inout Canvas
  ) {
    if let whole {
      draw(whole, view, progress, hasFocus, in: canvas.bounds, on: &canvas)
    } else if let part = neighbourhood(view) {
      let room = Rect(origin: .zero, size: roomForPart)
      draw(part.layout, view, progress, hasFocus, in: room, on: &canvas)
      drawRemark(part.hiddenCount, view, on: &canvas)
    } else {
      drawWords(view, on: &canvas)
    }
  }

  /// What is drawn at a view's position; nil where not even one box fits.
  package func layout(_ view: TraceView) -> GraphLayout? {
    whole ?? neighbourhood(view)?.layout
  }

  /// The pane without the line that says what is not shown.
  private var roomForPart: Size { Size(width: size.width, height: size.height - 1) }

  private func neighbourhood(_ view: TraceView) -> Neighbourhood? {
    if let prepared, prepared.position == view.position { return prepared.part }
    var widths = widths
    return neighbourhood(view, &widths)
  }

  private func neighbourhood(_ view: TraceView, _ widths: inout GraphWidths) -> Neighbourhood? {
    Neighbourhood(view, notation: notation.shortened, fitting: roomForPart, widths: &widths)
  }

  private func drawRemark(_ hiddenCount: Int, _ view: TraceView, on canvas: inout Canvas) {
    guard hiddenCount > 0 else { return }
    let nodes = hiddenCount == 1 ? "node" : "nodes"
    canvas.write(
      "\(view.letters.ellipsis) \(hiddenCount) more \(nodes)",
      at: Point(x: 0, y: size.height - 1), style: Style(.dim), maxWidth: size.width)
  }

  /// What is left where not even one box fits: the current node in a line or two.
  private func drawWords(_ view: TraceView, on canvas: inout Canvas) {
    let node = view.currentNode ?? view.feeders.min() ?? 0
    guard view.list.nodes.contains(node) else { return }
    let texts = GraphTexts(view.letters)
    let rule = [texts.title(of: node), texts.operation(of: node)].filter { !$0.isEmpty }
    canvas.write(cut(rule.joined(separator: " = "), view), at: .zero, style: Style(.current))
    let mode = view.pass.mode
    let cell =
      mode == nil
      ? TraceCell.value(node: node) : TraceCell.derivative(node: node, pass: view.passIndex)
    let prefix = texts.prefix(mode, node, .roomy)
    guard let number = view.text(cell, width: max(1, size.width - TextWidth.columns(of: prefix)))
    else { return }
    canvas.write(cut(prefix + number, view), at: Point(x: 0, y: 1))
  }

  private func cut(_ text: String, _ view: TraceView) -> String {
    TextWidth.truncated(text, to: size.width, ellipsis: view.letters.ellipsis)
  }

  private func draw(
    _ layout: GraphLayout, _ view: TraceView, _ progress: Double, _ hasFocus: Bool,
    in room: Rect, on canvas: inout Canvas
  ) {
    let origin = Point(
      x: room.left + (room.width - layout.size.width) / 2,
      y: room.top + (room.height - layout.size.height) / 2)
    canvas.drawing(in: Rect(origin: origin, size: layout.size)) { canvas in
      GraphDrawing(layout, view, progress: progress).draw(on: &canvas)
      let box = layout.boxes.first { $0.node == view.currentNode }
      if hasFocus, let box { canvas.cursor = box.rect.origin.offset(x: 1) }
    }
  }
}

import Autodiff
import Canvas

/// One frame of a graph: a layout, at a position of the trace.
struct GraphDrawing {
  let layout: GraphLayout
  let view: TraceView
  /// How much of the step's movement is done, 0…1.
  let progress: Double
  let texts: GraphTexts
  /// The nodes that have a box.
  private let shown: Set<Int>

  init(_ layout: GraphLayout, _ view: TraceView, progress: Double) {
    self.layout = layout
    self.view = view
    self.progress = progress
    texts = GraphTexts(view.letters)
    shown = Set(layout.boxes.map(\.node))
  }

  private var isUnicode: Bool { view.script == .unicode }
  private var isReverse: Bool { view.pass.mode == .reverse }
  private var flow: Arms.Direction { layout.form.flow == .right ? .right : .down }

  /// Whether the current step computes along an edge.
  func isAtWork(_ edge: Edge) -> Bool {
    switch view.step?.event {
    case .term(let other): edge == other
    case .value(let node): edge.node == node
    case .total(let node): (isReverse ? view.list.operand(edge) : edge.node) == node
    case .seed, .entry, nil: false
    }
  }

  func draw(on canvas: inout Canvas) {
    drawLines(on: &canvas)
    for wire in layout.wires { drawHead(wire, on: &canvas) }
    for wire in layout.wires where isAtWork(wire.edge) { drawHead(wire, on: &canvas) }
    for wire in layout.wires { drawLabel(wire, on: &canvas) }
    for box in layout.boxes {
      BoxDrawing(box, self).draw(on: &canvas)
      drawMoreMarks(box, on: &canvas)
    }
    if progress < 1 { drawTravellers(on: &canvas) }
  }

  // MARK: Wires

  private func drawLines(on canvas: inout Canvas) {
    var grid = WireGrid(size: layout.size)
    for box in layout.boxes {
      let style = frameStyle(box.node)
      grid.add(frame: box.rect, style.weight, style.role)
    }
    for wire in layout.wires {
      let isAtWork = isAtWork(wire.edge)
      let weight: Arms.Weight = isAtWork ? .heavy : .light
      grid.add(wire.path, net: wire.source, flow: flow, weight, isAtWork ? .active : .frame)
      // The arrow's head touches one box; its tail joins the other's frame.
      guard let first = wire.path.first, let last = wire.path.last else { continue }
      if isReverse {
        grid.join(WireGrid.step(last, flow), flow.opposite, weight)
      } else {
        grid.join(WireGrid.step(first, flow.opposite), flow, weight)
      }
    }
    grid.draw(script: isUnicode, at: .zero, on: &canvas)
  }

  private func frameStyle(_ node: Int) -> (weight: Arms.Weight, role: Role) {
    if node == view.currentNode { return (.heavy, .current) }
    return (.light, view.feeders.contains(node) ? .text : .frame)
  }

  private func drawHead(_ wire: GraphLayout.Wire, on canvas: inout Canvas) {
    guard let place = isReverse ? wire.path.first : wire.path.last else { return }
    let style = Style(isAtWork(wire.edge) ? .active : .text)
    canvas.write(head, at: place, style: style)
  }

  private var head: String {
    switch (isReverse ? flow.opposite : flow, isUnicode) {
    case (.right, true): "▸"
    case (.left, true): "◂"
    case (.down, true): "▾"
    case (.up, true): "▴"
    case (.right, false): ">"
    case (.left, false): "<"
    case (.down, false): "v"
    case (.up, false): "^"
    }
  }

  /// Marks the sides of a box on which neighbours are not shown.
  private func drawMoreMarks(_ box: GraphLayout.Box, on canvas: inout Canvas) {
    guard layout.boxes.count < view.list.count else { return }
    let rect = box.rect
    let middle = Point(x: rect.left + rect.width / 2, y: rect.top + (rect.height - 1) / 2)
    let mark = isUnicode ? "…" : ":"
    if view.list.operands(of: box.node).contains(where: { !shown.contains($0) }) {
      let place =
        flow == .right
        ? Point(x: rect.left, y: middle.y + 1) : Point(x: rect.right - 2, y: rect.top)
      canvas.write(mark, at: place, style: Style(.dim))
    }
    let following = view.list.edges(outOf: box.node)
    if following.contains(where: { !shown.contains($0.node) }) {
      let place =
        flow == .right
        ? Point(x: rect.right - 1, y: middle.y + 1) : Point(x: rect.right - 2, y: rect.bottom - 1)
      canvas.write(mark, at: place, style: Style(.dim))
    }
  }

  // MARK: Labels

  private func drawLabel(_ wire: GraphLayout.Wire, on canvas: inout Canvas) {
    let style = Style(isAtWork(wire.edge) ? .active : .text)
    let lines = label(of: wire.edge)
    for (row, text) in lines.enumerated() where !text.isEmpty {
      let columns = texts.columns(text)
      let isRight = wire.labelSide == .right
      let x = isRight ? wire.label.right - columns : wire.label.left
      let place = Point(x: x, y: wire.label.bottom - lines.count + row)
      if flow == .right {
        canvas.fill(Rect(x: x - 1, y: place.y, width: columns + 2, height: 1))
      }
      canvas.write(text, at: place, style: style)
    }
  }

  /// The lines of an edge's label; empty where the number is not known yet.
  private func label(of edge: Edge) -> [String] {
    let symbol = texts.symbol(of: edge)
    let number = number(of: edge)
    let known = isKnown(edge) ? number : ""
    switch layout.notation.labels {
    case .symbols: return [symbol]
    case .numbers: return [known]
    // A partial that is a number in letters, too, stands there once.
    case .both where symbol == number: return [symbol]
    case .both where layout.form.flow == .down: return [symbol, known]
    case .both: return [known.isEmpty ? symbol : symbol + " = " + known]
    }
  }

  private func number(of edge: Edge) -> String {
    let partial = view.list.partial(edge, values: view.timeline.values)
    return view.fitted(partial, width: GraphWidths.longestNumber)
  }

  /// The number on an edge is known from the step on that computes the node, unless that is
  /// held back.
  private func isKnown(_ edge: Edge) -> Bool {
    let cell = TraceCell.value(node: edge.node)
    guard view.timeline.isFilled(cell, at: view.position) else { return false }
    return !(view.hidesCurrent && view.isNew(cell))
  }
}

/// One node's box: title on the frame, operation, numbers.
private struct BoxDrawing {
  let box: GraphLayout.Box
  let graph: GraphDrawing

  init(_ box: GraphLayout.Box, _ graph: GraphDrawing) {
    self.box = box
    self.graph = graph
  }

  private var view: TraceView { graph.view }
  private var form: GraphForm { graph.layout.form }
  private var inner: Rect { box.rect.inset(x: 1 + form.boxes.margin, y: 1) }

  func draw(on canvas: inout Canvas) {
    drawTitle(on: &canvas)
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
    let room = box.rect.width - 4
    canvas.write(mark, at: corner.offset(x: 1), style: style, maxWidth: room + 2)
    let used = canvas.write(
      graph.texts.title(of: box.node), at: corner.offset(x: 2), style: style, maxWidth: room)
    canvas.write(" ", at: corner.offset(x: 2 + used))
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
}

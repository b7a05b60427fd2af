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
  let shown: Set<Int>

  init(_ layout: GraphLayout, _ view: TraceView, progress: Double) {
    self.layout = layout
    self.view = view
    self.progress = progress
    texts = GraphTexts(view.letters, longestSymbol: layout.notation.longestSymbol)
    shown = Set(layout.boxes.map(\.node))
  }

  var isUnicode: Bool { view.script == .unicode }
  private var isReverse: Bool { view.pass.mode == .reverse }
  var flow: Arms.Direction { layout.form.flow == .right ? .right : .down }

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
    for box in layout.boxes { BoxDrawing(box, self).draw(on: &canvas) }
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
    guard let first = wire.path.first, let last = wire.path.last else { return }
    let onFrame = WireGrid.step(first, flow.opposite)
    let place = isReverse ? (layout.form.stub == 0 ? onFrame : first) : last
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
        let blanks = 1 + min(1, layout.form.labelMargin)
        canvas.fill(Rect(x: x - 1, y: place.y, width: columns + blanks, height: 1))
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
    return !(view.isWithheld && view.isNew(cell))
  }
}

import Autodiff
import Canvas

extension GraphDrawing {
  /// Draws the numbers that are on their way along the edges at work.
  func drawTravellers(on canvas: inout Canvas) {
    for wire in layout.wires where isAtWork(wire.edge) {
      guard let traveller = Traveller(wire, self) else { continue }
      traveller.draw(on: &canvas)
    }
  }
}

/// A number on its way along an edge: the factor until it meets the local partial, then the
/// product in the label's place.
private struct Traveller {
  private let text: String
  private let cells: Rect
  /// What is cleared for it.
  private let cleared: Rect
  /// Where a mere mark shows the way, because the number would cover a box or a label.
  private let mark: Point?

  /// nil for a step that carries nothing along this edge.
  init?(_ wire: GraphLayout.Wire, _ graph: GraphDrawing) {
    let view = graph.view
    guard !wire.path.isEmpty, let numbers = Self.numbers(wire.edge, view) else { return nil }
    let isReverse = view.pass.mode == .reverse
    let path = isReverse ? wire.path.reversed() : wire.path
    let progress = graph.progress > 0 ? min(graph.progress, 1) : 0
    let index = Int(progress * Double(path.count - 1))
    let meeting = path.firstIndex { Self.distance($0, wire.label) <= 1 } ?? path.count
    if index >= meeting || wire.label.isEmpty {
      text = numbers.after
      let width = min(TextWidth.columns(of: text), wire.label.width)
      let isRight = wire.labelSide == .right
      cells = Rect(
        x: isRight ? wire.label.right - width : wire.label.left, y: wire.label.bottom - 1,
        width: TextWidth.columns(of: text), height: 1)
      cleared = wire.label
      mark = nil
      return
    }
    text = numbers.before
    let place = path[index]
    let width = TextWidth.columns(of: text)
    let x = min(max(0, place.x - width / 2), max(0, graph.layout.size.width - width))
    let cells = Rect(x: x, y: place.y, width: width, height: 1)
    let obstacles = graph.layout.boxes.map(\.rect) + graph.layout.wires.map(\.label)
    mark = obstacles.contains { !$0.intersection(cells).isEmpty } ? place : nil
    self.cells = cells
    cleared = .init(origin: cells.origin, size: .zero)
  }

  /// The number that sets out and the one that arrives.
  private static func numbers(
    _ edge: Edge, _ view: TraceView
  ) -> (before: String, after: String)? {
    switch view.step?.event {
    case .value:
      let value = view.timeline.values[view.list.operand(edge)]
      let text = view.fitted(value, width: GraphWidths.longestNumber)
      return (text, text)
    case .total(let node):
      let isReverse = view.pass.mode == .reverse
      let count =
        isReverse ? view.list.successorCount(of: node) : view.list.operands(of: node).count
      // A sum of one product has no step of its own for it in most strides.
      return count == 1 ? term(edge, view) : nil
    case .term: return term(edge, view)
    case .seed, .entry, nil: return nil
    }
  }

  private static func term(_ edge: Edge, _ view: TraceView) -> (before: String, after: String) {
    let sweep = view.timeline.sweeps[view.passIndex]
    let term = sweep.term(edge, of: view.list, values: view.timeline.values)
    let width = GraphWidths.longestNumber
    return (
      view.fitted(term.factor, width: width),
      view.hidesCurrent ? "?" : view.fitted(term.product, width: width)
    )
  }

  /// The larger of the distances of a point from a rectangle along both axes.
  private static func distance(_ point: Point, _ rect: Rect) -> Int {
    let x = max(rect.left - point.x, point.x - (rect.right - 1), 0)
    let y = max(rect.top - point.y, point.y - (rect.bottom - 1), 0)
    return max(x, y)
  }

  func draw(on canvas: inout Canvas) {
    if let mark {
      canvas.write("*", at: mark, style: Style(.changed))
    } else {
      canvas.fill(cleared)
      canvas.write(text, at: cells.origin, style: Style(.changed))
    }
  }
}

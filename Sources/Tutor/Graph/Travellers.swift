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
/// product, first in the label's place.
private struct Traveller {
  private let text: String
  private let place: Point
  /// What is cleared for it.
  private let cleared: Rect

  /// nil for a step that carries nothing along this edge.
  init?(_ wire: GraphLayout.Wire, _ graph: GraphDrawing) {
    let isReverse = graph.view.pass.mode == .reverse
    let path = isReverse ? wire.path.reversed() : wire.path
    guard !path.isEmpty, let load = Self.load(wire.edge, graph.view) else { return nil }
    let progress = graph.progress > 0 ? min(graph.progress, 1) : 0
    let index = Int(progress * Double(path.count - 1))
    let meeting = path.indices.filter { Self.distance(path[$0], wire.label) <= 1 }
    let hasMet = index >= meeting.first ?? path.count
    let isMeeting = hasMet && index <= meeting.last ?? 0
    let obstacles =
      graph.layout.boxes.map(\.rect)
      + graph.layout.wires.filter { !isMeeting || $0 != wire }.map(\.label)
    let value = hasMet ? load.product : load.factor
    for width in stride(from: GraphWidths.longestNumber, through: Self.shortest, by: -1) {
      let text = value.map { graph.view.fitted($0, width: width) } ?? "?"
      let columns = TextWidth.columns(of: text)
      let x = isMeeting ? Self.start(of: columns, in: wire) : path[index].x - columns / 2
      let y = isMeeting ? wire.label.bottom - 1 : path[index].y
      let cells = Rect(x: x, y: y, width: columns, height: 1)
      let isInside = x >= 0 && cells.right <= graph.layout.size.width
      guard isInside, !obstacles.contains(where: { !$0.intersection(cells).isEmpty }) else {
        continue
      }
      (self.text, place) = (text, cells.origin)
      cleared = isMeeting ? wire.label : Rect(origin: .zero, size: .zero)
      return
    }
    // A mere mark shows the way where the number would cover a box or a label.
    (text, place) = ("*", path[index])
    cleared = Rect(origin: .zero, size: .zero)
  }

  /// Numbers lose digits down to this width before a mark takes their place.
  private static let shortest = 5

  /// Where a number begins that stands in a label's place.
  private static func start(of columns: Int, in wire: GraphLayout.Wire) -> Int {
    wire.labelSide == .right ? wire.label.right - columns : wire.label.left
  }

  /// What an edge carries in a step: the number that sets out and the one that arrives, nil where
  /// that is held back.
  private static func load(
    _ edge: Edge, _ view: TraceView
  ) -> (factor: Double, product: Double?)? {
    switch view.step?.event {
    case .value:
      let value = view.timeline.values[view.list.operand(edge)]
      return (value, value)
    case .total: return view.hasOneTerm ? term(edge, view) : nil
    case .term: return term(edge, view)
    case .seed, .entry, nil: return nil
    }
  }

  private static func term(_ edge: Edge, _ view: TraceView) -> (factor: Double, product: Double?) {
    let sweep = view.timeline.sweeps[view.passIndex]
    let term = sweep.term(edge, of: view.list, values: view.timeline.values)
    return (term.factor, view.hidesCurrent ? nil : term.product)
  }

  /// The larger of the distances of a point from a rectangle along both axes.
  private static func distance(_ point: Point, _ rect: Rect) -> Int {
    let x = max(rect.left - point.x, point.x - (rect.right - 1), 0)
    let y = max(rect.top - point.y, point.y - (rect.bottom - 1), 0)
    return max(x, y)
  }

  func draw(on canvas: inout Canvas) {
    canvas.fill(cleared)
    canvas.write(text, at: place, style: Style(.changed))
  }
}

extension TraceView {
  /// Whether the current step carries a number along an edge.
  var isCarrying: Bool {
    switch step?.event {
    case .value(let node): !list.operands(of: node).isEmpty
    case .term: true
    // A sum of one product has no step of its own for it in most strides.
    case .total: hasOneTerm
    case .seed, .entry, nil: false
    }
  }

  /// Whether the sum that the current step works on is a single product.
  fileprivate var hasOneTerm: Bool {
    timeline.sum(at: position).map { timeline.termCount(of: $0) == 1 } ?? false
  }
}

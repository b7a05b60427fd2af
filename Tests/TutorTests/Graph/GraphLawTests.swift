import Autodiff
import Canvas
import TestKit
import Testing

@testable import Tutor

/// What holds for the drawing of any list, in any pane.
@Suite("Graph laws")
struct GraphLawTests {
  /// How many lists are drawn in panes of each size.
  static let counts = [
    Size(width: 78, height: 16): 200, Size(width: 44, height: 20): 200,
    Size(width: 110, height: 45): 100, Size(width: 160, height: 60): 100,
    Size(width: 38, height: 7): 40,
  ]
  static let sizes = Array(counts.keys)

  /// Drawn once, looked at by every law.
  static let drawings = counts.reduce(into: [Size: [Drawing]]()) { drawings, size in
    drawings[size.key] = RandomFunction.first(size.value)
      .compactMap { Drawing($0, size: size.key) }
  }

  /// One random list drawn in one pane.
  struct Drawing: Sendable {
    let seed: UInt64
    let view: TraceView
    let layout: GraphLayout
    /// The layout alone on a canvas.
    let canvas: Canvas

    /// nil where the pane has no room for a single box.
    init?(_ random: RandomFunction, size: Size) {
      seed = random.seed
      let script: Script = seed % 3 == 0 ? .ascii : .unicode
      let showing = Showing.allCases[Int(seed % 5) % Showing.allCases.count]
      let timeline = Timeline(WengertList(random.function), at: random.point)
      let position = Int(seed * 7919) % (timeline.count + 1)
      view = TraceView(timeline, position: position, script: script)
      let notation = GraphNotation(script: script, labels: showing)
      let pane = GraphPane(timeline, notation: notation, size: size)
      guard let layout = pane.layout(view) else { return nil }
      self.layout = layout
      var canvas = Canvas(size: layout.size)
      GraphDrawing(layout, view, progress: 1).draw(on: &canvas)
      self.canvas = canvas
    }
  }

  @Test("boxes lie in the pane, apart from each other", arguments: sizes)
  func boxes(size: Size) {
    for drawing in Self.drawings[size] ?? [] {
      let layout = drawing.layout
      #expect(layout.size.width <= size.width && layout.size.height <= size.height)
      for (index, box) in layout.boxes.enumerated() {
        #expect(isInside(box.rect, layout.size), "seed \(drawing.seed), box \(box)")
        for other in layout.boxes[(index + 1)...] {
          #expect(box.rect.intersection(other.rect).isEmpty, "seed \(drawing.seed), box \(box)")
        }
      }
    }
  }

  @Test("wires join their boxes and meet other nets only at right angles", arguments: sizes)
  func wires(size: Size) {
    for drawing in Self.drawings[size] ?? [] {
      let layout = drawing.layout
      var cells: [Point: [(net: Int, isVertical: Bool?)]] = [:]
      for wire in layout.wires {
        for (place, point) in wire.path.enumerated() {
          #expect(!layout.boxes.contains { $0.rect.contains(point) }, "seed \(drawing.seed)")
          #expect(isInside(Rect(origin: point, size: Size(width: 1, height: 1)), layout.size))
          cells[point, default: []].append(
            (wire.source, direction(wire.path, at: place, layout.form.flow)))
        }
        #expect(touches(wire.path.first, wire.source, layout), "seed \(drawing.seed)")
        #expect(touches(wire.path.last, wire.edge.node, layout), "seed \(drawing.seed)")
      }
      for (point, users) in cells {
        for user in users where user.net != users[0].net {
          #expect(
            user.isVertical != nil && users[0].isVertical == !(user.isVertical ?? true),
            "seed \(drawing.seed): two nets lie on each other at \(point)")
        }
      }
    }
  }

  @Test("labels stand clear of boxes, other labels and other edges", arguments: sizes)
  func labels(size: Size) {
    for drawing in Self.drawings[size] ?? [] {
      let layout = drawing.layout
      for (index, wire) in layout.wires.enumerated() {
        let label = wire.label
        #expect(isInside(label, layout.size), "seed \(drawing.seed), label \(label) is clipped")
        #expect(!layout.boxes.contains { !$0.rect.intersection(label).isEmpty })
        for other in layout.wires[(index + 1)...] {
          #expect(other.label.intersection(label).isEmpty, "seed \(drawing.seed)")
        }
        for other in layout.wires where other.edge != wire.edge {
          #expect(
            !other.path.contains { label.contains($0) },
            "seed \(drawing.seed): \(other.edge) runs through the label of \(wire.edge)")
        }
      }
    }
  }

  @Test("every title, operation and label is there in full", arguments: sizes)
  func words(size: Size) {
    for drawing in Self.drawings[size] ?? [] {
      let texts = GraphTexts(
        drawing.view.letters, longestSymbol: drawing.layout.notation.longestSymbol)
      for box in drawing.layout.boxes {
        let lines = box.rect.rows.map { drawing.text(row: $0, columns: box.rect.columns) }
        let title = texts.title(of: box.node)
        #expect(lines.first?.contains(title) == true, "seed \(drawing.seed): \(title) in \(lines)")
        let operation = texts.operation(of: box.node)
        #expect(
          operation.isEmpty || lines.contains { $0.contains(operation) },
          "seed \(drawing.seed): \(operation) in \(lines)")
      }
      for wire in drawing.layout.wires where drawing.layout.notation.labels != .numbers {
        let label = wire.label.rows.map { drawing.text(row: $0, columns: wire.label.columns) }
        let symbol = texts.symbol(of: wire.edge)
        #expect(
          label.contains { $0.contains(symbol) }, "seed \(drawing.seed): \(symbol) in \(label)")
      }
    }
  }

  @Test("a value on its way covers no box", arguments: sizes)
  func travellers(size: Size) {
    for drawing in Self.drawings[size] ?? [] {
      for progress in [0, 0.3, 0.6, 0.95] {
        var canvas = Canvas(size: drawing.layout.size)
        GraphDrawing(drawing.layout, drawing.view, progress: progress).draw(on: &canvas)
        for box in drawing.layout.boxes {
          let changed = box.rect.rows.contains { y in
            box.rect.columns.contains { x in
              canvas[Point(x: x, y: y)] != drawing.canvas[Point(x: x, y: y)]
            }
          }
          #expect(!changed, "seed \(drawing.seed), box \(box), progress \(progress)")
        }
      }
    }
  }

  @Test("no crossing could be avoided by another order of the levels")
  func crossings() {
    var compared = 0
    for random in RandomFunction.first(200) {
      let list = WengertList(random.function)
      let graph = LevelGraph(list, nodes: Array(list.nodes))
      guard let least = BruteForce.leastCrossings(graph, widest: 5) else { continue }
      compared += 1
      #expect(LevelOrder.reduced(graph).crossings() == least, "seed \(random.seed)")
    }
    #expect(compared > 80)
  }

  /// Nets share their wires, so a net may have to pass another's beginning: once in a hundred
  /// drawings that costs a crossing more than straight lines would have.
  @Test("no more crossings are drawn than the order of the levels asks for")
  func drawnCrossings() {
    var excess = 0
    for drawing in Self.drawings.values.joined() {
      let nodes = drawing.layout.boxes.map(\.node).sorted()
      let graph = LevelGraph(
        drawing.view.list, nodes: nodes, pullsInputs: drawing.layout.form.pullsInputs)
      var nets: [Point: Set<Int>] = [:]
      for wire in drawing.layout.wires {
        for point in wire.path { nets[point, default: []].insert(wire.source) }
      }
      let drawn = nets.values.filter { $0.count > 1 }.count
      let asked = LevelOrder.reduced(graph).crossings()
      #expect(drawn <= asked + 1, "seed \(drawing.seed)")
      excess += max(0, drawn - asked)
    }
    #expect(excess <= 6)
  }

  // MARK: Geometry

  private func isInside(_ rect: Rect, _ size: Size) -> Bool {
    rect.left >= 0 && rect.top >= 0 && rect.right <= size.width && rect.bottom <= size.height
  }

  /// Whether a wire goes straight through one of its cells, and which way; nil at a bend.
  /// Whether a wire runs upright through a cell, level, or, nil, round a corner; it enters its
  /// first cell and leaves its last one along the flow.
  private func direction(_ path: [Point], at place: Int, _ flow: GraphForm.Flow) -> Bool? {
    let (x, y) = flow == .right ? (1, 0) : (0, 1)
    let before = place > 0 ? path[place - 1] : path[place].offset(x: -x, y: -y)
    let after = place < path.count - 1 ? path[place + 1] : path[place].offset(x: x, y: y)
    return before.x == after.x ? true : before.y == after.y ? false : nil
  }

  private func touches(_ end: Point?, _ node: Int, _ layout: GraphLayout) -> Bool {
    guard let end, let box = layout.boxes.first(where: { $0.node == node }) else { return false }
    return [end.offset(x: 1), end.offset(x: -1), end.offset(y: 1), end.offset(y: -1)]
      .contains { box.rect.contains($0) }
  }
}

extension GraphLawTests.Drawing {
  /// What stands in a row of cells.
  fileprivate func text(row: Int, columns: Range<Int>) -> String {
    columns.compactMap { canvas[Point(x: $0, y: row)]?.grapheme.description }.joined()
  }
}

/// The fewest crossings over all orders of all levels, by dynamic programming over the orders.
private enum BruteForce {
  /// nil for a graph with a level of more slots than `widest`.
  static func leastCrossings(_ graph: LevelGraph, widest: Int) -> Int? {
    guard graph.levels.allSatisfy({ $0.count <= widest }) else { return nil }
    var costs = permutations(graph.levels.first ?? []).map { (order: $0, cost: 0) }
    for level in graph.levels.indices.dropFirst() {
      let links = graph.links(after: level - 1)
      costs = permutations(graph.levels[level]).map { order in
        let best = costs.map { $0.cost + crossings(links, $0.order, order) }.min() ?? 0
        return (order, best)
      }
    }
    return costs.map(\.cost).min() ?? 0
  }

  private static func crossings(_ links: [LevelGraph.Link], _ upper: [Int], _ lower: [Int]) -> Int {
    var places: [Int: Int] = [:]
    for (place, slot) in upper.enumerated() { places[slot] = place }
    for (place, slot) in lower.enumerated() { places[slot] = place }
    var count = 0
    for (index, link) in links.enumerated() {
      for other in links[(index + 1)...] {
        let above = (places[link.from] ?? 0) - (places[other.from] ?? 0)
        let below = (places[link.to] ?? 0) - (places[other.to] ?? 0)
        if above * below < 0 { count += 1 }
      }
    }
    return count
  }

  private static func permutations(_ slots: [Int]) -> [[Int]] {
    guard let first = slots.first else { return [[]] }
    return permutations(Array(slots.dropFirst())).flatMap { rest in
      (0...rest.count).map { place in Array(rest[..<place]) + [first] + Array(rest[place...]) }
    }
  }
}

import Autodiff
import Canvas

/// Where the boxes, wires and labels of a graph stand: a value, computed once and drawn often.
///
/// Coordinates begin at (0, 0); boxes never overlap, no label touches a box, a wire of another
/// edge or another label.
package struct GraphLayout: Hashable, Sendable {
  package struct Box: Hashable, Sendable {
    package let node: Int
    package let rect: Rect
  }

  /// An edge: the cells it runs through, from the one beside its operand's box to the one beside
  /// its node's box, and the cells that its label may take.
  package struct Wire: Hashable, Sendable {
    package let edge: Edge
    /// The node that the edge leaves: its wires are one net and share cells.
    package let source: Int
    package let path: [Point]
    package let label: Rect
    /// Which end of the label's cells its text leans to: the one at the wire.
    let labelSide: Alignment
  }

  package let form: GraphForm
  package let notation: GraphNotation
  package let size: Size
  package let boxes: [Box]
  package let wires: [Wire]
}

extension GraphLayout {
  /// The cells that a box takes at least: no name of a node is shorter than w₁.
  private static let smallestBox = 6 * 3

  /// The layout of some nodes of a list, and of all edges among them, in the first form that
  /// fits into a pane; nil if none does.
  init?(
    _ list: WengertList, nodes: [Int], widths: GraphWidths, notation: GraphNotation,
    fitting pane: Size, forms: [GraphForm] = GraphForm.all()
  ) {
    guard nodes.count <= pane.width * pane.height / Self.smallestBox else { return nil }
    var plain: [Bool: LevelGraph] = [:]
    var ordered: [Bool: LevelGraph] = [:]
    for form in forms {
      let graph =
        plain[form.pullsInputs] ?? LevelGraph(list, nodes: nodes, pullsInputs: form.pullsInputs)
      plain[form.pullsInputs] = graph
      let sizes = LevelSizes(
        graph, GraphMeasure(widths: widths, showing: notation.labels, form: form))
      guard sizes.mayFit(pane) else { continue }
      // Boxes are as large in any order of their levels.
      let best = ordered[form.pullsInputs] ?? LevelOrder.reduced(graph)
      ordered[form.pullsInputs] = best
      guard var builder = LayoutBuilder(best, notation, sizes, in: pane) else { continue }
      builder.route()
      let layout = builder.layout()
      guard layout.size.width <= pane.width, layout.size.height <= pane.height else { continue }
      self = layout
      return
    }
    return nil
  }
}

/// Turns ordered levels into coordinates.
///
/// `across` counts along a level, `along` in the direction of the flow; only `point` and `rect`
/// know which of them is x.
private struct LayoutBuilder {
  let graph: LevelGraph
  let sizes: LevelSizes
  let notation: GraphNotation
  private var placement: LevelPlacement
  private var routes: [ChannelRoute] = []
  private var sources: [[Int]] = []

  private var form: GraphForm { sizes.measure.form }

  /// Nil where the boxes at their closest leave no hope, which spares the costly part.
  init?(_ graph: LevelGraph, _ notation: GraphNotation, _ sizes: LevelSizes, in pane: Size) {
    self.graph = graph
    self.notation = notation
    self.sizes = sizes
    let measure = sizes.measure
    let breadth = measure.form.flow == .right ? pane.height : pane.width
    placement = LevelPlacement(graph, shapes: sizes.shapes(in: graph), limit: breadth) {
      measure.gap(between: graph.slots[$0].isPassage, and: graph.slots[$1].isPassage)
    }
    guard placement.extent <= breadth else { return nil }
  }

  /// Finds the tracks of all channels; a level whose wires can't be ordered moves apart.
  mutating func route() {
    placement.settle()
    for level in graph.levels.indices.dropLast() {
      let slots = graph.levels[level].filter { !graph.outgoing[$0].isEmpty }
      sources.append(slots)
      while true {
        let nets = slots.map(net)
        switch ChannelRoute.find(nets) {
        case .success(let route):
          routes.append(route)
        case .failure(let conflict):
          separate(level + 1, at: conflict.place)
          continue
        }
        break
      }
    }
  }

  private func net(_ slot: Int) -> ChannelRoute.Net {
    let ends = graph.outgoing[slot].map { placement.ends(of: $0) }
    return ChannelRoute.Net(start: ends.first?.from ?? 0, ends: ends.map(\.to))
  }

  /// Pushes the slot whose wire arrives at a place, and all after it.
  private mutating func separate(_ level: Int, at place: Int) {
    let slot = graph.levels[level].last { slot in
      graph.incoming[slot].contains { placement.ends(of: $0).to == place }
    }
    if let slot { placement.push(slot) }
  }

  // MARK: Channels

  /// The length of a channel: an arrowhead, the tracks, the labels, an arrowhead.
  private func channelLength(after level: Int) -> Int {
    sizes.channels[level] + routes[level].trackCount * form.pitch
  }

  private func starts() -> [Int] {
    var starts = [0]
    for level in graph.levels.indices.dropLast() {
      starts.append(starts[level] + sizes.lengths[level] + channelLength(after: level))
    }
    return starts
  }

  private func point(_ along: Int, _ across: Int) -> Point {
    form.flow == .right ? Point(x: along, y: across) : Point(x: across, y: along)
  }

  func layout() -> GraphLayout {
    let starts = starts()
    let boxes = graph.slots.indices.filter { !graph.slots[$0].isPassage }.map { slot in
      let level = graph.slots[slot].level
      let corner = point(starts[level], placement.starts[slot])
      let length = sizes.lengths[level]
      let size =
        form.flow == .right
        ? Size(width: length, height: sizes.boxes[slot].height)
        : Size(width: sizes.boxes[slot].width, height: length)
      return GraphLayout.Box(
        node: graph.slots[slot].owner, rect: Rect(origin: corner, size: size))
    }
    let wires = graph.links.indices.compactMap { wire($0, starts) }
    let length = zip(starts, graph.levels.indices).map { $0 + sizes.lengths[$1] }.max() ?? 0
    let extent = point(length, placement.extent)
    return GraphLayout(
      form: form, notation: notation, size: Size(width: extent.x, height: extent.y),
      boxes: boxes, wires: wires)
  }

  // MARK: Wires

  /// The wire of the edge that ends with a link; nil for a link into a passage.
  private func wire(_ last: Int, _ starts: [Int]) -> GraphLayout.Wire? {
    guard let edge = graph.links[last].edge else { return nil }
    var links = [last]
    while let link = links.first, let before = graph.incoming[graph.links[link].from].first,
      graph.slots[graph.links[link].from].isPassage
    {
      links.insert(before, at: 0)
    }
    var path = WirePath()
    for link in links { extend(&path, with: link, starts) }
    let end = placement.ends(of: last).to
    let head = starts[graph.slots[graph.links[last].to].level] - 1
    let (label, side) = labelPlace(last, edge, head: head, end: end)
    return GraphLayout.Wire(
      edge: edge, source: graph.slots[graph.links[last].from].owner,
      path: path.cells.map { point($0.along, $0.across) }, label: label, labelSide: side)
  }

  private func extend(_ path: inout WirePath, with link: Int, _ starts: [Int]) {
    let from = graph.links[link].from
    let level = graph.slots[from].level
    let ends = placement.ends(of: link)
    let begin = starts[level] + sizes.lengths[level]
    if path.cells.isEmpty { path.begin(along: begin, across: ends.from) }
    let net = sources[level].firstIndex(of: from) ?? 0
    if let track = routes[level].tracks[net] {
      path.run(along: begin + form.stub + track * form.pitch)
      path.run(across: ends.to)
    }
    path.run(along: starts[level + 1] - 1)
  }

  /// The cells of a label, given the arrowhead's place.
  private func labelPlace(
    _ link: Int, _ edge: Edge, head: Int, end: Int
  ) -> (Rect, Alignment) {
    let width = sizes.measure.labelWidth(edge)
    switch form.flow {
    case .right:
      return (Rect(x: head - form.labelMargin - width, y: end, width: width, height: 1), .right)
    case .down:
      let rows = sizes.measure.labelRows
      let top = head + 1 - rows
      let siblings = graph.incoming[graph.links[link].to].map { placement.ends(of: $0).to }
      return end == siblings.max()
        ? (Rect(x: end + 2, y: top, width: width, height: rows), .left)
        : (Rect(x: end - 1 - width, y: top, width: width, height: rows), .right)
    }
  }
}

/// The cells of a wire as it grows.
private struct WirePath {
  private(set) var cells: [(along: Int, across: Int)] = []

  mutating func begin(along: Int, across: Int) { cells = [(along, across)] }

  mutating func run(along: Int) {
    guard let last = cells.last, along > last.along else { return }
    for place in (last.along + 1)...along { cells.append((place, last.across)) }
  }

  mutating func run(across: Int) {
    guard let last = cells.last, across != last.across else { return }
    let step = across > last.across ? 1 : -1
    for place in stride(from: last.across + step, through: across, by: step) {
      cells.append((last.along, place))
    }
  }
}

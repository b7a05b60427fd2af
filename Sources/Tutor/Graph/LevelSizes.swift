import Canvas

/// How much room the boxes and channels of a graph in levels take in one form: the same in
/// whatever order the levels stand, so that it is known before they are ordered.
struct LevelSizes {
  let measure: GraphMeasure
  /// Of each slot, its box; empty for a passage.
  let boxes: [Size]
  /// The length of each level along the flow.
  let lengths: [Int]
  /// The length of each channel if it had no tracks.
  let channels: [Int]
  /// The least room that the fullest level takes across the flow.
  private let breadth: Int

  private var isRight: Bool { measure.form.flow == .right }

  init(_ graph: LevelGraph, _ measure: GraphMeasure) {
    self.measure = measure
    let boxes = graph.slots.indices.map { slot in
      graph.slots[slot].isPassage
        ? Size.zero
        : measure.boxSize(
          graph.slots[slot].owner, labels: Self.labels(graph.incoming[slot], graph, measure))
    }
    self.boxes = boxes
    let isRight = measure.form.flow == .right
    lengths = graph.levels.map { level in
      level.reduce(1) { max($0, isRight ? boxes[$1].width : boxes[$1].height) }
    }
    channels = graph.levels.dropLast().map { level in
      let links = level.flatMap { graph.outgoing[$0] }
      return measure.channelLength(label: Self.labels(links, graph, measure).max() ?? 0)
    }
    breadth = graph.levels.reduce(0) { widest, level in
      max(widest, level.reduce(0) { $0 + max(1, isRight ? boxes[$1].height : boxes[$1].width) })
    }
  }

  private static func labels(
    _ links: [Int], _ graph: LevelGraph, _ measure: GraphMeasure
  ) -> [Int] {
    links.compactMap { graph.links[$0].edge.map(measure.labelWidth) }
  }

  /// Whether the boxes at their closest leave any hope.
  func mayFit(_ pane: Size) -> Bool {
    let (depth, limit) = isRight ? (pane.width, pane.height) : (pane.height, pane.width)
    return lengths.reduce(0, +) + channels.reduce(0, +) <= depth && breadth <= limit
  }

  /// Where wires meet the slots of the graph, whose levels are in order now.
  func shapes(in graph: LevelGraph) -> [SlotShape] {
    let ranks = graph.ranks()
    return graph.slots.indices.map { slot in
      graph.slots[slot].isPassage
        ? .passage
        : measure.shape(
          boxes[slot], labels: Self.labels(graph.orderedIncoming(slot, ranks), graph, measure))
    }
  }
}

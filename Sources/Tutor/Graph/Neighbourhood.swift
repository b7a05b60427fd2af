import Autodiff
import Canvas

/// The part of a large graph that shows at a step: as many nodes around the current one as fit.
///
/// Looks at nodes near the current one only: a list of a million nodes costs no more than one of
/// a hundred.
package struct Neighbourhood: Sendable {
  package let layout: GraphLayout
  /// How many nodes of the list are not in the layout.
  package let hiddenCount: Int

  /// More nodes than this are not tried: few terminals have room for their boxes.
  private static let most = 40
  /// After so many nodes that found no room, one after the other, the rest are not tried.
  private static let patience = 3

  /// From this width on three levels find room side by side.
  private static let wide = 66

  /// The largest neighbourhood that fits; nil where not even one box does.
  ///
  /// `widths` keeps what was measured for the neighbourhoods to come.
  init?(
    _ view: TraceView, notation: GraphNotation, fitting pane: Size, widths: inout GraphWidths
  ) {
    let essential = Self.essential(view)
    var search = Search(view, pane, notation, Self.flows(pane).first, widths)
    if !search.fits(essential) {
      search = Search(view, pane, notation, Self.flows(pane).last, search.widths)
    }
    if search.fits(essential) {
      search.addMost(of: Self.nearest(essential, view.list), atLeast: essential.count)
    }
    Self.fillUp(&search, essential, view.list)
    widths = search.widths
    guard let best = search.best else { return nil }
    layout = best
    hiddenCount = view.list.count - search.shown.count
  }

  /// The nodes around some, nearest first.
  private static func nearest(_ essential: [Int], _ list: WengertList) -> [Int] {
    var found = essential
    var seen = Set(essential)
    var next = 0
    while next < found.count, found.count < most {
      for node in neighbours(of: found[next], list) where seen.insert(node).inserted {
        found.append(node)
      }
      next += 1
    }
    return Array(found.prefix(most))
  }

  /// Adds single nodes where the nearest ones left room.
  private static func fillUp(_ search: inout Search, _ essential: [Int], _ list: WengertList) {
    var tried = Set(search.shown)
    var candidates = search.shown.isEmpty ? essential : []
    candidates += search.shown.flatMap { neighbours(of: $0, list) }
    var misses = 0
    var next = 0
    while next < candidates.count, search.shown.count < most, misses < patience {
      let node = candidates[next]
      next += 1
      guard tried.insert(node).inserted else { continue }
      if search.add([node]) {
        misses = 0
        candidates += neighbours(of: node, list)
      } else {
        misses += 1
      }
    }
  }

  /// A large graph flows the same way at every step where it can, so that steps look alike.
  private static func flows(_ pane: Size) -> (first: GraphForm.Flow, last: GraphForm.Flow) {
    pane.width >= wide ? (.right, .down) : (.down, .right)
  }

  /// The current node and the first that the step reads; the first node before any step.
  private static func essential(_ view: TraceView) -> [Int] {
    let nodes = (view.currentNode.map { [$0] } ?? []) + view.feeders.sorted()
    return nodes.isEmpty ? Array(view.list.nodes.prefix(1)) : Array(nodes.prefix(3))
  }

  private static func neighbours(of node: Int, _ list: WengertList) -> [Int] {
    list.operands(of: node) + list.edges(outOf: node).prefix(most).map(\.node)
  }

  /// A set of nodes that grows as long as it fits, in one notation and flow.
  private struct Search {
    private let list: WengertList
    private let pane: Size
    private let notation: GraphNotation
    private(set) var widths: GraphWidths
    /// The forms that have not turned out too large.
    private var forms: [GraphForm]
    private(set) var shown: [Int] = []
    private(set) var best: GraphLayout?

    init(
      _ view: TraceView, _ pane: Size, _ notation: GraphNotation, _ flow: GraphForm.Flow,
      _ widths: GraphWidths
    ) {
      list = view.list
      self.pane = pane
      self.notation = notation
      self.widths = widths
      forms = GraphForm.all(
        flows: [flow], boxes: [.compact, .snug, .tight, .brief], pullsInputs: [true])
    }

    mutating func fits(_ nodes: [Int]) -> Bool { layout(nodes) != nil }

    private mutating func layout(_ nodes: [Int]) -> GraphLayout? {
      for node in nodes { widths.add(node) }
      return GraphLayout(
        list, nodes: nodes.sorted(), widths: widths, notation: notation, fitting: pane,
        forms: forms)
    }

    /// Adds nodes if there is room; more nodes never need a more generous form.
    mutating func add(_ nodes: [Int]) -> Bool {
      guard let layout = layout(shown + nodes) else { return false }
      shown += nodes
      best = layout
      forms = Array(forms.drop { $0 != layout.form })
      return true
    }

    /// Adds as many of some nodes as fit, in their order: by steps that grow, then by halves.
    mutating func addMost(of nodes: [Int], atLeast count: Int) {
      var step = max(1, count)
      var grows = true
      while shown.count < nodes.count, step > 0 {
        let next = Array(nodes[shown.count..<min(nodes.count, shown.count + step)])
        if add(next) {
          step = grows ? max(4, step * 2) : step / 2
        } else {
          grows = false
          step = min(step, next.count) / 2
        }
      }
    }
  }
}

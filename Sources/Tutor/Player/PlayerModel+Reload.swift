import Autodiff

/// A lesson whose file was saved while it is open.
extension PlayerModel {
  /// Takes the new text of the lesson at the same step; a step that is gone gives way to the
  /// nearest position.
  package mutating func reload(_ new: PlayerContent) {
    let step = timeline?.step(at: position)
    let settings = (isPlaying, isHidden)
    content = new
    section = min(section, max(0, new.sections.count - 1))
    openSection(at: position)
    if let step, let timeline, timeline.holds(step) { go(to: timeline.position(of: step)) }
    (isPlaying, isHidden) = settings
    overlay = nil
    notice = "The lesson was saved: this is its new text."
  }

  static let problemsTitle = "The file has errors; this is the lesson as it was"

  /// Shows what is wrong with the new text; the old lesson stays.
  package mutating func show(problems: [String]) { overlay = .problems(problems, scroll: 0) }
}

extension Timeline {
  /// Whether a step of another timeline exists in this one.
  func holds(_ step: Step) -> Bool {
    guard passes.indices.contains(step.pass) else { return false }
    let mode = passes[step.pass].mode
    switch step.event {
    case .value(let node): return mode == nil && list.nodes.contains(node)
    case .seed: return mode != nil
    case .term(let edge):
      return mode != nil && list.operations.contains(edge.node)
        && list.edges(into: edge.node).contains(edge)
    case .total(let node):
      return mode == .forward
        ? list.operations.contains(node)
        : mode == .reverse && list.nodes.contains(node) && list.successorCount(of: node) > 0
    case .entry(let index): return mode.map { index < list.entryCount($0) } ?? false
    }
  }
}

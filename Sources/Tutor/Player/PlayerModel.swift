import Autodiff
import Canvas

/// The state of the player: where one is in a lesson, and how it shows.
package struct PlayerModel: Sendable {
  package internal(set) var content: PlayerContent
  package var settings: Settings
  package var size: Size
  /// The index of the section that shows.
  package internal(set) var section: Int
  /// The position in the section's timeline; 0 on a page.
  package internal(set) var position = 0
  /// The timeline of the section that shows, or of what the person changed it to.
  package internal(set) var timeline: Timeline?
  /// The graph laid out for its pane as it is now; a value to keep, because layout takes time.
  /// While a page shows, that of the last trace waits.
  var graph: GraphPane?
  var graphKey: GraphKey?
  /// What the person changed this trace to: another point, seed or function.
  package internal(set) var changed: TraceContent?
  /// Whether the value of the current step is held back.
  package internal(set) var isHidden = false
  /// Whether every value is held back until asked for: for the front of a room.
  package internal(set) var holds: Bool
  /// What is asked of the learner before the value shows.
  package internal(set) var prediction: Prediction?
  package internal(set) var isPlaying = false
  /// Whether playing begins again at the end.
  var loops = false
  /// Milliseconds since the last step while playing.
  var elapsed = 0
  /// Milliseconds since a value began to travel along its edge; nil while nothing moves.
  var travelled: Int?
  package internal(set) var overlay: Overlay?
  package internal(set) var focus: Pane = .trace
  package internal(set) var isZoomed = false
  package internal(set) var isBlank = false
  /// The row that the arrow keys have chosen, for `why?`; nil where it is the current one.
  package internal(set) var row: Int?
  /// The passes whose columns stay in sight.
  package internal(set) var pinned: Set<Int> = []
  /// How far the other columns are scrolled from where they follow the pass under way.
  var columnShift = 0
  /// Lines of words scrolled out at the top.
  package internal(set) var scroll = 0
  /// Digits typed before `g`.
  var count: Int?
  /// A line that answers the last key, until the next one.
  package internal(set) var notice: PlayerNotice?

  package init(
    _ content: PlayerContent, settings: Settings, size: Size, section: Int = 0,
    position: Int = 0, holds: Bool = false
  ) {
    self.content = content
    self.settings = settings
    self.size = size
    self.holds = holds
    focus = settings.picture == .graph ? .graph : .trace
    self.section = min(max(0, section), max(0, content.sections.count - 1))
    openSection(at: position)
    layOutGraph()
  }

  /// What lies over the player and takes the keys.
  package enum Overlay: Hashable, Sendable {
    case help(KeyHelp)
    case why(scroll: Int)
    /// The list of passes to jump to.
    case passes(selected: Int)
    case search(TextField)
    /// A place to go to, under edit.
    case goTo(TextField)
    /// What if: another point, seed or function, under edit.
    case change(FunctionForm)
    /// What is wrong with a file that was saved while it is open.
    case problems([String], scroll: Int)
  }

  /// The parts of the screen that Tab goes through.
  package enum Pane: Hashable, Sendable, CaseIterable {
    case trace, graph, step, jacobian, words
  }
}

extension PlayerModel {
  package var current: PlayerContent.Section? {
    content.sections.indices.contains(section) ? content.sections[section] : nil
  }

  package var trace: TraceContent? {
    if case .trace(let trace, _) = current { trace } else { nil }
  }

  /// The positions of the timeline that this section walks.
  package var positions: ClosedRange<Int> {
    guard let timeline else { return 0...0 }
    guard !isChanged, case .trace(_, let passes?) = current else { return 0...timeline.count }
    let start = timeline.start(ofPass: passes.lowerBound)
    let end = timeline.start(ofPass: passes.upperBound)
    // Where another section ends with the pass before, this one begins with its first step.
    return (start > 0 ? min(start + 1, end) : 0)...max(start, end)
  }

  package var isChanged: Bool { changed != nil }

  /// What the panes draw; nil on a page.
  package var view: TraceView? {
    timeline.map {
      TraceView(
        $0, position: position, script: settings.script, hidesCurrent: isHidden,
        isArriving: travelled != nil && !isHidden, chosenRow: row, pinned: pinned,
        columnShift: columnShift)
    }
  }

  /// What the lesson says about the step that shows.
  var stepContent: StepContent? {
    guard !isChanged, let step = timeline?.step(at: position) else { return nil }
    return trace?.steps[step]
  }

  /// Lays the graph out anew where its pane, its notation or its list has changed.
  mutating func layOutGraph() {
    guard let view else { return }
    guard let rect = PlayerLayout(self, view).panes[.graph] else {
      graph = nil
      return
    }
    let key = GraphKey(
      size: rect.size, trace: changed ?? trace,
      notation: GraphNotation(script: settings.script, labels: settings.showing))
    if key != graphKey || graph == nil {
      graphKey = key
      graph = GraphPane(view.timeline, notation: key.notation, size: key.size)
    }
    graph?.prepare(view)
  }

  /// What the layout of the graph depends on.
  struct GraphKey: Equatable, Sendable {
    let size: Size
    let trace: TraceContent?
    let notation: GraphNotation
  }

  /// Builds the timeline of the section that shows and goes to a position in it.
  mutating func openSection(at position: Int) {
    changed = nil
    scroll = 0
    row = nil
    guard let trace else {
      timeline = nil
      self.position = 0
      return
    }
    let new = trace.timeline(settings.telling)
    if new.passes != timeline?.passes { pinned = [] }
    timeline = new
    self.position = positions.clamping(position)
  }
}

extension ClosedRange<Int> {
  /// The nearest number in the range.
  func clamping(_ value: Int) -> Int { Swift.min(Swift.max(lowerBound, value), upperBound) }
}

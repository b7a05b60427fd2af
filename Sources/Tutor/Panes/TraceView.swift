import Autodiff
import Canvas

/// What the panes of one trace show: a timeline at a position, in a script, with some values
/// held back.
package struct TraceView: Sendable {
  package let timeline: Timeline
  package let position: Int
  package let script: Script
  /// Whether the value that the current step fills is held back, in every pane alike.
  package let hidesCurrent: Bool
  /// Whether the value is still on its way along an edge, and stands nowhere else yet.
  package let isArriving: Bool

  /// The row that a person has chosen with the arrow keys.
  package let chosenRow: Int?
  /// The passes whose columns stay in sight.
  let pinned: Set<Int>
  /// How far the other columns are scrolled.
  let columnShift: Int

  package init(
    _ timeline: Timeline, position: Int, script: Script, hidesCurrent: Bool = false,
    isArriving: Bool = false, chosenRow: Int? = nil,
    pinned: Set<Int> = [], columnShift: Int = 0
  ) {
    self.pinned = pinned
    self.columnShift = columnShift
    self.isArriving = isArriving
    self.chosenRow = chosenRow
    self.timeline = timeline
    self.position = position
    self.script = script
    self.hidesCurrent = hidesCurrent
  }

  /// Whether the value that the current step fills is not to be read yet.
  var isWithheld: Bool { hidesCurrent || isArriving }

  package var list: WengertList { timeline.list }
  package var step: Step? { timeline.step(at: position) }
  package var letters: Letters { Letters(list, script) }
  package var lines: LineSet { script == .unicode ? .light : .ascii }

  /// The pass under way; the primal one before the first step.
  package var passIndex: Int { step?.pass ?? 0 }
  package var pass: Pass { timeline.passes[passIndex] }

  /// The node whose cell the current step works on.
  package var currentNode: Int? {
    guard let step else { return nil }
    switch step.event {
    case .value(let node), .total(let node): return node
    case .term(let edge): return pass.mode == .forward ? edge.node : list.operand(edge)
    case .seed: return nil
    case .entry(let index): return pass.mode == .forward ? list.outputs[index].node : index
    }
  }

  /// The row to keep in sight.
  package var focusRow: Int { chosenRow ?? currentNode ?? 0 }

  /// The nodes that the current step reads from.
  package var feeders: Set<Int> {
    guard let step else { return [] }
    switch step.event {
    case .value(let node): return Set(list.operands(of: node))
    case .seed:
      return Set(pass.mode == .forward ? Array(0..<list.inputCount) : list.outputs.map(\.node))
    case .term(let edge): return [pass.mode == .forward ? list.operand(edge) : edge.node]
    case .total(let node):
      return Set(
        pass.mode == .forward ? list.operands(of: node) : list.successors(of: node))
    case .entry: return []
    }
  }

  /// The text of a filled cell, `?` where it is held back, nil where it is still empty or where
  /// its value is on its way.
  package func text(_ cell: TraceCell, width: Int) -> String? {
    let filled = timeline.position(filling: cell)
    guard filled <= position else { return soFar(cell, width: width) }
    if hidesCurrent && filled == position { return "?" }
    if isArriving && filled == position { return nil }
    return fitted(timeline.value(of: cell), width: width)
  }

  /// Whether a step fills the cell that the current one fills or adds to.
  func works(on step: Step) -> Bool {
    let other = timeline.position(of: step)
    guard other != position, let sum = timeline.sum(at: position) else { return other == position }
    return timeline.sum(at: other) == sum
  }

  /// Whether the current step is the one that fills a cell.
  package func isNew(_ cell: TraceCell) -> Bool { timeline.position(filling: cell) == position }

  /// A number with as many digits as the width lets it have.
  package func fitted(_ value: Double, width: Int) -> String {
    letters.fitted(value, width: width)
  }

  /// The running sum of an adjoint whose contributions are not all in.
  private func soFar(_ cell: TraceCell, width: Int) -> String? {
    guard case .derivative(let node, let pass) = cell, pass == passIndex,
      timeline.passes[pass].mode == .reverse
    else { return nil }
    let arrived = isArriving && node == currentNode ? position - 1 : position
    let running = timeline.running(node: node, pass: pass, at: arrived)
    guard running.count > 0 || timeline.sweeps[pass].seedParts[node] != nil else { return nil }
    guard position >= timeline.positions(ofPass: pass).lowerBound else { return nil }
    if hidesCurrent && node == currentNode { return "?" }
    // All are in, and only the next step says that the adjoint is complete.
    if running.count == running.of { return fitted(running.sum, width: width) }
    let whole = fitted(running.sum, width: width) + " so far"
    if TextWidth.columns(of: whole) <= width { return whole }
    let open = " " + letters.ellipsis
    return fitted(running.sum, width: width - TextWidth.columns(of: open)) + open
  }
}

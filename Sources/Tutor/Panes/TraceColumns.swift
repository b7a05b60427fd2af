import Autodiff
import Canvas

/// Where the columns of the trace table stand at a width.
///
/// Where not all passes fit, four up to the current one show and the rest scroll.
struct TraceColumns {
  struct PassColumn {
    let pass: Int
    let x: Int
  }

  let index = 2
  let expression: Int
  let value: Int
  let valueWidth: Int
  /// The width of a pass's column.
  let width: Int
  let passes: [PassColumn]
  /// The number of passes that scrolled out to the left.
  let hiddenBefore: Int
  /// Where a line parts forward from reverse columns.
  let modeBoundary: Int?

  private static let widest = 13
  private static let narrowest = 10
  /// Where passes scroll, a few with all their digits tell more than many.
  private static let mostScrolling = 4
  /// Narrower tables have no room for the names of outputs.
  private static let leastWithOutputs = 60

  private let namesOutputs: Bool

  init(_ view: TraceView, width: Int) {
    let indexWidth = max(2, "\(view.list.count)".count + 1)
    expression = index + indexWidth
    namesOutputs = width >= Self.leastWithOutputs
    let expressionWidth = Self.expressionWidth(
      view, namesOutputs, limit: max(8, width / 4))
    value = expression + expressionWidth + 1
    let room = width - value
    let count = view.timeline.passes.count - 1
    let fitting = max(0, room / Self.narrowest - 1)
    let shown = count <= fitting ? count : min(fitting, Self.mostScrolling)
    // The line between the modes takes a column.
    let each = min(Self.widest, (room - 1) / (shown + 1))
    self.width = each
    valueWidth = each
    let first = max(1, min(view.passIndex - shown + 1, count - shown + 1))
    hiddenBefore = shown > 0 ? first - 1 : 0
    var x = value + each
    var columns: [PassColumn] = []
    var boundary: Int?
    for pass in first..<first + shown {
      let isSwitch =
        pass > first && view.timeline.passes[pass].mode != view.timeline.passes[pass - 1].mode
      if isSwitch && boundary == nil { boundary = x - 1 }
      if isSwitch { x += 1 }
      columns.append(PassColumn(pass: pass, x: x))
      x += each
    }
    passes = columns
    modeBoundary = boundary
  }

  private static func expressionWidth(
    _ view: TraceView, _ namesOutputs: Bool, limit: Int
  ) -> Int {
    // Wide lists are measured around the current node only, so that drawing stays fast.
    let focus = view.focusRow
    let sample = max(0, focus - 100)..<min(view.list.count, focus + 100)
    let widths = sample.map { TextWidth.columns(of: text($0, view, namesOutputs)) }
    return min(limit, max(4, widths.max() ?? 4))
  }

  /// `w₃ + w₄ = y₁`: what a node is, and which outputs it is, where there is room for them.
  func text(_ node: Int, _ view: TraceView) -> String { Self.text(node, view, namesOutputs) }

  private static func text(_ node: Int, _ view: TraceView, _ namesOutputs: Bool) -> String {
    let letters = view.letters
    let outputs = namesOutputs ? view.list.outputs(at: node).map { letters.output($0) } : []
    return ([letters.writer.text(view.list.expression(of: node))] + outputs)
      .joined(separator: " = ")
  }
}

/// Which rows of a long table show, so that the focus is among them.
struct RowWindow {
  let rows: Range<Int>
  let count: Int

  init(count: Int, focus: Int, height: Int) {
    self.count = count
    guard count > height else {
      rows = 0..<count
      return
    }
    // The last line says how many rows are out of sight.
    let shown = max(1, height - 1)
    let start = min(max(0, focus - shown / 2), count - shown)
    rows = start..<start + shown
  }

  /// `… 3 rows above, 40 below`
  func note(_ ellipsis: String) -> String? {
    guard rows.count < count else { return nil }
    return "\(ellipsis) \(rows.lowerBound) rows above, \(count - rows.upperBound) below"
  }
}

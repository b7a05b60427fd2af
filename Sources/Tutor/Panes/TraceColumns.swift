import Autodiff
import Canvas

/// Where the columns of the trace table stand at a width.
///
/// Where not all passes fit, four show: the current one, the pinned ones, and of the rest those
/// before the current one, until they are scrolled.
struct TraceColumns {
  struct PassColumn {
    let pass: Int
    let x: Int
  }

  static let index = 2
  let expression: Int
  let value: Int
  let valueWidth: Int
  /// The width of a pass's column.
  let width: Int
  let passes: [PassColumn]
  /// The numbers of passes out of sight to the left and to the right.
  let hiddenBefore: Int
  let hiddenAfter: Int
  /// How far the columns that are neither pinned nor under way are scrolled.
  let shift: Int
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
    expression = Self.expressionStart(view)
    namesOutputs = width >= Self.leastWithOutputs
    let expressionWidth = Self.expressionWidth(
      view, namesOutputs, limit: Self.widestExpression(width))
    value = expression + expressionWidth + 1
    let room = width - value
    let count = view.timeline.passes.count - 1
    let fitting = Self.fitting(room)
    let shown = count <= fitting ? count : min(fitting, Self.mostScrolling)
    // The line between the modes takes a column.
    let each = min(Self.widest, (room - 1) / (shown + 1))
    self.width = each
    valueWidth = each
    let choice = PassChoice(view, shown: shown)
    (shift, hiddenBefore, hiddenAfter) = (choice.shift, choice.hiddenBefore, choice.hiddenAfter)
    var x = value + each
    var columns: [PassColumn] = []
    var boundary: Int?
    var before: Int?
    for pass in choice.passes {
      let isSwitch =
        before.map { view.timeline.passes[pass].mode != view.timeline.passes[$0].mode } ?? false
      before = pass
      if isSwitch && boundary == nil { boundary = x - 1 }
      if isSwitch { x += 1 }
      columns.append(PassColumn(pass: pass, x: x))
      x += each
    }
    passes = columns
    modeBoundary = boundary
  }

  var hidesPasses: Bool { hiddenBefore + hiddenAfter > 0 }

  /// Whether a table may hide passes: told without measuring its rows.
  static func mayHidePasses(_ view: TraceView, width: Int) -> Bool {
    let value = expressionStart(view) + widestExpression(width) + 1
    return view.timeline.passes.count - 1 > fitting(width - value)
  }

  /// Where expressions begin, behind the marks and the numbers of the rows.
  private static func expressionStart(_ view: TraceView) -> Int {
    index + max(2, "\(view.list.count)".count + 1)
  }

  private static func widestExpression(_ width: Int) -> Int { max(8, width / 4) }

  /// The passes that have a column in what is left for the numbers.
  private static func fitting(_ room: Int) -> Int { max(0, room / narrowest - 1) }

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

/// Which passes have a column.
private struct PassChoice {
  let passes: [Int]
  let shift: Int
  let hiddenBefore: Int
  let hiddenAfter: Int

  init(_ view: TraceView, shown: Int) {
    let all = Array(view.timeline.passes.indices.dropFirst())
    let current = all.filter { $0 == view.passIndex }.prefix(shown)
    let pinned = all.filter { view.pinned.contains($0) && $0 != view.passIndex }
    let fixed = Set(current + pinned.prefix(shown - current.count))
    let others = all.filter { !fixed.contains($0) }
    let free = shown - fixed.count
    let before = others.filter { $0 < view.passIndex }.count
    let natural = min(max(0, before - free), others.count - free)
    let start = min(max(0, natural + view.columnShift), others.count - free)
    shift = start - natural
    passes = (fixed + others[start..<start + free]).sorted()
    hiddenBefore = shown > 0 ? start : 0
    hiddenAfter = shown > 0 ? others.count - free - start : 0
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

  /// `… more rows: 3 above, 40 below`
  func note(_ ellipsis: String) -> String? {
    guard rows.count < count else { return nil }
    let sides = [(rows.lowerBound, "above"), (count - rows.upperBound, "below")]
      .filter { $0.0 > 0 }
    let numbers = sides.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "\(ellipsis) more rows: \(numbers)"
  }
}

import Autodiff
import Canvas

/// The trace as a table: one row a node, its value, and a column per pass that fills as the pass
/// runs.
package enum TracePane {
  /// Rows that the table needs in full: its header and one per node.
  package static func height(for list: WengertList) -> Int { list.count + 1 }

  package static func draw(_ view: TraceView, on canvas: inout Canvas) {
    guard canvas.size.height > 1, canvas.size.width > 8 else { return }
    let columns = TraceColumns(view, width: canvas.size.width)
    drawHeader(view, columns, &canvas)
    let window = RowWindow(
      count: view.list.count, focus: view.focusRow, height: canvas.size.height - 1)
    for (offset, node) in window.rows.enumerated() {
      drawRow(view, columns, node, y: offset + 1, &canvas)
    }
    if let text = window.note(view.letters.ellipsis) {
      canvas.write(
        text, at: Point(x: 2, y: canvas.size.height - 1), style: Style(.dim),
        maxWidth: canvas.size.width - 2)
    }
  }

  private static func drawHeader(
    _ view: TraceView, _ columns: TraceColumns, _ canvas: inout Canvas
  ) {
    canvas.write("i", at: Point(x: columns.index, y: 0), style: Style(.heading))
    canvas.write("w", at: Point(x: columns.expression, y: 0), style: Style(.heading))
    canvas.write("value", at: Point(x: columns.value, y: 0), style: Style(.heading))
    for column in columns.passes {
      let isCurrent = column.pass == view.passIndex
      canvas.write(
        view.columnTitle(column.pass), at: Point(x: column.x, y: 0),
        style: isCurrent ? Style(.heading, .underline) : Style(.dim),
        maxWidth: columns.width - 1)
    }
    if let x = columns.modeBoundary {
      canvas.vline(
        at: Point(x: x, y: 0), length: canvas.size.height, lines: view.lines)
    }
    if columns.hiddenBefore > 0 {
      canvas.write("<", at: Point(x: columns.value - 2, y: 0), style: Style(.warning))
    }
  }

  private static func drawRow(
    _ view: TraceView, _ columns: TraceColumns, _ node: Int, y: Int, _ canvas: inout Canvas
  ) {
    let isCurrent = node == view.currentNode
    let isFeeder = view.feeders.contains(node)
    let style = isCurrent ? Style(.current) : isFeeder ? Style(.feeder) : Style.text
    canvas.write(
      isCurrent ? view.currentMark : isFeeder ? view.feederMark : " ",
      at: Point(x: 0, y: y), style: style)
    let isChosen = node == view.chosenRow
    canvas.write(
      "\(node + 1)", at: Point(x: columns.index, y: y), style: Style(isChosen ? .selection : .dim))
    canvas.write(
      view.letters.writer.text(view.list.expression(of: node)),
      at: Point(x: columns.expression, y: y), style: style,
      maxWidth: columns.value - columns.expression - 1)
    drawCell(view, .value(node: node), x: columns.value, y: y, columns.valueWidth, &canvas)
    for column in columns.passes {
      let cell = TraceCell.derivative(node: node, pass: column.pass)
      drawCell(view, cell, x: column.x, y: y, columns.width, &canvas)
    }
    if isChosen || (isCurrent && view.chosenRow == nil) { canvas.cursor = Point(x: 0, y: y) }
  }

  private static func drawCell(
    _ view: TraceView, _ cell: TraceCell, x: Int, y: Int, _ width: Int, _ canvas: inout Canvas
  ) {
    guard let text = view.text(cell, width: width - 1) else { return }
    canvas.write(text, at: Point(x: x, y: y), style: style(view, cell), maxWidth: width - 1)
  }

  private static func style(_ view: TraceView, _ cell: TraceCell) -> Style {
    if view.isNew(cell) { return Style(.changed) }
    switch cell {
    case .derivative(let node, let pass) where pass == view.passIndex:
      let isOpen = !view.timeline.isFilled(cell, at: view.position)
      if isOpen && node == view.currentNode { return Style(.active) }
      return Style(view.pass.mode == .forward ? .tangent : .adjoint)
    case .derivative: return Style(.dim)
    default: return view.passIndex == 0 ? Style(.primal) : .text
    }
  }
}

extension TraceView {
  var currentMark: String { script == .unicode ? "▸" : ">" }
  var feederMark: String { script == .unicode ? "•" : "*" }

  /// `ẇ(ẋ₁=1)`, `w̄(ȳ=0.5,1)`
  func columnTitle(_ index: Int) -> String {
    let pass = timeline.passes[index]
    guard let mode = pass.mode else { return "value" }
    let letter = letters.symbol(0, mode).filter { !"₁1".contains($0) }
    if let unit = pass.unitIndex { return "\(letter)(\(letters.seedEntry(unit, mode))=1)" }
    let entries = pass.seed.map { letters.number($0, digits: 3) }.joined(separator: ",")
    return "\(letter)(\(letters.seedVector(mode))=\(entries))"
  }
}

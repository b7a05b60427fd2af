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
    drawNumbers(view, columns, window.rows, &canvas)
    if let text = window.note(view.letters.ellipsis) {
      canvas.write(
        text, at: Point(x: 2, y: canvas.size.height - 1), style: Style(.dim),
        maxWidth: canvas.size.width - 2)
    }
  }

  private static func drawHeader(
    _ view: TraceView, _ columns: TraceColumns, _ canvas: inout Canvas
  ) {
    canvas.write("i", at: Point(x: TraceColumns.index, y: 0), style: Style(.heading))
    canvas.write("w", at: Point(x: columns.expression, y: 0), style: Style(.heading))
    canvas.write("value", at: Point(x: columns.value, y: 0), style: Style(.heading))
    for column in columns.passes {
      let isCurrent = column.pass == view.passIndex
      canvas.write(
        view.columnTitle(column.pass, width: columns.width - 1), at: Point(x: column.x, y: 0),
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
    if columns.hiddenAfter > 0 {
      canvas.write(">", at: Point(x: canvas.size.width - 1, y: 0), style: Style(.warning))
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
      "\(node + 1)", at: Point(x: TraceColumns.index, y: y),
      style: Style(isChosen ? .selection : .dim))
    let room = columns.value - columns.expression - 1
    canvas.write(
      TextWidth.truncated(
        columns.text(node, view), to: room, ellipsis: view.letters.ellipsis),
      at: Point(x: columns.expression, y: y), style: style)
    if isChosen || (isCurrent && view.chosenRow == nil) { canvas.cursor = Point(x: 0, y: y) }
  }

  private static func drawNumbers(
    _ view: TraceView, _ columns: TraceColumns, _ rows: Range<Int>, _ canvas: inout Canvas
  ) {
    drawColumn(
      view, rows.map { .value(node: $0) }, x: columns.value, columns.valueWidth - 1, &canvas)
    for column in columns.passes {
      drawColumn(
        view, rows.map { .derivative(node: $0, pass: column.pass) }, x: column.x,
        columns.width - 1, &canvas)
    }
  }

  private static func drawColumn(
    _ view: TraceView, _ cells: [TraceCell], x: Int, _ width: Int, _ canvas: inout Canvas
  ) {
    let numbers = NumberColumn(cells, view, width: width)
    for (offset, cell) in cells.enumerated() {
      guard let text = view.text(cell, width: width) else { continue }
      let indent = min(numbers.indent(text), width - TextWidth.columns(of: text))
      canvas.write(
        text, at: Point(x: x + max(0, indent), y: offset + 1), style: style(view, cell),
        maxWidth: width)
    }
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

  /// `ẇ(ẋ₁=1)`, `w̄(ȳ=0.5,1)`; in ASCII, where it is longer, at least `xdot1=1`. A `+`
  /// says that the column is pinned.
  func columnTitle(_ index: Int, width: Int) -> String {
    pinned.contains(index)
      ? "+" + title(ofPass: index, width: width - 1) : title(ofPass: index, width: width)
  }

  private func title(ofPass index: Int, width: Int) -> String {
    let pass = timeline.passes[index]
    guard let mode = pass.mode else { return "value" }
    let letter = letters.symbol(0, mode).filter { !"₁1".contains($0) }
    let entries = pass.seed.map { letters.number($0, digits: 3) }.joined(separator: ",")
    let seed =
      pass.unitIndex.map { "\(letters.seedEntry($0, mode))=1" }
      ?? "\(letters.seedVector(mode))=\(entries)"
    let forms = ["\(letter)(\(seed))", "\(letter) \(seed)", seed]
    return forms.first { TextWidth.columns(of: $0) <= width }
      ?? TextWidth.truncated(seed, to: width, ellipsis: letters.ellipsis)
  }
}

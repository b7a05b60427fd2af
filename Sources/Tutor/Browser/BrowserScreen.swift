import Canvas

extension BrowserModel {
  package var linear: any LinearScreen { LinearBrowser(self) }

  package func draw(on canvas: inout Canvas) {
    let lines = settings.lines
    canvas.write("wengert", at: Point(x: 1, y: 0), style: Style(.title))
    canvas.write(
      "automatic differentiation, step by step", at: Point(x: 10, y: 0), style: Style(.dim),
      maxWidth: max(0, size.width - 11))
    canvas.hline(at: Point(x: 0, y: 1), length: size.width, lines: lines)
    drawEntries(on: &canvas)
    drawBottom(on: &canvas)
    help?.draw(settings, size, on: &canvas)
  }

  private var isUnicode: Bool { settings.script == .unicode }

  private func drawEntries(on canvas: inout Canvas) {
    let rowHeight = 2
    let foot = dueWords == nil ? 4 : 6
    let window = RowWindow(
      count: shown.count, focus: selected, height: max(1, (size.height - foot) / rowHeight))
    for (offset, index) in window.rows.enumerated() {
      drawEntry(shown[index], index == selected, y: 3 + offset * rowHeight, on: &canvas)
    }
    if shown.isEmpty {
      canvas.write(
        "No title has that.", at: Point(x: 3, y: 3), style: Style(.dim), maxWidth: size.width)
    }
  }

  private func drawEntry(
    _ entry: Entry, _ isSelected: Bool, y: Int, on canvas: inout Canvas
  ) {
    let mark = isSelected ? (isUnicode ? "▸ " : "> ") : "  "
    let style = isSelected ? Style(.current) : Style.text
    let number = (entries.firstIndex(of: entry) ?? 0) + 1
    canvas.write(
      "\(mark)\(number)  \(entry.title)", at: Point(x: 1, y: y), style: style,
      maxWidth: size.width - 2)
    let detail = [entry.detail, entry.progress ?? "not begun"]
      .filter { !$0.isEmpty }.joined(separator: isUnicode ? " · " : " - ")
    canvas.write(
      detail, at: Point(x: 6, y: y + 1), style: Style(.dim), maxWidth: max(0, size.width - 7))
    if isSelected { canvas.cursor = Point(x: 1, y: y) }
  }

  private func drawBottom(on canvas: inout Canvas) {
    let y = size.height - 1
    if let dueWords {
      canvas.write(
        TextWidth.truncated(dueWords, to: size.width - 2, ellipsis: settings.ellipsis),
        at: Point(x: 1, y: y - 1), style: Style(.hint))
    }
    if let search {
      canvas.write("/", at: Point(x: 1, y: y), style: Style(.key))
      search.draw(at: Point(x: 2, y: y), width: size.width - 3, on: &canvas)
    } else if let notice {
      NoticeLine.draw(notice, size, on: &canvas)
    } else {
      footer.draw(on: &canvas)
    }
  }
}

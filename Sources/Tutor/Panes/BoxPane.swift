import Canvas

/// A framed box of lines in the middle of the screen, for what lies over it.
struct BoxPane {
  let title: String
  let lines: [StyledText]
  var scroll = 0

  static let widest = 76

  /// The width that text inside a box has on a screen.
  static func textWidth(_ size: Size) -> Int { max(10, min(widest, size.width - 2) - 4) }

  func draw(_ settings: Settings, _ size: Size, on canvas: inout Canvas) {
    let width = min(Self.widest, size.width - 2)
    let height = min(lines.count + 2, size.height - 2)
    let rect = Rect(
      x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
    let isUnicode = settings.script == .unicode
    canvas.fill(rect)
    canvas.box(rect, lines: settings.lines)
    canvas.write(" \(title) ", at: rect.origin.offset(x: 2), style: Style(.heading))
    let scrolls = lines.count > height - 2
    let arrows = isUnicode ? "↑ ↓ scroll · " : "j k scroll - "
    canvas.write(
      " \(scrolls ? arrows : "")any other key closes ",
      at: Point(x: rect.left + 2, y: rect.bottom - 1), style: Style(.dim), maxWidth: width - 4)
    let inside = rect.inset(x: 2, y: 1)
    WordsPane.drawRemark(
      lines.count, scroll: scroll, of: inside, y: rect.top, script: isUnicode, on: &canvas)
    canvas.drawing(in: inside) { WordsPane.draw(lines, scroll: scroll, on: &$0) }
  }
}

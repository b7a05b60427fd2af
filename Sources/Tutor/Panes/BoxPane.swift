import Canvas

/// A framed box of lines in the middle of the screen, for what lies over it.
struct BoxPane {
  let title: String
  let lines: [StyledText]
  var scroll = 0
  /// How many lines the box has room for, though it may hold fewer now.
  var room = 0
  /// What else one can do, for the lower edge: `/ search`.
  var more: String?
  /// A search under edit on the lower edge.
  var search: TextField?

  static let widest = 76

  /// The width that text inside a box has on a screen.
  static func textWidth(_ size: Size) -> Int { max(10, min(widest, size.width - 2) - 4) }

  /// The most lines that a box shows on a screen.
  static func textHeight(_ size: Size) -> Int { max(1, size.height - 4) }

  func draw(_ settings: Settings, _ size: Size, on canvas: inout Canvas) {
    let width = min(Self.widest, size.width - 2)
    let height = min(max(lines.count, room) + 2, size.height - 2)
    let rect = Rect(
      x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
    let isUnicode = settings.script == .unicode
    canvas.fill(rect)
    canvas.box(rect, lines: settings.lines)
    canvas.write(" \(title) ", at: rect.origin.offset(x: 2), style: Style(.heading))
    drawEdge(rect, isUnicode, on: &canvas)
    let inside = rect.inset(x: 2, y: 1)
    WordsPane.drawRemark(
      lines.count, scroll: scroll, of: inside, y: rect.top, script: isUnicode, on: &canvas)
    canvas.drawing(in: inside) { WordsPane.draw(lines, scroll: scroll, on: &$0) }
  }

  /// What the keys do, or what is searched for, on the lower edge.
  private func drawEdge(_ rect: Rect, _ isUnicode: Bool, on canvas: inout Canvas) {
    let place = Point(x: rect.left + 2, y: rect.bottom - 1)
    if let search {
      let end = " Esc ends the search "
      let start = canvas.write(" / ", at: place, style: Style(.key))
      let width = rect.width - 4 - start - end.count
      search.draw(at: place.offset(x: start), width: width, on: &canvas)
      canvas.write(end, at: place.offset(x: start + max(0, width)), style: Style(.dim))
      return
    }
    let scrolls = lines.count > rect.height - 2
    let words = [scrolls ? (isUnicode ? "↑ ↓ scroll" : "j k scroll") : nil, more]
    let keys = words.compactMap { $0 }
    let hints = [keys.isEmpty ? "any key closes" : "any other key closes", "q closes"].map { end in
      (keys + [end]).joined(separator: isUnicode ? " · " : " - ")
    }
    let hint = hints.first { TextWidth.columns(of: $0) <= rect.width - 6 } ?? hints[1]
    canvas.write(" \(hint) ", at: place, style: Style(.dim), maxWidth: rect.width - 4)
  }
}

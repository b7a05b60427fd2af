import Canvas

/// Paragraphs that scroll.
package enum WordsPane {
  /// The paragraphs as lines of a width.
  package static func lines(_ paragraphs: [Paragraph], width: Int) -> [StyledText] {
    paragraphs.flatMap { $0.lines(width: width) }
  }

  /// The paragraphs as lines, without the blank ones between them where all words show then.
  static func lines(_ paragraphs: [Paragraph], fitting size: Size) -> [StyledText] {
    let all = lines(paragraphs, width: size.width)
    guard all.count > size.height else { return all }
    let close = all.filter { !$0.plain.isEmpty }
    return close.count > size.height ? all : close
  }

  package static func draw(_ lines: [StyledText], scroll: Int, on canvas: inout Canvas) {
    let start = first(lines.count, scroll, canvas.size.height)
    for (y, line) in lines.dropFirst(start).prefix(canvas.size.height).enumerated() {
      canvas.write(line, at: Point(x: 0, y: y), maxWidth: canvas.size.width)
    }
  }

  /// Writes how to see what is out of sight, ` PgDn ↓ 3 more `, at the right end of a line beside
  /// the pane, where it hides no word.
  static func drawRemark(
    _ count: Int, scroll: Int, of pane: Rect, y: Int, script unicode: Bool,
    on canvas: inout Canvas
  ) {
    guard let text = remark(count, first(count, scroll, pane.height), pane.height, unicode) else {
      return
    }
    canvas.write(
      text, at: Point(x: pane.right - TextWidth.columns(of: text), y: y), style: Style(.key))
  }

  private static func remark(
    _ count: Int, _ start: Int, _ height: Int, _ unicode: Bool
  ) -> String? {
    let rest = count - start - height
    if rest > 0 { return unicode ? " PgDn ↓ \(rest) more " : " PgDn: \(rest) more " }
    return start > 0 ? (unicode ? " PgUp ↑ " : " PgUp ") : nil
  }

  private static func first(_ count: Int, _ scroll: Int, _ height: Int) -> Int {
    min(max(0, scroll), max(0, count - height))
  }
}

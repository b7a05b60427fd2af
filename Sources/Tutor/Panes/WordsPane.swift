import Canvas

/// Paragraphs that scroll.
package enum WordsPane {
  /// The paragraphs as lines of a width.
  package static func lines(_ paragraphs: [Paragraph], width: Int) -> [StyledText] {
    paragraphs.flatMap { $0.lines(width: width) }
  }

  package static func draw(
    _ lines: [StyledText], scroll: Int, script unicode: Bool, on canvas: inout Canvas
  ) {
    let height = canvas.size.height
    let start = min(max(0, scroll), max(0, lines.count - height))
    for (y, line) in lines.dropFirst(start).prefix(height).enumerated() {
      canvas.write(line, at: Point(x: 0, y: y), maxWidth: canvas.size.width)
    }
    let rest = lines.count - start - height
    if rest > 0 {
      let text = unicode ? " PgDn ↓ \(rest) more " : " PgDn: \(rest) more "
      let x = canvas.size.width - TextWidth.columns(of: text)
      canvas.write(text, at: Point(x: x, y: height - 1), style: Style(.key))
    }
  }
}

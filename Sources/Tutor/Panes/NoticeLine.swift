import Canvas

/// The line that answers a key, in place of the bottom line; a long one takes the rows above it.
enum NoticeLine {
  private static let mostRows = 4

  static func draw(_ text: String, _ size: Size, on canvas: inout Canvas) {
    let lines = Wrapping.wrap(text, width: max(1, size.width - 2)).prefix(mostRows)
    let top = size.height - lines.count
    canvas.fill(Rect(x: 0, y: top, width: size.width, height: lines.count))
    for (offset, line) in lines.enumerated() {
      canvas.write(line, at: Point(x: 1, y: top + offset), style: Style(.hint))
    }
  }
}

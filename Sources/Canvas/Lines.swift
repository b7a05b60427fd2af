/// The characters that rules and boxes are drawn with.
package struct LineSet: Hashable, Sendable {
  package let horizontal: Unicode.Scalar
  package let vertical: Unicode.Scalar
  /// Upper left, upper right, lower left, lower right.
  package let corners: [Unicode.Scalar]

  package static let light = LineSet(
    horizontal: "─", vertical: "│", corners: ["┌", "┐", "└", "┘"])
  package static let ascii = LineSet(
    horizontal: "-", vertical: "|", corners: ["+", "+", "+", "+"])

  private init(horizontal: Unicode.Scalar, vertical: Unicode.Scalar, corners: [Unicode.Scalar]) {
    self.horizontal = horizontal
    self.vertical = vertical
    self.corners = corners
  }
}

extension Canvas {
  package mutating func hline(
    at point: Point, length: Int, lines: LineSet = .light, style: Style = Style(.frame)
  ) {
    fill(
      Rect(x: point.x, y: point.y, width: length, height: 1), with: lines.horizontal, style: style)
  }

  package mutating func vline(
    at point: Point, length: Int, lines: LineSet = .light, style: Style = Style(.frame)
  ) {
    fill(Rect(x: point.x, y: point.y, width: 1, height: length), with: lines.vertical, style: style)
  }

  /// Draws a frame along the inner edge of a rectangle and leaves what is inside.
  ///
  /// A rectangle of one row or column is too small for a frame and stays as it is.
  package mutating func box(
    _ rect: Rect, lines: LineSet = .light, style: Style = Style(.frame)
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let (right, bottom) = (rect.right - 1, rect.bottom - 1)
    for y in [rect.top, bottom] {
      hline(at: Point(x: rect.left, y: y), length: rect.width, lines: lines, style: style)
    }
    for x in [rect.left, right] {
      vline(at: Point(x: x, y: rect.top), length: rect.height, lines: lines, style: style)
    }
    let places = [(rect.left, rect.top), (right, rect.top), (rect.left, bottom), (right, bottom)]
    for (corner, place) in zip(lines.corners, places) {
      write(String(corner), at: Point(x: place.0, y: place.1), style: style)
    }
  }
}

/// One cell of a canvas.
package struct Cell: Hashable, Sendable {
  package let grapheme: Grapheme
  package let style: Style
  package let part: Part

  /// Which piece of a character the cell holds.
  package enum Part: UInt8, Sendable {
    case whole
    /// The left half of a character of two columns.
    case leading
    /// The right half: nothing of its own to draw.
    case continuation
  }

  init(_ grapheme: Grapheme, _ style: Style, _ part: Part = .whole) {
    self.grapheme = grapheme
    self.style = style
    self.part = part
  }

  package static let blank = Cell(.space, .text)
}

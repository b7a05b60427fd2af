/// A grid of cells to draw a screen on: a value, drawn whole each time and then presented.
///
/// Drawing clips: text beyond an edge is left out, at any size down to 0×0 and at any coordinate.
/// Inside `drawing(in:)` the canvas is the sub-rectangle: `size` is its size and (0, 0) its corner.
package struct Canvas: Equatable, Sendable {
  /// The longest side a canvas can have; a terminal that claims more gets this much drawn.
  package static let longestSide = 1000

  /// The size of the whole grid, whatever part is drawn in at the moment.
  package let gridSize: Size
  private var cells: [Cell]
  /// The rectangle that coordinates are relative to, in grid coordinates.
  private var frame: Rect
  /// The cells that drawing may reach, in grid coordinates.
  private var clip: Rect
  private var gridCursor: Point?

  package init(size: Size) {
    let side = Canvas.longestSide
    gridSize = Size(width: min(size.width, side), height: min(size.height, side))
    cells = Array(repeating: .blank, count: gridSize.width * gridSize.height)
    frame = Rect(origin: .zero, size: gridSize)
    clip = frame
  }

  package init(width: Int, height: Int) {
    self.init(size: Size(width: width, height: height))
  }

  /// The size of what is drawn in: the grid, or the sub-rectangle inside `drawing(in:)`.
  package var size: Size { frame.size }

  /// The rectangle that is drawn in, in its own coordinates.
  package var bounds: Rect { Rect(origin: .zero, size: size) }

  /// Where the terminal's cursor rests, or nil where it is hidden; screen readers follow it.
  ///
  /// A place that cannot be seen counts as nil.
  package var cursor: Point? {
    get { gridCursor.map { $0.offset(x: -frame.left, y: -frame.top) } }
    set {
      gridCursor = newValue.map { $0.offset(x: frame.left, y: frame.top) }
        .flatMap { clip.contains($0) ? $0 : nil }
    }
  }

  /// The cell at a point of what is drawn in, or nil outside of it.
  package subscript(point: Point) -> Cell? {
    let place = point.offset(x: frame.left, y: frame.top)
    return clip.contains(place) ? cells[place.y * gridSize.width + place.x] : nil
  }

  /// Draws in a sub-rectangle as if it were the whole canvas; nothing outside of it is touched.
  package mutating func drawing<Result>(
    in rect: Rect, _ body: (inout Canvas) throws -> Result
  ) rethrows -> Result {
    let outer = (frame: frame, clip: clip)
    frame = rect.offset(by: frame.origin)
    clip = clip.intersection(frame)
    defer { (frame, clip) = outer }
    return try body(&self)
  }

  /// Writes one line of text; returns the columns it takes, clipped or not, at most `maxWidth`.
  @discardableResult
  package mutating func write(
    _ text: String, at point: Point, style: Style = .text, maxWidth: Int = .max
  ) -> Int {
    var used = 0
    for grapheme in Graphemes(text) {
      let columns = grapheme.columns
      guard used + columns <= maxWidth else { break }
      put(grapheme, columns: columns, at: point.offset(x: used), style: style)
      used += columns
    }
    return used
  }

  /// Fills a rectangle with one character of one column.
  package mutating func fill(
    _ rect: Rect, with character: Unicode.Scalar = " ", style: Style = .text
  ) {
    let grapheme = Grapheme(character)
    let area = rect.offset(by: frame.origin).intersection(clip)
    guard !area.isEmpty, grapheme.columns == 1 else { return }
    for row in area.rows {
      for column in area.columns { place(grapheme, columns: 1, column, row, style) }
    }
  }

  /// Changes the style of a rectangle and leaves its text.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.offset(by: frame.origin).intersection(clip)
    guard !area.isEmpty else { return }
    for row in area.rows {
      for index in area.columns.map({ row * gridSize.width + $0 }) {
        let cell = cells[index]
        cells[index] = Cell(cell.grapheme, change(cell.style), cell.part)
      }
    }
  }

  /// Draws one grapheme; half of a wide one that an edge cuts off becomes a space.
  private mutating func put(_ grapheme: Grapheme, columns: Int, at point: Point, style: Style) {
    let (x, y) = (point.x + frame.left, point.y + frame.top)
    guard clip.rows.contains(y) else { return }
    let seen = clip.columns.clamped(to: x..<(x + columns))
    if seen.count == columns {
      place(grapheme, columns: columns, x, y, style)
    } else if let column = seen.first {
      place(.space, columns: 1, column, y, style)
    }
  }

  /// Fills cells inside the clip and blanks the other halves of wide characters that they break.
  private mutating func place(
    _ grapheme: Grapheme, columns: Int, _ x: Int, _ y: Int, _ style: Style
  ) {
    let row = y * gridSize.width
    let next = x + columns
    if cells[row + x].part == .continuation { blank(row + x - 1) }
    if next < gridSize.width, cells[row + next].part == .continuation { blank(row + next) }
    cells[row + x] = Cell(grapheme, style, columns == 2 ? .leading : .whole)
    if columns == 2 { cells[row + x + 1] = Cell(.space, style, .continuation) }
  }

  private mutating func blank(_ index: Int) {
    cells[index] = Cell(.space, cells[index].style)
  }

  /// The cells of the whole grid, row by row.
  package var grid: [ArraySlice<Cell>] {
    (0..<gridSize.height).map { cells[($0 * gridSize.width)..<(($0 + 1) * gridSize.width)] }
  }
}

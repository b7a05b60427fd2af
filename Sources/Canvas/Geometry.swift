/// A column and a row, counted from 0 at the upper left corner; both may be negative.
///
/// Coordinates are held within ±2³⁰, so that sums of two of them cannot overflow.
package struct Point: Hashable, Sendable {
  package let x: Int
  package let y: Int

  package init(x: Int, y: Int) {
    self.x = Extent.coordinate(x)
    self.y = Extent.coordinate(y)
  }

  package static let zero = Point(x: 0, y: 0)

  package func offset(x: Int = 0, y: Int = 0) -> Point {
    Point(x: self.x + Extent.coordinate(x), y: self.y + Extent.coordinate(y))
  }
}

/// A width and a height in cells, neither negative.
package struct Size: Hashable, Sendable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    self.width = Extent.length(width)
    self.height = Extent.length(height)
  }

  package static let zero = Size(width: 0, height: 0)

  package var isEmpty: Bool { width == 0 || height == 0 }
}

/// A rectangle of cells: the columns `left..<right` of the rows `top..<bottom`.
package struct Rect: Hashable, Sendable {
  package let origin: Point
  package let size: Size

  package init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.init(origin: Point(x: x, y: y), size: Size(width: width, height: height))
  }

  package var left: Int { origin.x }
  package var top: Int { origin.y }
  package var right: Int { origin.x + size.width }
  package var bottom: Int { origin.y + size.height }
  package var width: Int { size.width }
  package var height: Int { size.height }
  package var isEmpty: Bool { size.isEmpty }
  package var columns: Range<Int> { left..<right }
  package var rows: Range<Int> { top..<bottom }

  package func contains(_ point: Point) -> Bool {
    columns.contains(point.x) && rows.contains(point.y)
  }

  /// The cells that belong to both; empty where the two do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(left, other.left)
    let top = max(top, other.top)
    return Rect(
      x: left, y: top,
      width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
  }

  package func offset(by point: Point) -> Rect {
    Rect(origin: origin.offset(x: point.x, y: point.y), size: size)
  }

  /// The rectangle without a margin on each side; empty where nothing is left.
  package func inset(x: Int = 0, y: Int = 0) -> Rect {
    let (x, y) = (Extent.coordinate(x), Extent.coordinate(y))
    return Rect(x: left + x, y: top + y, width: width - 2 * x, height: height - 2 * y)
  }
}

/// The range that coordinates and lengths are held in.
private enum Extent {
  static let largest = 1 << 30

  static func coordinate(_ value: Int) -> Int { min(max(value, -largest), largest) }
  static func length(_ value: Int) -> Int { min(max(value, 0), largest) }
}

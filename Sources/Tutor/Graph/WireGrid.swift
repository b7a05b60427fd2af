import Canvas

/// Wires and frames as cells, collected before they are drawn, so that they join where they
/// belong together and bridge where they only meet.
struct WireGrid {
  private struct Cell {
    var net = Int.min
    var arms = Arms()
    /// The arms of another net that crosses here.
    var crossing = Arms()
    var role = Role.frame
  }

  private let size: Size
  private var cells: [Cell]

  init(size: Size) {
    self.size = size
    cells = Array(repeating: Cell(), count: size.width * size.height)
  }

  private func index(_ point: Point) -> Int? {
    guard (0..<size.width).contains(point.x), (0..<size.height).contains(point.y) else {
      return nil
    }
    return point.y * size.width + point.x
  }

  /// Adds a wire of a net that enters its first cell and leaves its last one in `flow`.
  mutating func add(
    _ path: [Point], net: Int, flow: Arms.Direction, _ weight: Arms.Weight, _ role: Role
  ) {
    for (place, point) in path.enumerated() {
      let before = place == 0 ? flow : Self.direction(from: path[place - 1], to: point)
      let after = place == path.count - 1 ? flow : Self.direction(from: point, to: path[place + 1])
      var arms = Arms()
      arms.add(before.opposite, weight)
      arms.add(after, weight)
      add(arms, at: point, net: net, role)
    }
  }

  private mutating func add(_ arms: Arms, at point: Point, net: Int, _ role: Role) {
    guard let index = index(point) else { return }
    if cells[index].arms.isEmpty || cells[index].net == net {
      cells[index].net = net
      cells[index].arms.add(arms)
      if cells[index].crossing.isEmpty || arms.isHeavy { mark(index, arms, role) }
    } else {
      cells[index].crossing.add(arms)
      mark(index, arms, role)
    }
  }

  private mutating func mark(_ index: Int, _ arms: Arms, _ role: Role) {
    if cells[index].role == .frame || arms.isHeavy { cells[index].role = role }
  }

  /// Adds the frame of a box.
  mutating func add(frame rect: Rect, _ weight: Arms.Weight, _ role: Role) {
    let corners = [
      Point(x: rect.left, y: rect.top), Point(x: rect.right - 1, y: rect.top),
      Point(x: rect.right - 1, y: rect.bottom - 1), Point(x: rect.left, y: rect.bottom - 1),
    ]
    for (side, start) in corners.enumerated() {
      let end = corners[(side + 1) % 4]
      var point = start
      let direction = Self.direction(from: start, to: end)
      while point != end {
        let next = Self.step(point, direction)
        join(point, direction, weight, role)
        join(next, direction.opposite, weight, role)
        point = next
      }
    }
  }

  /// Adds an arm to a cell, whatever it belongs to.
  mutating func join(
    _ point: Point, _ direction: Arms.Direction, _ weight: Arms.Weight, _ role: Role? = nil
  ) {
    guard let index = index(point) else { return }
    cells[index].arms.add(direction, weight)
    if let role { cells[index].role = role }
  }

  /// Draws all cells that hold something.
  func draw(script isUnicode: Bool, at origin: Point, on canvas: inout Canvas) {
    for y in 0..<size.height {
      for x in 0..<size.width {
        let cell = cells[y * size.width + x]
        guard !cell.arms.isEmpty else { continue }
        let arms = Self.upper(cell.arms, cell.crossing)
        canvas.fill(
          Rect(origin: origin.offset(x: x, y: y), size: Size(width: 1, height: 1)),
          with: isUnicode ? arms.unicode : arms.ascii, style: Style(cell.role))
      }
    }
  }

  /// Of two wires that cross, the one on the bridge: the heavy one, else the upright one.
  private static func upper(_ one: Arms, _ other: Arms) -> Arms {
    if other.isEmpty { return one }
    if one.isHeavy != other.isHeavy { return one.isHeavy ? one : other }
    return one.hasVertical ? one : other
  }

  static func direction(from start: Point, to end: Point) -> Arms.Direction {
    if start.x == end.x { return end.y > start.y ? .down : .up }
    return end.x > start.x ? .right : .left
  }

  static func step(_ point: Point, _ direction: Arms.Direction) -> Point {
    switch direction {
    case .up: point.offset(y: -1)
    case .right: point.offset(x: 1)
    case .down: point.offset(y: 1)
    case .left: point.offset(x: -1)
    }
  }
}

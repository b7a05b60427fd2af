/// What a cell of a line drawing shows: an arm in each direction, absent, light or heavy.
struct Arms: Hashable, Sendable {
  enum Direction: Int, Sendable {
    case up, right, down, left

    var opposite: Direction {
      switch self {
      case .up: .down
      case .right: .left
      case .down: .up
      case .left: .right
      }
    }

    var isVertical: Bool { self == .up || self == .down }
  }

  enum Weight: Int, Sendable {
    case light = 1
    case heavy = 2
  }

  private var weights = [0, 0, 0, 0]

  var isEmpty: Bool { weights == [0, 0, 0, 0] }
  var isHeavy: Bool { weights.contains(Weight.heavy.rawValue) }
  var hasVertical: Bool { weights[0] + weights[2] > 0 }
  private var hasHorizontal: Bool { weights[1] + weights[3] > 0 }

  /// Adds an arm; a heavy one stays heavy.
  mutating func add(_ direction: Direction, _ weight: Weight) {
    weights[direction.rawValue] = max(weights[direction.rawValue], weight.rawValue)
  }

  mutating func add(_ other: Arms) {
    for index in weights.indices { weights[index] = max(weights[index], other.weights[index]) }
  }

  /// The box-drawing character with these arms.
  var unicode: Unicode.Scalar {
    Self.characters[weights[0] + 3 * weights[1] + 9 * weights[2] + 27 * weights[3]]
  }

  /// The nearest ASCII character; heavy lines are `=` and `#`.
  var ascii: Unicode.Scalar {
    guard !isEmpty else { return " " }
    if isHeavy { return hasVertical ? "#" : "=" }
    return hasVertical ? (hasHorizontal ? "+" : "|") : "-"
  }

  /// Up counts 1, right 3, down 9, left 27; light counts once, heavy twice.
  private static let characters: [Unicode.Scalar] = Array(
    (" ╵╹╶└┖╺┕┗╷│╿┌├┞┍┝┡╻╽┃┎┟┠┏┢┣"
      + "╴┘┚─┴┸╼┶┺┐┤┦┬┼╀┮┾╄┒┧┨┰╁╂┲╆╊"
      + "╸┙┛╾┵┹━┷┻┑┥┩┭┽╃┯┿╇┓┪┫┱╅╉┳╈╋").unicodeScalars)
}

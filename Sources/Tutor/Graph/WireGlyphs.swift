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

  enum Weight: UInt8, Sendable {
    case light = 1
    case heavy = 2
  }

  private var weights = SIMD4<UInt8>()

  var isEmpty: Bool { weights == SIMD4() }
  var isHeavy: Bool { weights.max() == Weight.heavy.rawValue }
  var hasVertical: Bool { weights[0] + weights[2] > 0 }
  private var hasHorizontal: Bool { weights[1] + weights[3] > 0 }

  /// Adds an arm; a heavy one stays heavy.
  mutating func add(_ direction: Direction, _ weight: Weight) {
    weights[direction.rawValue] = max(weights[direction.rawValue], weight.rawValue)
  }

  mutating func add(_ other: Arms) {
    weights = pointwiseMax(weights, other.weights)
  }

  /// The box-drawing character with these arms.
  var unicode: Unicode.Scalar {
    Self.characters[Int((weights &* [1, 3, 9, 27]).wrappedSum())]
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

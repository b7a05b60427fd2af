/// One derivative, or several that are swept side by side: a pass's worth per lane.
protocol Lanes: Sendable {
  static var laneCount: Int { get }
  static var zero: Self { get }
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  /// −a. A vector's own minus is 0 − a, which loses the sign of a zero; −0 − a keeps it.
  static prefix func - (a: Self) -> Self
  static func * (a: Self, b: Double) -> Self
  static func / (a: Self, b: Double) -> Self
  /// The derivative in a lane.
  subscript(lane: Int) -> Double { get set }
}

extension Double: Lanes {
  static var laneCount: Int { 1 }
  subscript(lane: Int) -> Double {
    @inline(__always) get { self }
    @inline(__always) set { self = newValue }
  }
}

extension SIMD2<Double>: Lanes {
  static var laneCount: Int { 2 }
  @inline(__always) static prefix func - (a: Self) -> Self { Self(repeating: -0.0) - a }
}

extension SIMD4<Double>: Lanes {
  static var laneCount: Int { 4 }
  @inline(__always) static prefix func - (a: Self) -> Self { Self(repeating: -0.0) - a }
}

extension SIMD8<Double>: Lanes {
  static var laneCount: Int { 8 }
  @inline(__always) static prefix func - (a: Self) -> Self { Self(repeating: -0.0) - a }
}

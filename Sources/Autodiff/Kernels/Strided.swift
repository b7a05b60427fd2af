/// Calls `body(k, k·s₁, k·s₂)` for k = 0 ..< count.
///
/// Single numbers at the common strides have loops of their own, which the compiler turns into
/// vector instructions; numbers in lanes are vectors already.
@inline(__always)
func strided<Lane: Lanes>(
  _: Lane.Type, _ count: Int, _ strides: (Int, Int), _ body: (Int, Int, Int) -> Void
) {
  switch strides {
  case (1, 1) where Lane.laneCount == 1: for k in 0..<count { body(k, k, k) }
  case (1, 0) where Lane.laneCount == 1: for k in 0..<count { body(k, k, 0) }
  case (0, 1) where Lane.laneCount == 1: for k in 0..<count { body(k, 0, k) }
  default: for k in 0..<count { body(k, k &* strides.0, k &* strides.1) }
  }
}

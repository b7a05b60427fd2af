/// Whether all of some numbers are finite.
///
/// Adds one to the exponent, which carries into the sign bit where all its bits are set: integer
/// arithmetic that no number makes wait for the one before, as a floating-point sum would.
struct FiniteCheck {
  private var carries: UInt64 = 0

  @inline(__always)
  mutating func include(_ number: Double) {
    carries |= number.magnitude.bitPattern &+ Double.leastNormalMagnitude.bitPattern
  }

  var isFinite: Bool { carries >> 63 == 0 }
}

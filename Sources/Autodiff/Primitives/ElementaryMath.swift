import CMath
import Glibc

/// The real functions of the C library: the one place where the engine leaves the Swift library.
package enum ElementaryMath {
  package static func exp(_ a: Double) -> Double { Glibc.exp(a) }
  package static func ln(_ a: Double) -> Double { Glibc.log(a) }
  package static func log2(_ a: Double) -> Double { Glibc.log2(a) }
  package static func log10(_ a: Double) -> Double { Glibc.log10(a) }
  package static func log1p(_ a: Double) -> Double { Glibc.log1p(a) }
  package static func expm1(_ a: Double) -> Double { Glibc.expm1(a) }
  package static func sqrt(_ a: Double) -> Double { a.squareRoot() }
  package static func cbrt(_ a: Double) -> Double { Glibc.cbrt(a) }
  package static func hypot(_ a: Double, _ b: Double) -> Double { Glibc.hypot(a, b) }
  package static func pow(_ a: Double, _ b: Double) -> Double { Glibc.pow(a, b) }
  package static func sin(_ a: Double) -> Double { Glibc.sin(a) }
  package static func cos(_ a: Double) -> Double { Glibc.cos(a) }
  /// Both in one call: bit for bit what `sin` and `cos` give, for little more than one of them.
  package static func sinCos(_ a: Double) -> (sine: Double, cosine: Double) {
    let both = sine_and_cosine(a)
    return (both.x, both.y)
  }
  package static func tan(_ a: Double) -> Double { Glibc.tan(a) }
  package static func asin(_ a: Double) -> Double { Glibc.asin(a) }
  package static func acos(_ a: Double) -> Double { Glibc.acos(a) }
  package static func atan(_ a: Double) -> Double { Glibc.atan(a) }
  package static func atan2(_ a: Double, _ b: Double) -> Double { Glibc.atan2(a, b) }
  package static func sinh(_ a: Double) -> Double { Glibc.sinh(a) }
  package static func cosh(_ a: Double) -> Double { Glibc.cosh(a) }
  package static func tanh(_ a: Double) -> Double { Glibc.tanh(a) }
  package static func asinh(_ a: Double) -> Double { Glibc.asinh(a) }
  package static func acosh(_ a: Double) -> Double { Glibc.acosh(a) }
  package static func atanh(_ a: Double) -> Double { Glibc.atanh(a) }
  package static func erf(_ a: Double) -> Double { Glibc.erf(a) }

  /// Whether arithmetic on this thread has made an infinity or a nan since this was last asked, or
  /// has underflowed. The processor notes that by itself, so that nothing has to be checked on the way.
  @inline(__always)
  static func takeRangeException(orUnderflow: Bool) -> Bool {
    took_range_exception(orUnderflow ? 1 : 0) != 0
  }

  /// a·b + c·d, lane by lane, each product rounded.
  @inline(__always)
  static func sumOfProducts(
    _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>, _ d: SIMD2<Double>
  ) -> SIMD2<Double> {
    sum_of_products(a, b, c, d)
  }
}

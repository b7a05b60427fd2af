import Testing

@testable import Autodiff

@Suite("Wide numbers")
struct WideNumberTests {
  private func isClose(_ a: WideNumber, _ b: WideNumber, _ tolerance: Double = 1e-14) -> Bool {
    if a == b { return true }
    return ((a - b) / b).magnitude.double <= tolerance
  }

  @Test(
    "in the range of doubles, value and partials are those of the table",
    arguments: Primitive.allCases)
  func table(_ primitive: Primitive) {
    let row = primitive.row
    for sample in row.samples {
      let (a, b) = (sample[0], sample.count > 1 ? sample[1] : 0)
      let (wideA, wideB) = (WideNumber(a), WideNumber(b))
      let value = row.value(a, b)
      let wide = row.wide.value(wideA, wideB)
      #expect(isClose(wide, WideNumber(value)), "\(wide.double) and \(value)")
      #expect(row.wide.partials.count == row.arity)
      for (partial, rule) in zip(row.partials, row.wide.partials) {
        let (expected, number) = (partial.value(a, b, value), rule(wideA, wideB, wide))
        #expect(isClose(number, WideNumber(expected)), "\(number.double) and \(expected)")
      }
    }
  }

  @Test("e^1000·e^−1000 is 1, and so are the quotient and the difference of logarithms")
  func exponentials() {
    let (large, small) = (WideNumber(1000).exponential, WideNumber(-1000).exponential)
    #expect(large.double == .infinity && small.double == 0)
    #expect(isClose(large * small, .one))
    #expect(isClose(.one / large, small))
    #expect(large.logarithm == WideNumber(1000) && small.logarithm == WideNumber(-1000))
    // e^1000 = 1.97007111401704699…·10^434
    let ten = WideNumber(10).power(WideNumber(434))
    #expect(isClose(large, WideNumber(1.970071114017047) * ten))
  }

  @Test("powers and roots undo each other far outside the range of doubles")
  func powers() {
    for base in [1.7, 3e-300, 2.5e307] {
      let number = WideNumber(base)
      let seventh = number.power(WideNumber(7))
      #expect(isClose(seventh.power(WideNumber(1.0 / 7)), number, 1e-12))
      let product = (1...6).reduce(number) { result, _ in result * number }
      #expect(isClose(seventh, product))
      #expect((-number).power(WideNumber(7)) == -seventh)
      #expect(isClose(number.power(WideNumber(4)).squareRoot, number * number))
      #expect(isClose(number.power(WideNumber(3)).cubeRoot, number))
    }
  }

  @Test("a double comes back as it was, and a subnormal one is rounded once")
  func doubles() {
    for value in [0, 1, -2.5, 1e308, -3e-308, .leastNonzeroMagnitude, .leastNormalMagnitude] {
      #expect(WideNumber(value).double == value)
    }
    #expect((WideNumber(1e-200) * WideNumber(3e-120)).double == 1e-200 * 3e-120)
    #expect(WideNumber(.nan).isOpen && WideNumber(.infinity).isOpen)
  }

  @Test("what vanishes is 0 beside numbers, and open where it meets what it could outweigh")
  func vanishing() {
    let large = WideNumber(1000).exponential
    let gone = (-large).exponential
    #expect(gone.double == 0 && !gone.isZero && gone.sign == nil)
    #expect((gone * large).double == 0 && (gone + .one) == .one)
    #expect((gone / large).double == 0 && (.one / gone).isOpen)
    #expect(large.exponential.isOpen && (large.exponential * gone).isOpen)
    // 2^56 is as far as numbers go: enough of them together could lift what vanishes.
    let largest = WideNumber(4.9e16).exponential
    let lifted = (1...10).reduce(gone) { result, _ in result * largest }
    #expect(lifted.isOpen)
  }

  @Test("sums keep the larger term's digits, and cancel to an exact 0")
  func sums() {
    let large = WideNumber(1000).exponential
    #expect(large + .one == large && large - large == .zero)
    #expect((large - large).isZero)
    #expect((WideNumber(1) + WideNumber(1e-16)).double == 1)
    #expect((WideNumber(0.5) - WideNumber(0.25)).double == 0.25)
  }
}

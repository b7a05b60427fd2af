import Autodiff

/// Derivatives as a person writes them for one function: the yardstick for the kernels.
///
/// Unsafe pointers, because the yardstick is to be as fast as C.
struct HandDerivative {
  private let subject: Subject
  private let size: Int
  /// The gradient, or the Jacobian by rows.
  private(set) var derivative: [Double]
  private var stored: [Double]

  init(_ subject: Subject, _ size: Int) {
    self.subject = subject
    self.size = size
    let inputCount = subject.inputCount(size)
    derivative = Array(repeating: 0, count: inputCount * (subject.isVector ? inputCount : 1))
    stored = Array(repeating: 0, count: 2 * inputCount)
  }

  /// Fills `derivative`; returns a value of the function, or the sum of its values.
  @inline(never)
  mutating func compute(at point: [Double]) -> Double {
    point.withUnsafeBufferPointer { x in
      derivative.withUnsafeMutableBufferPointer { g in
        stored.withUnsafeMutableBufferPointer { stored in
          switch subject {
          case .teach: Self.teach(x, g)
          case .speel: Self.speel(x, g, stored)
          case .rosen: Self.rosen(x, g)
          case .chain: Self.chain(x, g, stored)
          case .mlp: HandNetwork(x, g, stored).compute(points: size)
          case .broyden: Self.broyden(x, g)
          }
        }
      }
    }
  }

  private typealias Numbers = UnsafeBufferPointer<Double>
  private typealias Results = UnsafeMutableBufferPointer<Double>

  private static func teach(_ x: Numbers, _ jacobian: Results) -> Double {
    let power = ElementaryMath.exp(x[0] - x[1])
    jacobian[0] = x[1] + ElementaryMath.cos(x[0])
    jacobian[1] = x[0]
    jacobian[2] = power
    jacobian[3] = -power
    return x[0] * x[1] + ElementaryMath.sin(x[0]) + power
  }

  private static func speel(_ x: Numbers, _ gradient: Results, _ before: Results) -> Double {
    var product = 1.0
    for i in x.indices {
      before[i] = product
      product *= x[i]
    }
    var after = 1.0
    for i in x.indices.reversed() {
      gradient[i] = after * before[i]
      after *= x[i]
    }
    return product
  }

  private static func rosen(_ x: Numbers, _ gradient: Results) -> Double {
    gradient.update(repeating: 0)
    var sum = 0.0
    for i in 0..<x.count - 1 {
      let valley = x[i + 1] - x[i] * x[i]
      let slope = 1 - x[i]
      sum += 100 * valley * valley + slope * slope
      gradient[i + 1] += 200 * valley
      gradient[i] += -400 * valley * x[i] - 2 * slope
    }
    return sum
  }

  private static func chain(_ x: Numbers, _ gradient: Results, _ stored: Results) -> Double {
    var w = 0.5
    for k in x.indices {
      let q = w * w
      let reciprocal = 1 / (1 + q)
      let bell = ElementaryMath.exp(-q) * reciprocal
      let sine = ElementaryMath.sin(w)
      stored[2 * k] = sine
      stored[2 * k + 1] = ElementaryMath.cos(w) * x[k] - 2 * w * bell * (1 + reciprocal)
      w = sine * x[k] + bell
    }
    var bar = 1.0
    for k in x.indices.reversed() {
      gradient[k] = bar * stored[2 * k]
      bar *= stored[2 * k + 1]
    }
    return w
  }

  private static func broyden(_ x: Numbers, _ jacobian: Results) -> Double {
    let n = x.count
    jacobian.update(repeating: 0)
    var sum = 0.0
    for i in x.indices {
      sum += (3 - 2 * x[i]) * x[i] + 1 - (i > 0 ? x[i - 1] : 0) - (i + 1 < n ? 2 * x[i + 1] : 0)
      jacobian[i * n + i] = 3 - 4 * x[i]
      if i > 0 { jacobian[i * n + i - 1] = -1 }
      if i + 1 < n { jacobian[i * n + i + 1] = -2 }
    }
    return sum
  }
}

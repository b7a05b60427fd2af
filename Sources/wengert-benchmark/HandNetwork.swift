import Autodiff

/// Back-propagation through the network of `mlp`, written by hand; see `HandDerivative`.
struct HandNetwork {
  private let parameters: UnsafeBufferPointer<Double>
  private let gradient: UnsafeMutableBufferPointer<Double>
  /// The activations of both layers, then the adjoints of the first.
  private let scratch: UnsafeMutableBufferPointer<Double>

  private static let width = Network.width
  // Where b₁, W₂, b₂, W₃ and b₃ begin among the parameters; W₁ begins at 0.
  private static let firstBias = 2 * width
  private static let secondWeights = 3 * width
  private static let secondBias = secondWeights + width * width
  private static let lastWeights = secondBias + width
  private static let lastBias = lastWeights + width
  // Where the second layer's activations and the first one's adjoints begin in the scratch.
  private static let second = width
  private static let bars = 2 * width

  init(
    _ parameters: UnsafeBufferPointer<Double>, _ gradient: UnsafeMutableBufferPointer<Double>,
    _ scratch: UnsafeMutableBufferPointer<Double>
  ) {
    self.parameters = parameters
    self.gradient = gradient
    self.scratch = scratch
  }

  /// Fills the gradient of the loss; returns the loss.
  func compute(points: Int) -> Double {
    gradient.update(repeating: 0)
    var loss = 0.0
    for k in 0..<points {
      let (u, v, target) = Network.point(k)
      let error = output(u, v) - target
      loss += error * error
      payBack(2 * error, u, v)
    }
    return loss
  }

  private func output(_ u: Double, _ v: Double) -> Double {
    for j in 0..<Self.width {
      let sum = parameters[2 * j] * u + parameters[2 * j + 1] * v
      scratch[j] = ElementaryMath.tanh(sum + parameters[Self.firstBias + j])
    }
    var output = 0.0
    for j in 0..<Self.width {
      let row = Self.secondWeights + Self.width * j
      var sum = 0.0
      for i in 0..<Self.width { sum += parameters[row + i] * scratch[i] }
      scratch[Self.second + j] = ElementaryMath.tanh(sum + parameters[Self.secondBias + j])
      output += parameters[Self.lastWeights + j] * scratch[Self.second + j]
    }
    return output + parameters[Self.lastBias]
  }

  private func payBack(_ bar: Double, _ u: Double, _ v: Double) {
    gradient[Self.lastBias] += bar
    for i in 0..<Self.width { scratch[Self.bars + i] = 0 }
    for j in 0..<Self.width {
      let row = Self.secondWeights + Self.width * j
      let z = scratch[Self.second + j]
      gradient[Self.lastWeights + j] += bar * z
      let inner = bar * parameters[Self.lastWeights + j] * (1 - z * z)
      gradient[Self.secondBias + j] += inner
      for i in 0..<Self.width {
        gradient[row + i] += inner * scratch[i]
        scratch[Self.bars + i] += inner * parameters[row + i]
      }
    }
    for j in 0..<Self.width {
      let inner = scratch[Self.bars + j] * (1 - scratch[j] * scratch[j])
      gradient[2 * j] += inner * u
      gradient[2 * j + 1] += inner * v
      gradient[Self.firstBias + j] += inner
    }
  }
}

import Autodiff

/// A function that is measured: definition and start point.
enum Subject: String, CaseIterable {
  case teach
  case speel
  case rosen
  case chain
  case mlp
  case broyden

  /// The number of inputs for size n.
  func inputCount(_ n: Int) -> Int {
    switch self {
    case .teach: 2
    case .speel, .rosen, .chain, .broyden: n
    case .mlp: Network.parameterCount
    }
  }

  func outputCount(_ n: Int) -> Int {
    switch self {
    case .teach: 2
    case .speel, .rosen, .chain, .mlp: 1
    case .broyden: n
    }
  }

  /// Whether there are several outputs, and so a Jacobian to compute.
  var isVector: Bool {
    switch self {
    case .teach, .broyden: true
    case .speel, .rosen, .chain, .mlp: false
    }
  }

  func start(_ n: Int) -> [Double] {
    (0..<inputCount(n)).map { i in
      switch self {
      case .teach: [1.3, 0.7][i]
      case .speel: Double(i + 1) / Double(i + 2)
      case .rosen: 1 + 0.02 * Double(37 * i % 11 - 5)
      case .chain: 0.5 + 0.03 * Double(17 * i % 13)
      case .mlp: 0.3 * ElementaryMath.sin(1.7 * Double(i) + 0.5)
      case .broyden: -1 + 0.01 * Double(i % 100)
      }
    }
  }

  /// Writes the outputs at x, computed or recorded operation by operation, into an array of their
  /// number: to allocate one each time takes longer than five operations.
  func evaluate<A: Algebra & ~Copyable>(
    _ x: [A.Number], _ n: Int, in algebra: inout A, into outputs: inout [A.Number]
  ) {
    switch self {
    case .teach: Formulas.teach(x, &algebra, &outputs)
    case .speel: outputs[0] = Formulas.speel(x, &algebra)
    case .rosen: outputs[0] = Formulas.rosen(x, &algebra)
    case .chain: outputs[0] = Formulas.chain(x, &algebra)
    case .mlp: outputs[0] = Network.loss(x, points: n, &algebra)
    case .broyden: Formulas.broyden(x, &algebra, &outputs)
    }
  }
}

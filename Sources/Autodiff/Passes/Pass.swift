/// The direction in which the chain rule is traversed.
package enum Mode: String, Hashable, Sendable, CaseIterable {
  /// From inside to outside, along the list.
  case forward
  /// From outside to inside, against the list.
  case reverse
}

/// One traversal of the list: the values, or the derivatives for one seed.
package enum Pass: Hashable, Sendable {
  /// The values w₁ … w_N.
  case primal
  /// The tangents for a seed ẋ ∈ ℝⁿ: a unit seed gives a column of the Jacobian, any other the
  /// directional derivative Jac·ẋ.
  case forward([Double])
  /// The adjoints for a seed ȳ ∈ ℝᵐ: a unit seed gives a row of the Jacobian, any other ȳᵀ·Jac.
  case reverse([Double])

  package init(_ mode: Mode, seed: [Double]) {
    switch mode {
    case .forward: self = .forward(seed)
    case .reverse: self = .reverse(seed)
    }
  }

  package var mode: Mode? {
    switch self {
    case .primal: nil
    case .forward: .forward
    case .reverse: .reverse
    }
  }

  /// The seed vector; empty for the primal pass.
  package var seed: [Double] {
    switch self {
    case .primal: []
    case .forward(let seed), .reverse(let seed): seed
    }
  }

  /// The index that a unit seed singles out; nil for any other seed.
  package var unitIndex: Int? {
    let nonzero = seed.indices.filter { seed[$0] != 0 }
    guard nonzero.count == 1, let index = nonzero.first, seed[index] == 1 else { return nil }
    return index
  }
}

extension WengertList {
  /// The length of a seed: n for forward passes, m for reverse passes.
  package func seedCount(_ mode: Mode) -> Int {
    switch mode {
    case .forward: inputCount
    case .reverse: outputCount
    }
  }

  /// The length of a pass's result: m entries of a column, n entries of a row.
  package func entryCount(_ mode: Mode) -> Int {
    switch mode {
    case .forward: outputCount
    case .reverse: inputCount
    }
  }

  /// The pass with unit seed number `index`.
  package func unitPass(_ mode: Mode, _ index: Int) -> Pass {
    Pass(mode, seed: (0..<seedCount(mode)).map { $0 == index ? 1 : 0 })
  }

  /// Every unit seed, forward then reverse: the whole Jacobian twice. Where that would take more
  /// than `affordableValues` numbers, only the first pass of each mode.
  package var defaultPasses: [Pass] {
    guard count * (inputCount + outputCount) <= Self.affordableValues else {
      return Mode.allCases.filter { seedCount($0) > 0 }.map { unitPass($0, 0) }
    }
    return unitPasses(.forward) + unitPasses(.reverse)
  }

  /// The derivatives that are kept without being asked for by name: 64 MB of them.
  private static let affordableValues = 8_000_000

  /// All passes with unit seeds of a mode: together they fill the whole Jacobian.
  package func unitPasses(_ mode: Mode) -> [Pass] {
    (0..<seedCount(mode)).map { unitPass(mode, $0) }
  }
}

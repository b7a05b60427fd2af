/// Values and whole passes operation by operation, for the rare points where quick sweeps end in
/// nan or infinity, or an output does.
///
/// The quick sweeps multiply every partial, also where no seed reaches, and 0·∞ is nan; a nan
/// never gets lost on its way to the result, so none is overlooked. Here an edge that no nonzero
/// seed reaches contributes exactly nothing, and results in doubt are taken with wider exponents,
/// by the rules of `WengertList.values` and
/// `Sweep.widen`.
struct CarefulPasses {
  private let tape: Tape
  private let plain: EvaluatedTape<Double>
  private let point: [Double]
  /// By output: whether its value is infinite or was taken with wider exponents.
  private let isInDoubt: [Bool]
  private lazy var wide = EvaluatedTape<WideNumber>(tape, at: point)

  /// Passes over a program's operations at a point.
  init(_ program: Program, wideConstants: [Int: WideNumber], at point: [Double]) {
    var tape = TapeRecovery(program).tape
    tape.wideConstants = wideConstants
    let plain = EvaluatedTape<Double>(tape, at: point)
    self.tape = tape
    self.plain = plain
    self.point = point
    isInDoubt = tape.outputs.map {
      $0 >= 0 && (plain.number($0).isInfinite || plain.isWidened(Int($0)))
    }
  }

  /// y₁ … yₘ
  var outputs: [Double] { tape.outputs.map(plain.number) }

  /// ȳᵀ·Jac
  mutating func row(_ seed: [Double]) -> [Double] {
    let isInDoubt = zip(isInDoubt, seed).contains { $0 && $1 != 0 }
    return entries(.reverse(seed), nodes: (0..<tape.inputCount).map { ($0, isInDoubt) })
  }

  /// Jac·ẋ
  mutating func column(_ seed: [Double]) -> [Double] {
    entries(.forward(seed), nodes: zip(tape.outputs, isInDoubt).map { (Int($0), $1) })
  }

  /// The derivatives of some nodes, those in doubt with wider exponents; 0 of constants.
  private mutating func entries(
    _ pass: Pass, nodes: [(node: Int, isInDoubt: Bool)]
  ) -> [Double] {
    let derivatives = plain.derivatives(pass)
    var result = nodes.map { $0.node < 0 ? 0 : derivatives[$0.node] }
    let doubted = result.indices.filter { nodes[$0].isInDoubt || !result[$0].isFinite }
    guard !doubted.isEmpty else { return result }
    let numbers = wide.derivatives(pass)
    for index in doubted where !numbers[nodes[index].node].isOpen {
      result[index] = numbers[nodes[index].node].double
    }
    return result
  }
}

/// Values and whole passes operation by operation, for the rare points where quick sweeps leave
/// the range of doubles.
///
/// The quick sweeps multiply every partial, also where no seed reaches, and 0·∞ is nan. Here an
/// edge that no nonzero seed reaches contributes exactly nothing, and results are those with wider
/// exponents, as by the rules of `WengertList.values` and `Sweep.widen`.
struct CarefulPasses {
  private let tape: Tape
  private let point: [Double]
  private let plain: EvaluatedTape<Double>
  private lazy var wide = EvaluatedTape<WideNumber>(tape, at: point)

  /// Passes over a program's operations at a point.
  init(_ program: Program, wideConstants: [Int: WideNumber], at point: [Double]) {
    var tape = TapeRecovery(program).tape
    tape.wideConstants = wideConstants
    self.tape = tape
    self.point = point
    plain = EvaluatedTape<Double>(tape, at: point)
  }

  /// y₁ … yₘ
  var outputs: [Double] { tape.outputs.map(plain.number) }

  /// ȳᵀ·Jac
  mutating func row(_ seed: [Double]) -> [Double] {
    Array(derivatives(.reverse(seed)).prefix(tape.inputCount))
  }

  /// Jac·ẋ; 0 of constants.
  mutating func column(_ seed: [Double]) -> [Double] {
    let derivatives = derivatives(.forward(seed))
    return tape.outputs.map { $0 < 0 ? 0 : derivatives[Int($0)] }
  }

  /// Wide ones, where those are known.
  private mutating func derivatives(_ pass: Pass) -> [Double] {
    zip(plain.derivatives(pass), wide.derivatives(pass)).map { $1.isOpen ? $0 : $1.double }
  }
}

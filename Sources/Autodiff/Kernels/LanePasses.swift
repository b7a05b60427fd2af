/// The passes of a Jacobian, as many side by side as there are lanes.
///
/// One property per width, because only concrete types make the sweeps' inner loops fast.
struct LanePasses: Sendable {
  private var one: SeededPasses<Double>?
  private var two: SeededPasses<SIMD2<Double>>?
  private var four: SeededPasses<SIMD4<Double>>?
  private var eight: SeededPasses<SIMD8<Double>>?

  /// Passes in the least width that holds them all, or eight at a time.
  init(_ program: Program, _ method: JacobianMethod) {
    switch method.passCount {
    case ...1: one = SeededPasses(program, method)
    case 2: two = SeededPasses(program, method)
    case 3...4: four = SeededPasses(program, method)
    default: eight = SeededPasses(program, method)
    }
  }

  /// The kinds of instructions that are swept.
  var sweptInstructions: Set<String> {
    let plan = one?.plan ?? two?.plan ?? four?.plan ?? eight?.plan
    return Set(plan?.instructions.map { "\($0)" } ?? [])
  }

  /// Computes the matrix from replayed values; false if an entry is nan or infinite.
  mutating func fill(_ matrix: inout [Double], _ stored: StoredNumbers) -> Bool {
    one?.fill(&matrix, stored) ?? two?.fill(&matrix, stored)
      ?? four?.fill(&matrix, stored) ?? eight?.fill(&matrix, stored) ?? true
  }
}

/// The passes of a Jacobian in lanes of one width.
private struct SeededPasses<Lane: Lanes> {
  let plan: PassPlan
  /// By slot; zero between fillings, but for seeds that stay and what whole forward sweeps
  /// overwrite.
  private var derivatives: [Lane]

  init(_ program: Program, _ method: JacobianMethod) {
    plan = PassPlan(program, method, laneCount: Lane.laneCount)
    derivatives = Array(repeating: .zero, count: program.slotCount)
    plan.prepare(&derivatives)
  }

  mutating func fill(_ matrix: inout [Double], _ stored: StoredNumbers) -> Bool {
    derivatives.withUnsafeMutableBufferPointer { [plan] lanes in
      matrix.withUnsafeMutableBufferPointer { matrix in
        var check = FiniteCheck()
        for group in 0..<plan.groupCount {
          plan.sweep(group, lanes, stored)
          plan.take(group, from: lanes, into: matrix, &check)
        }
        return check.isFinite
      }
    }
  }
}

import Autodiff

/// How far a number may lie from another and still be the same (rule 2).
struct Tolerance: Hashable, Sendable {
  /// R for long decimals.
  static let relative = 1e-6
  /// A = 1e-9·Σ|terms|: what rounding may leave where terms cancel.
  static let cancellation = 1e-9
  /// Significant figures that an answer needs, where the number has as many.
  static let leastFigures = 3

  /// The sizes of the summands that give the number; 0 where there is at most one.
  let termSizes: Double

  /// max(A, R·|t|)
  func width(at number: Double) -> Double {
    max(Self.cancellation * termSizes, Self.relative * number.magnitude)
  }

  func isSame(_ answer: Double, _ number: Double) -> Bool {
    (answer - number).magnitude <= width(at: number)
  }
}

extension Scene {
  /// The tolerance at a place: the sizes of the summands that give its number.
  func tolerance(at place: Atom.Place) -> Tolerance {
    let sums =
      switch place {
      case .value(let node): [valueSummands(node)]
      case .partial(let node, let source):
        [workings.edges.between(source, and: node).map { workings.partials[$0] }]
      case .tangent(let node, let seed): [summands(of: node, .forward(seed))]
      case .adjoint(let node, let seed): [summands(of: node, .reverse(seed))]
      case .term(let node, let source, let pass): [termSummands(node, source, pass)]
      case .entry(let output, let input):
        [
          summands(of: list.outputs[output].node, list.unitPass(.forward, input)),
          summands(of: input, list.unitPass(.reverse, output)),
        ]
      }
    let sizes = sums.map { $0.count > 1 ? $0.reduce(0) { $0 + $1.magnitude } : 0 }
    return Tolerance(termSizes: sizes.filter(\.isFinite).max() ?? 0)
  }

  private func valueSummands(_ node: Int) -> [Double] {
    guard let primitive = workings.primitive(of: node), primitive == .add || primitive == .sub
    else { return [] }
    let (a, b) = workings.operandValues(of: node, in: workings.values)
    return [a, b]
  }

  private func summands(of node: Int, _ pass: Pass) -> [Double] {
    let values = self.pass(pass)
    let rules = SweepRules()
    guard pass.mode == .reverse else {
      return workings.edges.into(node).map { rules.termValue($0, .forward, values, workings) }
    }
    return (values.seedParts[node].map { [$0] } ?? [])
      + workings.edges.outOf(node).map { rules.termValue($0, .reverse, values, workings) }
  }

  private func termSummands(_ node: Int, _ source: Int, _ pass: Pass) -> [Double] {
    let values = self.pass(pass)
    let mode: Mode = pass.mode ?? .forward
    let edges =
      mode == .forward
      ? workings.edges.between(source, and: node) : workings.edges.between(node, and: source)
    return edges.map { SweepRules().termValue($0, mode, values, workings) }
  }
}

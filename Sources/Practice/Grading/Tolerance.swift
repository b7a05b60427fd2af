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
  /// What rounding in the cells before may have left in the number: of any size beside it only
  /// where the number itself should be 0.
  var noise = 0.0

  /// max(A, R·|t|), and the noise.
  func width(at number: Double) -> Double {
    max(Self.cancellation * termSizes, Self.relative * number.magnitude, noise)
  }

  /// What is not finite is the same as nothing.
  func isSame(_ answer: Double, _ number: Double) -> Bool {
    number.isFinite && (answer - number).magnitude <= width(at: number)
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
    return Tolerance(termSizes: sizes.filter(\.isFinite).max() ?? 0, noise: noise(at: place))
  }

  /// A bound on the rounding errors that reach a derivative through the pass before it.
  private func noise(at place: Atom.Place) -> Double {
    switch place {
    case .value, .partial, .term: 0
    case .tangent(let node, let seed): workings.noise(.forward(seed), pass(.forward(seed)), node)
    case .adjoint(let node, let seed): workings.noise(.reverse(seed), pass(.reverse(seed)), node)
    case .entry(let output, let input):
      workings.noise(
        list.unitPass(.forward, input), unitPass(.forward, input), list.outputs[output].node)
    }
  }

  private func unitPass(_ mode: Mode, _ index: Int) -> PassValues {
    pass(list.unitPass(mode, index))
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

extension Workings {
  /// What rounding may leave of one derivative: each product and each sum errs by one unit in the
  /// last place, and earlier errors are handed on. Computed only where it could matter.
  ///
  /// Higham, Accuracy and Stability of Numerical Algorithms, section 3.3 (running error analysis).
  fileprivate func noise(_ pass: Pass, _ values: PassValues, _ asked: Int) -> Double {
    let derivatives = values.derivatives
    let largest = derivatives.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
    guard derivatives[asked].magnitude < 1e-12 * largest, derivatives[asked] != 0 else { return 0 }
    let ulp = Double.ulpOfOne
    var errors = [Double](repeating: 0, count: list.count)
    let isForward = pass.mode == .forward
    for node in isForward ? Array(list.nodes) : list.nodes.reversed() {
      let sum = isForward ? Array(edges.into(node)) : Array(edges.outOf(node))
      for edge in sum {
        let source = isForward ? edges.sources[edge] : edges.edges[edge].node
        guard values.isReached[source] else { continue }
        errors[node] +=
          partials[edge].magnitude * (errors[source] + 4 * ulp * derivatives[source].magnitude)
      }
    }
    return errors[asked].isFinite ? 2 * errors[asked] : 0
  }
}

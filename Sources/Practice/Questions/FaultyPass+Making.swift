import Autodiff

extension FaultyPass {
  /// A pass of a subject with one mistake in it; nil where none of a few tries makes one that can
  /// be seen.
  static func drawn(_ subject: Subject, using chance: inout Chance) -> FaultyPass? {
    let workings = Workings(subject.list, values: subject.list.values(at: subject.point))
    for _ in 0..<tries {
      guard let pass = subject.passes.randomElement(using: &chance), let mode = pass.mode,
        let mistake = mistakes.randomElement(using: &chance),
        let node = nodes(mode, subject.list).randomElement(using: &chance)
      else { continue }
      let rule = Catalogue.rule(mistake)
      let slips = rule.slips?(workings) ?? rule.habits(workings)
      let truth = SweepRules().sweep(pass, workings)
      guard truth.isReached[node],
        let rules = slips.filter({ $0.modes.contains(mode) }).randomElement(using: &chance)
      else { continue }
      let wrong = rules.total(of: node, mode, truth, workings)
      guard isVisible(wrong, truth.derivatives[node]) else { continue }
      return FaultyPass(pass, wrong, at: node, mistake, truth, workings)
    }
    return nil
  }

  private static let tries = 200

  /// Mistakes that are made in one row.
  private static let mistakes: [Mistake] = [
    .adjointOverwritten, .pathsMultiplied, .repeatedOperandOnce, .noUpstreamFactor,
    .noLocalPartial, .addedNotMultiplied, .partialAtOutput, .exponentialIsArgument,
    .powerRuleOnExponential, .powerRuleWrong, .productOwnFactor, .productOfDerivatives, .quotient,
    .minusLost, .minusTurned, .logarithmDerivative, .circularDerivative,
  ]

  private static func nodes(_ mode: Mode, _ list: WengertList) -> [Int] {
    mode == .forward
      ? Array(list.operations) : list.nodes.filter { list.successorCount(of: $0) > 0 }
  }

  private static func isVisible(_ wrong: Double, _ truth: Double) -> Bool {
    wrong.isFinite && (wrong - truth).magnitude > 0.02 * max(truth.magnitude, 0.1)
  }

  private init(
    _ pass: Pass, _ wrong: Double, at wrongNode: Int, _ mistake: Mistake, _ truth: PassValues,
    _ workings: Workings
  ) {
    let mode: Mode = pass.mode ?? .forward
    var values = truth
    let order = mode == .forward ? Array(workings.list.nodes) : workings.list.nodes.reversed()
    var rows: [Row] = []
    for node in order {
      values.derivatives[node] =
        node == wrongNode ? wrong : SweepRules().total(of: node, mode, values, workings)
      rows.append(Row(node: node, value: values.derivatives[node]))
    }
    self.init(pass: pass, rows: rows, wrongNode: wrongNode, mistake: mistake)
  }
}

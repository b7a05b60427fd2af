import Autodiff

extension Words {
  static func allSeeded(_ mistake: MistakeCase) -> String {
    guard let (pass, mode) = mistake.seededPass else { return seedRule }
    return "All entries of the seed were set to 1. For this pass the seed is "
      + "\(mistake.letters.seed(pass)), \(mistake.zeros(mode)): a pass with more seeds gives a "
      + "sum of \(mode == .forward ? "columns" : "rows")."
  }

  static func valueAsSeed(_ mistake: MistakeCase) -> String {
    guard let (pass, mode) = mistake.seededPass,
      let index = pass.seed.firstIndex(where: { $0 != 0 })
    else { return seedRule }
    let node = mode == .forward ? index : mistake.list.outputs[index].node
    let name =
      mode == .forward ? mistake.letters.input(index) : mistake.letters.output(index)
    return "The value \(name) = \(mistake.number(mistake.workings.values[node])) was used as the "
      + "seed. A seed is a derivative: \(name) changes with itself at rate "
      + "\(mistake.number(pass.seed[index]))."
  }

  static func noSeed(_ mistake: MistakeCase) -> String {
    guard let (pass, _) = mistake.seededPass else { return seedRule }
    return "Without a seed every derivative is 0. Start this pass with "
      + "\(mistake.letters.seed(pass))."
  }

  static func otherSide(_ mistake: MistakeCase) -> String {
    guard case .seed(_, _, let mode) = mistake.cell else { return seedRule }
    let count = mistake.list.seedCount(mode)
    let side = mode == .forward ? "inputs" : "outputs"
    return "A \(mode.rawValue) pass is seeded at the \(side): here the seed has "
      + "\(count) \(count == 1 ? "entry" : "entries"), and the 1 stands at the "
      + "\(mode == .forward ? "input" : "output") of the entry that is asked."
  }

  private static let seedRule =
    "A seed holds 1 at the one input (forward) or output (reverse) that is asked about, else 0."

  // MARK: places

  static func dotForBar(_ mistake: MistakeCase) -> String {
    guard let (pass, node) = mistake.position else { return "" }
    let (asked, other) = (pass.mode ?? .forward, pass.mode == .reverse ? Mode.forward : .reverse)
    let letters = mistake.letters
    return "That is \(letters.symbol(node, other)), from a \(other.rawValue) pass. Asked is "
      + "\(letters.symbol(node, asked)): "
      + (asked == .forward
        ? "how fast \(letters.primal(node)) changes with the inputs."
        : "how fast the outputs change with \(letters.primal(node)).")
  }

  static func transposed(_ mistake: MistakeCase) -> String {
    "Rows and columns are exchanged: the Jacobian has a row for each output and a column for "
      + "each input, here \(mistake.list.outputCount)×\(mistake.list.inputCount)."
  }

  static func valueForDerivative(_ mistake: MistakeCase) -> String {
    let node =
      switch mistake.place {
      case .partial(let node, _): node
      default: mistake.position?.node
      }
    guard let node else { return "That is a value; asked is a derivative." }
    return "\(mistake.number(mistake.workings.values[node])) is the value of "
      + "\(mistake.letters.primal(node)). Asked is a derivative: how fast it changes, not what "
      + "it is."
  }

  static func otherPass(_ mistake: MistakeCase) -> String {
    if case .entry(let output, let input) = mistake.place {
      return "That is another entry of the Jacobian. \(mistake.letters.entry(output, input)) "
        + "stands in the row of \(mistake.letters.output(output)) and the column of "
        + "\(mistake.letters.input(input))."
    }
    guard let (pass, _) = mistake.position else { return "That number is from another pass." }
    return "That number belongs to a pass with another seed. Asked is the pass with "
      + "\(mistake.letters.seed(pass))."
  }

  static func sign(_ mistake: MistakeCase) -> String {
    "The size is right and the sign is not. Go through the factors and count the minuses."
  }

  // MARK: counts

  static func countsSwapped(_ mistake: MistakeCase) -> String {
    guard case .passes(let mode) = mistake.cell else { return "" }
    return "That is the count for the other mode. \(countRule(mode, mistake))"
  }

  static func countsEntries(_ mistake: MistakeCase) -> String {
    guard case .passes(let mode) = mistake.cell else { return "" }
    return "Passes are not counted by entries: one pass fills a whole "
      + "\(mode == .forward ? "column" : "row"). \(countRule(mode, mistake))"
  }

  private static func countRule(_ mode: Mode, _ mistake: MistakeCase) -> String {
    mode == .forward
      ? "A forward pass is seeded at one input: one pass for each input."
      : "A reverse pass is seeded at one output: one pass for each output."
  }
}

extension MistakeCase {
  /// The pass whose seed is at fault, for numbers and for seeds themselves.
  fileprivate var seededPass: (Pass, Mode)? {
    if case .seed(let output, let input, let mode) = cell {
      return (list.unitPass(mode, mode == .forward ? input : output), mode)
    }
    guard let pass = position?.pass, let mode = pass.mode else { return nil }
    return (pass, mode)
  }

  fileprivate func zeros(_ mode: Mode) -> String {
    list.seedCount(mode) > 1 ? "everything else 0" : "one number"
  }
}

import Autodiff

/// What one step does, in lines: the rule in letters, the same with numbers, the value, where it
/// goes, and a sentence that holds for any function.
package struct StepExplanation: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case rule
      case numbers
      case result
      case destination
    }

    package let kind: Kind
    package let text: String
  }

  /// What is being computed: `w̄₁`, `seed`.
  package let subject: String
  package let lines: [Line]
  /// Why this step is as it is.
  package let sentence: String

  package func text(_ kind: Line.Kind) -> String? { lines.first { $0.kind == kind }?.text }
}

extension StepExplanation {
  /// Explains the step that leads to a position; nil at position 0.
  ///
  /// With `hidden`, the value is held back until the class has guessed it: what would give it
  /// away shows as a question mark.
  package init?(
    _ timeline: Timeline, at position: Int, script: Script, hidden: Bool = false
  ) {
    guard let step = timeline.step(at: position) else { return nil }
    let letters = Letters(timeline.list, script)
    let explainer = StepExplainer(
      timeline: timeline, step: step, position: position, letters: letters, hidden: hidden)
    self.init(
      subject: explainer.subject, lines: explainer.lines,
      sentence: StepSentence(timeline: timeline, step: step, position: position, letters: letters)
        .text)
  }
}

private struct StepExplainer {
  let timeline: Timeline
  let step: Step
  let position: Int
  let letters: Letters
  let hidden: Bool

  private var list: WengertList { timeline.list }
  private var pass: Pass { timeline.passes[step.pass] }
  private var mode: Mode { pass.mode ?? .forward }

  var subject: String {
    switch step.event {
    case .value(let node): letters.primal(node)
    case .seed: letters.seed(pass)
    case .term(let edge): letters.symbol(target(of: edge), mode)
    case .total(let node): letters.symbol(node, mode)
    case .entry(let index): letters.result(index, of: pass)
    }
  }

  var lines: [StepExplanation.Line] {
    switch step.event {
    case .value(let node): valueLines(node)
    case .seed: seedLines
    case .term(let edge): termLines(edge)
    case .total(let node): totalLines(node)
    case .entry(let index): entryLines(index)
    }
  }

  private func target(of edge: Edge) -> Int { mode == .forward ? edge.node : list.operand(edge) }

  private func line(_ kind: StepExplanation.Line.Kind, _ text: String) -> StepExplanation.Line {
    StepExplanation.Line(kind: kind, text: text)
  }

  private func shown(_ value: Double) -> String { hidden ? "?" : letters.number(value) }

  // MARK: primal

  private func valueLines(_ node: Int) -> [StepExplanation.Line] {
    let value = timeline.values[node]
    let expression = list.expression(of: node)
    let rule = line(.rule, "\(letters.primal(node)) = \(letters.writer.text(expression))")
    let result = line(.result, "= \(shown(value))")
    let destination = line(.destination, destination(of: node))
    guard case .operation = list.kind(of: node) else { return [rule, result, destination] }
    let substitution = Substitution(
      expression, result: value, writer: letters.writer
    ) { symbol in
      guard case .node(let operand) = symbol else { return 0 }
      return timeline.values[operand]
    }
    let mark = list.isWidened(node, timeline.values) ? Substitution.beyondDouble : ""
    return [rule, line(.numbers, "= \(substitution.text)\(mark)"), result, destination]
  }

  private func destination(of node: Int) -> String {
    let outputs = list.outputs(at: node).map { "is \(letters.output($0))" }
    let successors = list.successors(of: node).map { letters.primal($0) }
    let feeds = successors.isEmpty ? [] : ["feeds \(letters.sequence(successors))"]
    let parts = outputs + feeds
    return parts.isEmpty ? "nothing uses it" : parts.joined(separator: ", ")
  }

  // MARK: seed

  private var seedLines: [StepExplanation.Line] {
    let shownEntries = 3
    let nodes = mode == .forward ? Array(0..<list.inputCount) : list.outputs.map(\.node)
    let entries = nodes.enumerated().prefix(shownEntries).map { index, node in
      "\(letters.symbol(node, mode)) = \(letters.seedEntry(index, mode)) = "
        + letters.number(pass.seed[index])
    }
    let more = nodes.count > shownEntries ? [letters.ellipsis] : []
    let text = (entries + more).joined(separator: ",  ")
    return [line(.rule, text), line(.destination, seedDestination)]
  }

  private var seedDestination: String {
    switch (mode, pass.unitIndex) {
    case (.forward, let index?): "this pass gives column \(letters.input(index)) of the Jacobian"
    case (.reverse, let index?): "this pass gives row \(letters.output(index)) of the Jacobian"
    case (.forward, nil): "this pass gives the directional derivative Jac\(letters.times)u"
    case (.reverse, nil): "this pass gives one weighted sum of the Jacobian's rows"
    }
  }

  // MARK: sums

  private func termLines(_ edge: Edge) -> [StepExplanation.Line] {
    let node = target(of: edge)
    let formula = SumFormula(
      timeline, node: node, pass: step.pass, at: position, letters: letters)
    let state = progress(node)
    return [
      line(.rule, formula.rule), numbersLine(formula, sum: state.sum),
      line(.result, "= \(shown(state.sum))" + (hidden ? "" : Self.remark(state.count, state.of))),
    ]
  }

  /// How many terms are in; a single one needs no count.
  private static func remark(_ count: Int, _ all: Int) -> String {
    let isOpen = count < all ? " so far" : ""
    return all == 1 ? isOpen : "\(isOpen)  (\(count) of \(all) in)"
  }

  /// The line with the numbers put in keeps its place while they are held back.
  private func numbersLine(_ formula: SumFormula, sum: Double) -> StepExplanation.Line {
    line(.numbers, "= " + (hidden ? letters.ellipsis : numbers(formula, sum: sum)))
  }

  /// The sum with numbers; one that doubles can't form is said to be none.
  private func numbers(_ formula: SumFormula, sum: Double) -> String {
    let isWidened = timeline.sweeps[step.pass].widened.contains(formula.node)
    return isWidened
      ? formula.numbersText(sum: .nan) + Substitution.beyondDouble : formula.numbersText(sum: sum)
  }

  private func progress(_ node: Int) -> (count: Int, of: Int, sum: Double) {
    if mode == .reverse { return timeline.running(node: node, pass: step.pass, at: position) }
    let edges = list.edges(into: node)
    let arrived = edges.filter {
      timeline.isFilled(.term($0, pass: step.pass), at: position)
    }
    let products = arrived.map { timeline.value(of: .term($0, pass: step.pass)) }
    let sum = products.dropFirst().reduce(products.first ?? 0, +)
    return (arrived.count, edges.count, sum)
  }

  private func totalLines(_ node: Int) -> [StepExplanation.Line] {
    let formula = SumFormula(
      timeline, node: node, pass: step.pass, at: position, letters: letters)
    let value = timeline.sweeps[step.pass].derivatives[node]
    return [
      line(.rule, formula.rule), numbersLine(formula, sum: value),
      line(.result, "= \(shown(value))"),
      line(.destination, totalDestination(node)),
    ]
  }

  private func totalDestination(_ node: Int) -> String {
    switch mode {
    case .forward: return destination(of: node)
    case .reverse:
      let operands = Set(list.operands(of: node)).sorted().map { letters.primal($0) }
      return operands.isEmpty
        ? "complete: it is \(letters.result(min(node, list.inputCount - 1), of: pass))"
        : "complete: it may be handed on to \(letters.sequence(operands))"
    }
  }

  private func entryLines(_ index: Int) -> [StepExplanation.Line] {
    let node = mode == .forward ? list.outputs[index].node : index
    let value = timeline.value(of: .entry(index, pass: step.pass))
    let name = letters.result(index, of: pass)
    return [
      line(.rule, "\(name) = \(letters.symbol(node, mode))"),
      line(.result, "= \(shown(value))"),
      line(.destination, entryDestination(index)),
    ]
  }

  private func entryDestination(_ index: Int) -> String {
    switch (mode, pass.unitIndex) {
    case (.forward, let input?):
      "goes to row \(letters.output(index)), column \(letters.input(input))"
    case (.reverse, let output?):
      "goes to row \(letters.output(output)), column \(letters.input(index))"
    case (.forward, nil): "goes to the entry of \(letters.output(index))"
    case (.reverse, nil): "goes to the entry of \(letters.input(index))"
    }
  }
}

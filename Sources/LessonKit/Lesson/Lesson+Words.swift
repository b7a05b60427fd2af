import Autodiff

// What is said at a step. A step without words of its own takes those of the row that it is part
// of; where there are none either, the answer is empty and the screen's own sentence stands alone.
extension Lesson {
  /// The words for a step of a trace, the most particular first written: a term's own words, else
  /// those of its row; at a seed step the words for the start of the pass come first.
  package func words(trace: Int, step: Step) -> [Block] {
    narrations(trace: trace, step: step).flatMap(\.blocks)
  }

  /// The words before anything is filled: those for the start of the primal pass.
  package func openingWords(trace: Int) -> [Block] {
    traces[trace].narration(pass: 0, .start)?.blocks ?? []
  }

  /// The presenter's notes for a step.
  package func notes(trace: Int, step: Step) -> [[Block]] {
    narrations(trace: trace, step: step).flatMap(\.notes)
  }

  /// The step whose value the learner is asked for before a step is shown; nil where none is.
  ///
  /// A sum of several terms is asked for before its first term: after the last one it would stand
  /// there already.
  package func asked(trace index: Int, before step: Step) -> Step? {
    let trace = traces[index]
    func predicts(_ place: Narration.Place) -> Bool {
      trace.narration(pass: step.pass, place)?.predict == true
    }
    switch step.event {
    case .value(let node): return predicts(.node(node)) ? step : nil
    case .seed, .entry: return nil
    case .total(let node):
      return predicts(.node(node)) && trace.terms(of: node, pass: step.pass).count < 2 ? step : nil
    case .term(let edge):
      if ownPlaces(of: step, in: trace).contains(where: predicts) { return step }
      let node = trace.row(of: edge, pass: step.pass)
      let terms = trace.terms(of: node, pass: step.pass)
      guard terms.count > 1, terms.first == edge, predicts(.node(node)) else { return nil }
      return Step(pass: step.pass, event: .total(node))
    }
  }

  /// The seconds that `demo` rests at a step: the longest that any of its words ask for.
  package func pause(trace: Int, step: Step) -> Double? {
    narrations(trace: trace, step: step).compactMap(\.pause).max()
  }

  /// The words of the file that are shown at a step, in the order shown.
  package func narrations(trace index: Int, step: Step) -> [Narration] {
    let trace = traces[index]
    func found(_ places: [Narration.Place]) -> [Narration] {
      places.compactMap { trace.narration(pass: step.pass, $0) }
    }
    let own = found(ownPlaces(of: step, in: trace))
    return own.isEmpty ? found(rowPlaces(of: step, in: trace)) : own
  }

  /// The places whose words are written for this very step.
  private func ownPlaces(of step: Step, in trace: LessonTrace) -> [Narration.Place] {
    let list = trace.list
    let mode = trace.passes[step.pass].mode
    switch step.event {
    case .value(let node):
      let isLast = node == list.count - 1
      return [.node(node)] + (isLast ? [.end] : [])
    case .seed: return [.start, .seed] + seeded(by: step.pass, in: trace).map { .node($0) }
    case .term(let edge):
      let node = trace.row(of: edge, pass: step.pass)
      return [.term(of: node, from: node == edge.node ? list.operand(edge) : edge.node)]
    case .total(let node): return [.node(node)]
    case .entry(let entry):
      let isLast = mode.map { entry == list.entryCount($0) - 1 } ?? false
      return isLast ? [.end] : []
    }
  }

  /// The places whose words are about the row that a step belongs to.
  private func rowPlaces(of step: Step, in trace: LessonTrace) -> [Narration.Place] {
    switch step.event {
    case .value(let node): node == 0 ? [.start] : []
    case .term(let edge): [.node(trace.row(of: edge, pass: step.pass))]
    case .seed, .total, .entry: []
    }
  }

  /// The nodes whose derivative the seed alone gives: inputs in forward; in reverse, nodes that
  /// nothing uses.
  private func seeded(by pass: Int, in trace: LessonTrace) -> [Int] {
    let list = trace.list
    switch trace.passes[pass].mode {
    case nil: return []
    case .forward: return Array(0..<list.inputCount)
    case .reverse: return list.nodes.reversed().filter { list.successorCount(of: $0) == 0 }
    }
  }
}

extension LessonTrace {
  /// The node whose sum a term belongs to: the edge's own in forward, its operand in reverse.
  fileprivate func row(of edge: Edge, pass: Int) -> Int {
    passes[pass].mode == .reverse ? list.operand(edge) : edge.node
  }

  /// The terms of a node's sum, in the order summed.
  fileprivate func terms(of node: Int, pass: Int) -> [Edge] {
    passes[pass].mode == .reverse ? list.edges(outOf: node) : list.edges(into: node)
  }
}

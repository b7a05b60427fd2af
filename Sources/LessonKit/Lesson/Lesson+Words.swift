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

  /// Whether the learner is asked for the value that a step fills before it is shown.
  package func predicts(trace: Int, step: Step) -> Bool {
    ownPlaces(of: step, in: traces[trace]).contains { place in
      traces[trace].narration(pass: step.pass, place)?.predict == true
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
      let ends = (edge.node, list.operand(edge))
      return [mode == .reverse ? .term(of: ends.1, from: ends.0) : .term(of: ends.0, from: ends.1)]
    case .total(let node): return [.node(node)]
    case .entry(let entry):
      let isLast = mode.map { entry == list.entryCount($0) - 1 } ?? false
      return isLast ? [.end] : []
    }
  }

  /// The places whose words are about the row that a step belongs to.
  private func rowPlaces(of step: Step, in trace: LessonTrace) -> [Narration.Place] {
    let list = trace.list
    let isReverse = trace.passes[step.pass].mode == .reverse
    switch step.event {
    case .value(let node): return node == 0 ? [.start] : []
    case .seed, .total: return []
    case .term(let edge): return [.node(isReverse ? list.operand(edge) : edge.node)]
    case .entry(let entry): return [.node(isReverse ? entry : list.outputs[entry].node)]
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

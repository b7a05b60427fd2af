import Autodiff
import LessonKit

/// What a quiz comes to: what was right, which mistakes, what to look at again.
package struct QuizSummary: Sendable {
  package struct Line: Sendable {
    package let index: Int
    package let exercise: Exercise
    package let record: ExerciseRecord
  }

  /// The questions that were touched, in order.
  package let lines: [Line]
  /// The mistakes that the wrong answers point to: those without doubt first.
  package let mistakes: [MistakeCount]
  /// The sum of the marks, and the most there was to earn.
  package let mark: Double
  package let total: Int

  /// Solved at once, without help.
  package var right: [Line] { lines.filter { $0.record.recall == .good } }

  /// What to look at again: not solved first, then solved with help or after a wrong answer.
  package var again: [Line] {
    lines.filter { $0.record.recall == .again } + lines.filter { $0.record.recall == .hard }
  }
}

extension QuizSession {
  package var summary: QuizSummary {
    let lines = exercises.indices.filter { records[$0].isTouched }.map {
      QuizSummary.Line(index: $0, exercise: exercises[$0], record: records[$0])
    }
    return QuizSummary(
      lines: lines, mistakes: MistakeCount.counts(of: lines.flatMap(\.record.mistakes)),
      mark: lines.reduce(0) { $0 + $1.record.mark }, total: lines.count)
  }

  /// The states of the skills that were asked, after this quiz.
  package func skills(after states: [SkillState], at time: Double) -> [SkillState] {
    var known = Dictionary(states.map { ($0.skill, $0) }) { first, _ in first }
    var changed: [Skill] = []
    for (exercise, record) in zip(exercises, records) {
      guard let recall = record.recall else { continue }
      known[exercise.skill] = Schedule.reviewed(
        exercise.skill, known[exercise.skill], recall, at: time)
      if !changed.contains(exercise.skill) { changed.append(exercise.skill) }
    }
    return changed.compactMap { known[$0] }
  }
}

extension Exercise {
  /// Where a trace shows what the question asks: a position of a timeline over the same list.
  /// nil where no pass of the timeline has it, and for a choice, which is about more than a step.
  package func position(in timeline: Timeline) -> Int? {
    switch task {
    case .cell(let cell): return cell.position(in: timeline)
    case .wrongRow(let faulty):
      return timeline.passes.firstIndex(of: faulty.pass).map {
        timeline.position(filling: .derivative(node: faulty.wrongNode, pass: $0))
      }
    case .formula(let node, let mode):
      return timeline.passes.firstIndex { $0.mode == mode }.map {
        timeline.position(filling: .derivative(node: node, pass: $0))
      }
    case .order(let ordered):
      guard let quantity = ordered.quantity else { return nil }
      return timeline.passes.firstIndex { $0.mode == quantity.mode }.map(timeline.start(ofPass:))
    case .list, .trace: return 0
    case .expression(let source, let truth):
      let key = ExpressionKey(
        subject: subject, source: source, truth: truth, letters: Letters(subject.list, .unicode))
      return key.cell?.position(in: timeline) ?? 0
    case .choices: return nil
    }
  }
}

extension Cell {
  /// The position of a timeline right after the step that fills the cell.
  package func position(in timeline: Timeline) -> Int? {
    let list = timeline.list
    func index(_ pass: Pass) -> Int? { timeline.passes.firstIndex(of: pass) }
    func entry(_ output: Int, _ input: Int) -> Int? {
      if let pass = index(list.unitPass(.forward, input)) {
        return timeline.position(filling: .entry(output, pass: pass))
      }
      return index(list.unitPass(.reverse, output)).map {
        timeline.position(filling: .entry(input, pass: $0))
      }
    }
    switch self {
    case .value(let node): return timeline.position(filling: .value(node: node))
    case .partial(let node, let operand): return timeline.position(using: operand, at: node)
    case .tangent(let node, let seed):
      return index(.forward(seed)).map {
        timeline.position(filling: .derivative(node: node, pass: $0))
      }
    case .adjoint(let node, let seed):
      return index(.reverse(seed)).map {
        timeline.position(filling: .derivative(node: node, pass: $0))
      }
    case .term(let node, let source, let pass):
      let ends = pass.mode == .forward ? (node, source) : (source, node)
      let edge = list.edges(into: ends.0).first { list.operand($0) == ends.1 }
      guard let edge, let found = index(pass) else { return nil }
      return timeline.position(filling: .term(edge, pass: found))
    case .entry(let output, let input): return entry(output, input)
    case .row(let output):
      return index(list.unitPass(.reverse, output)).map(timeline.start(ofPass:)) ?? entry(output, 0)
    case .column(let input):
      return index(list.unitPass(.forward, input)).map(timeline.start(ofPass:)) ?? entry(0, input)
    case .along(let seed): return index(.forward(seed)).map(timeline.start(ofPass:)) ?? 0
    case .pull(let seed): return index(.reverse(seed)).map(timeline.start(ofPass:)) ?? 0
    case .seed(let output, let input, let mode):
      let pass = list.unitPass(mode, mode == .forward ? input : output)
      return index(pass).map { timeline.position(of: Step(pass: $0, event: .seed)) }
    case .jacobian, .passes: return 0
    }
  }
}

extension Timeline {
  /// The position at which the local partial of a node by an operand is first multiplied with
  /// something that moves, which shows its number; the node's value where no pass does.
  fileprivate func position(using operand: Int, at node: Int) -> Int {
    let edge = list.edges(into: node).first { list.operand($0) == operand }
    let pass = passes.indices.first { passes[$0].mode == .forward && sweeps[$0].reached[operand] }
    guard let edge, let pass else { return position(filling: .value(node: node)) }
    return position(filling: .term(edge, pass: pass))
  }
}

extension Ordering.Quantity {
  /// The mode of the passes that fill it; nil for values.
  fileprivate var mode: Mode? {
    switch self {
    case .value: nil
    case .tangent: .forward
    case .adjoint: .reverse
    }
  }
}

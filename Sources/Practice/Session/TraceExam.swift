import Autodiff

/// A whole trace filled in by hand, row by row: the values, then the tangents and adjoints of each
/// pass in the order computed.
///
/// A row is judged on the true values first, then on the learner's own earlier rows: a right step
/// from a wrong start is said to be so, and earns the step.
package struct TraceExam: Sendable {
  package struct Row: Sendable {
    package let cell: Cell
    package let pass: Pass
    package let node: Int
    /// The last answer that was read.
    package fileprivate(set) var answer: String?
    package fileprivate(set) var judgement: Judgement?
    /// Whether a right step was ever made here.
    package fileprivate(set) var isEarned = false
    /// Whether the answer was shown: the row earns nothing, and one goes on.
    package fileprivate(set) var isRevealed = false
    package fileprivate(set) var hints = 0
    /// The different wrong answers that were given.
    fileprivate var wrong: Set<String> = []
    /// The learner's number.
    fileprivate var number: Double?

    package var wrongCount: Int { wrong.count }
  }

  package let subject: Subject
  package private(set) var rows: [Row]
  private let grader: Grader
  /// The true passes, in the order of the subject's.
  private let passes: [(pass: Pass, values: PassValues)]

  package init(_ subject: Subject, script: Script = .unicode) {
    self.subject = subject
    let list = subject.list
    let grader = subject.grader(script)
    self.grader = grader
    passes = subject.passes.map { ($0, grader.scene.pass($0)) }
    rows = list.operations.map { Row(cell: .value(node: $0), pass: .primal, node: $0) }
    for pass in subject.passes {
      let isForward = pass.mode == .forward
      rows += (isForward ? Array(list.nodes) : list.nodes.reversed()).map { node in
        Row(
          cell: isForward
            ? .tangent(node: node, seed: pass.seed) : .adjoint(node: node, seed: pass.seed),
          pass: pass, node: node)
      }
    }
  }

  private var truth: Workings { grader.scene.workings }

  /// The first row that is neither earned nor shown; nil when all are.
  package var current: Int? { rows.firstIndex { !$0.isEarned && !$0.isRevealed } }

  package var isComplete: Bool { current == nil }

  /// Whether every row was found, and none shown.
  package var isSolved: Bool { rows.allSatisfy(\.isEarned) }

  /// The part of the rows that is earned, a row after wrong answers counting less.
  package var mark: Double {
    guard !rows.isEmpty else { return 1 }
    let earned = rows.filter(\.isEarned).reduce(0) {
      $0 + Mark.value(wrong: $1.wrongCount, hints: $1.hints)
    }
    return earned / Double(rows.count)
  }

  /// Fills a row and judges it.
  package mutating func fill(_ index: Int, _ text: String) -> Judgement {
    let row = rows[index]
    let key = grader.key(for: row.cell)
    var judgement = key.judge(text)
    let number = Self.number(text, key)
    if judgement.verdict == .wrong, let own = followed(row, number, key, judgement) {
      judgement = own
    }
    rows[index].answer = text
    rows[index].judgement = judgement
    if let number { rows[index].number = number.value }
    if judgement.verdict == .correct && !row.isRevealed { rows[index].isEarned = true }
    if judgement.verdict == .wrong, !rows[index].isEarned {
      rows[index].wrong.insert(judgement.reading ?? text)
    }
    return judgement
  }

  /// Shows a row's answer: it earns nothing, and later rows may rest on it.
  package mutating func reveal(_ index: Int) {
    let value = rows[index].cell.value(in: subject.list, values: truth.values)
    if case .number(let number) = value { rows[index].number = number }
    if !rows[index].isEarned { rows[index].isRevealed = true }
  }

  /// The next hint for a row: where to look, the rule, the numbers in; nil when only the answer is
  /// left.
  package mutating func hint(_ index: Int) -> String? {
    let words = ExerciseWords(Exercise(rows[index].cell, subject), script: grader.script)
    let stages = words.hints
    guard stages.indices.contains(rows[index].hints) else { return nil }
    rows[index].hints += 1
    return stages[rows[index].hints - 1]
  }

  private static func number(_ text: String, _ key: CellKey) -> NumberAnswer? {
    guard let answer = try? AnswerReader(scalars: ScalarReader(key.list)).read(text),
      case .scalar(let entry) = answer
    else { return nil }
    let number = key.number(entry)
    return number.value.isFinite ? number : nil
  }

  // MARK: follow-through

  /// The judgement where a wrong number is what the learner's own earlier rows give.
  private func followed(
    _ row: Row, _ number: NumberAnswer?, _ key: CellKey, _ judgement: Judgement
  ) -> Judgement? {
    guard let number, let own = ownValue(row), own.isFinite else { return nil }
    let ownKey = NumberKey(
      truth: own, tolerance: key.numbers[0].tolerance, values: [])
    guard !key.numbers[0].tolerance.isSame(own, key.numbers[0].truth),
      ownKey.verdict(number) == .right
    else { return nil }
    let starts = wrongStarts(row)
    let letters = key.letters
    let names = letters.sequence(starts.map { letters.symbol($0.node, $0.pass.mode) })
    let from = starts.isEmpty ? "your own rounded rows" : "your own \(names)"
    return Judgement(
      verdict: .correct, reading: judgement.reading, expected: judgement.expected,
      message: "A right step from \(from): the step counts. With the true numbers above it, "
        + "this row is \(CellWords(letters: letters).value(key.truth)).",
      isFollowThrough: true)
  }

  /// The number that a row has if every row before it is the learner's own.
  private func ownValue(_ row: Row) -> Double? {
    let values = own(truth.values, in: .primal)
    switch row.pass {
    case .primal:
      guard let primitive = truth.primitive(of: row.node) else { return nil }
      let (a, b) = truth.operandValues(of: row.node, in: values)
      return primitive.row.value(a, b)
    case .forward, .reverse:
      guard let mode = row.pass.mode,
        var pass = passes.first(where: { $0.pass == row.pass })?.values
      else { return nil }
      pass.derivatives = own(pass.derivatives, in: row.pass)
      let workings = Workings(subject.list, values: values, edges: truth.edges)
      return SweepRules().total(of: row.node, mode, pass, workings)
    }
  }

  /// Numbers of a pass by node, the learner's own where there are any.
  private func own(_ numbers: [Double], in pass: Pass) -> [Double] {
    var result = numbers
    for row in rows where row.pass == pass {
      if let number = row.number { result[row.node] = number }
    }
    return result
  }

  /// The rows that a row rests on directly and that hold another number than the true one.
  private func wrongStarts(_ row: Row) -> [(node: Int, pass: Pass)] {
    let list = subject.list
    let neighbours =
      row.pass.mode == .reverse ? list.successors(of: row.node) : list.operands(of: row.node)
    let operands = row.pass.mode == .reverse ? list.successors(of: row.node) : [row.node]
    let primal = (operands.flatMap { list.operands(of: $0) + [$0] }).map { ($0, Pass.primal) }
    let own = row.pass == .primal ? [] : neighbours.map { ($0, row.pass) }
    var seen: Set<String> = []
    return (primal + own).filter { node, pass in
      node != row.node || pass != row.pass
    }.filter { node, pass in
      guard let other = rows.first(where: { $0.node == node && $0.pass == pass }),
        other.judgement?.verdict == .wrong || other.judgement?.isFollowThrough == true
      else { return false }
      return seen.insert("\(node) \(pass)").inserted
    }.map { (node: $0.0, pass: $0.1) }
  }
}

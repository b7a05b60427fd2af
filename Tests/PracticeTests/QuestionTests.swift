import Autodiff
import Practice
import Testing

@Suite("Questions")
struct QuestionTests {
  private func drawn(_ skill: Skill, _ seed: UInt64, _ text: String = lectureText) throws
    -> Exercise?
  {
    var chance = Chance(seed: seed)
    let point = text == lectureText ? [0.5, 2] : [2, 3, 5]
    return ExerciseMaker(try subject(text, at: point)).exercise(skill, using: &chance)
  }

  /// A right answer as text, as a learner would give it.
  private func rightAnswer(_ exercise: Exercise) -> String {
    let list = exercise.subject.list
    let values = list.values(at: exercise.subject.point)
    switch exercise.task {
    case .cell(let cell):
      switch cell.value(in: list, values: values) {
      case .number(let number): return NumberText.roundTrip(number)
      case .count(let count): return "\(count)"
      case .vector(let entries):
        return "(\(entries.map { NumberText.roundTrip($0) }.joined(separator: ", ")))"
      case .matrix(let rows):
        let texts = rows.map { "[\($0.map { NumberText.roundTrip($0) }.joined(separator: ", "))]" }
        return "[\(texts.joined(separator: ", "))]"
      }
    case .formula, .list, .order: return formulaText(exercise)
    case .choices(let options):
      return options.indices.filter { options[$0].isRight }.map { "\($0 + 1)" }
        .joined(separator: " ")
    case .wrongRow(let pass): return "w\(pass.wrongNode + 1)"
    case .expression(let text, _): return text
    case .trace: return ""
    }
  }

  /// The right side of the solution as the program prints it.
  private func formulaText(_ exercise: Exercise) -> String {
    let solution = ExerciseWords(exercise, script: .ascii).solution()
    guard case .formula = exercise.task else { return solution }
    return solution.split(separator: "=").dropFirst().joined(separator: "=")
  }

  static let skills = Skill.allCases.filter { $0 != .trace && $0 != .reading }

  @Test("every kind is drawn, and its own solution is right", arguments: skills)
  func solutions(_ skill: Skill) throws {
    for text in [lectureText, "f(x1, x2, x3) = (x1 x2 + x1 x3, ln(x1 + x2))"] {
      for seed in UInt64(0)..<6 {
        let exercise = try #require(try drawn(skill, seed, text))
        let answer = rightAnswer(exercise)
        let judgement = ExerciseKey(exercise).judge(answer)
        #expect(judgement.verdict == .correct, "\(exercise.id): \(answer), \(judgement.message)")
      }
    }
  }

  @Test("every question has its words, and hints that end before the answer", arguments: skills)
  func words(_ skill: Skill) throws {
    for script in [Script.unicode, .ascii] {
      for seed in UInt64(0)..<4 {
        let exercise = try #require(try drawn(skill, seed))
        let words = ExerciseWords(exercise, script: script)
        #expect(!words.prompt.joined().isEmpty)
        #expect(!words.solution().isEmpty)
        #expect((1...3).contains(words.hints.count), "\(exercise.id): \(words.hints)")
        #expect(words.hints.allSatisfy { !$0.isEmpty })
        let all = words.prompt + words.hints + words.given + words.items + [words.solution()]
        if script == .ascii {
          for line in all { #expect(line.allSatisfy { $0.isASCII }, "\(line)") }
        }
      }
    }
  }

  @Test("the same seed draws the same questions, another seed others")
  func repeatable() throws {
    let maker = ExerciseMaker(try subject(lectureText, at: [0.5, 2]))
    func ids(_ seed: UInt64) -> [String] {
      var chance = Chance(seed: seed)
      return maker.exercises(count: 8, using: &chance).map(\.id)
    }
    #expect(ids(3) == ids(3))
    #expect(ids(3) != ids(4))
    #expect(Set(ids(3)).count == 8)
  }

  @Test("needed skills come up more often")
  func needs() throws {
    let maker = ExerciseMaker(try subject(lectureText, at: [0.5, 2]))
    var counts: [Skill: Int] = [:]
    for seed in UInt64(0)..<40 {
      var chance = Chance(seed: seed)
      for exercise in maker.exercises(count: 3, needs: [.adjoint: 20], using: &chance) {
        counts[exercise.skill, default: 0] += 1
      }
    }
    let others = counts.filter { $0.key != .adjoint }.values.max() ?? 0
    #expect((counts[.adjoint] ?? 0) > 2 * others)
  }

  @Test("a wrong row is the only one that does not follow from the others")
  func wrongRows() throws {
    for seed in UInt64(0)..<20 {
      guard case .wrongRow(let faulty) = try #require(try drawn(.checking, seed)).task else {
        Issue.record("no wrong row, seed \(seed)")
        continue
      }
      let list = try list(lectureText)
      let student = Student(list, at: [0.5, 2])
      var shown = [Double](repeating: 0, count: list.count)
      for row in faulty.rows { shown[row.node] = row.value }
      let inconsistent = list.nodes.filter { node in
        let value =
          faulty.pass.mode == .forward
          ? student.tangent(node, shown, Student.Belief())
          : student.adjoint(node, shown, faulty.pass.seed, Student.Belief())
        return (value - shown[node]).magnitude > 1e-9 * max(1, value.magnitude)
      }
      #expect(inconsistent == [faulty.wrongNode], "seed \(seed)")
    }
  }

  @Test("a wrong pick among rows is wrong, and text that names no row is not judged")
  func wrongPick() throws {
    let exercise = try #require(try drawn(.checking, 1))
    guard case .wrongRow(let faulty) = exercise.task else { return }
    let key = ExerciseKey(exercise)
    let other = faulty.wrongNode == 0 ? 2 : 1
    #expect(key.judge("w\(other)").verdict == .wrong)
    #expect(key.judge("row \(faulty.wrongNode + 1)").verdict == .correct)
    #expect(key.judge("the last").verdict == .unreadable)
    #expect(key.judge("w99").verdict == .unreadable)
  }

  @Test("any order that the graph allows is right")
  func orders() throws {
    let exercise = try #require(try drawn(.order, 2))
    guard case .order(let ordered) = exercise.task else { return }
    let key = ExerciseKey(exercise)
    let list = exercise.subject.list
    let nodes = ordered.items.map { item -> Int in
      if case .node(let node, _) = item { node } else { -1 }
    }
    var right = 0
    for seed in UInt64(0)..<400 {
      var chance = Chance(seed: seed)
      let order = Array(nodes.indices).shuffled(using: &chance)
      let works = order.indices.allSatisfy { place in
        order[..<place].allSatisfy { earlier in
          !Self.depends(list, nodes[earlier], on: nodes[order[place]])
        }
      }
      let text = order.map { "\($0 + 1)" }.joined(separator: " ")
      #expect((key.judge(text).verdict == .correct) == works, "\(text) of \(nodes)")
      if works { right += 1 }
    }
    #expect(right > 0 && right < 400)
    #expect(key.judge("1 1 2").verdict == .notAnAnswer)
    #expect(key.judge("first").verdict == .unreadable)
  }

  /// Whether the adjoint of `node` is computed from that of `other`.
  private static func depends(_ list: WengertList, _ node: Int, on other: Int) -> Bool {
    node != other
      && (list.successors(of: node).contains(other)
        || list.successors(of: node).contains { depends(list, $0, on: other) })
  }

  @Test(
    "a Wengert list is right in any numbering and with any single operations",
    arguments: [
      ("w3 = x1 x2; w4 = sin x1; w5 = x1 - x2; w6 = w3 + w4; w7 = exp w5", true),
      ("w3 = w1 - w2\nw4 = exp w3\nw5 = sin w1\nw6 = w2 w1\nw7 = w6 + w5", true),
      ("w3 = -w2; w4 = w1 + w3; w5 = exp w4; w6 = sin w1; w7 = w1 w2; w8 = w7 + w6", true),
      ("w3 = x1 x2; w4 = sin x1; w5 = x1 - x2; w6 = w3 + w4", false),
      ("w3 = x1 x2; w4 = cos x1; w5 = x1 - x2; w6 = w3 + w4; w7 = exp w5", false),
    ])
  func lists(_ text: String, _ isRight: Bool) throws {
    let exercise = try #require(try drawn(.list, 0))
    let judgement = ExerciseKey(exercise).judge(text)
    #expect(judgement.verdict == (isRight ? .correct : .wrong), "\(judgement.message)")
  }

  @Test("a list with two operations in a row, or that can't be read, costs nothing")
  func unreadableLists() throws {
    let exercise = try #require(try drawn(.list, 0))
    let key = ExerciseKey(exercise)
    #expect(key.judge("w3 = x1 x2 + sin x1").verdict == .unreadable)
    #expect(key.judge("w3 = (").verdict == .unreadable)
    #expect(key.judge("").verdict == .unreadable)
  }

  @Test(
    "a formula in the letters of the neighbours is right in any form, a catalogue slip is named")
  func formulas() throws {
    let subject = try subject(lectureText, at: [0.5, 2])
    func judge(_ node: Int, _ mode: Mode, _ text: String) -> Judgement {
      let exercise = Exercise(
        id: "", skill: .tangent, subject: subject, task: .formula(node: node, mode))
      return ExerciseKey(exercise).judge(text)
    }
    #expect(judge(3, .forward, "w2 dot w1 + w1 dot w2").verdict == .correct)
    #expect(judge(3, .forward, "ẇ₁·w₂ + w₁·ẇ₂").verdict == .correct)
    #expect(judge(3, .forward, "x2 wdot1 + x1 wdot2").verdict == .correct)
    #expect(judge(0, .reverse, "wbar3 cos(w1) + wbar4 w2 + wbar5").verdict == .correct)
    let own = judge(3, .forward, "w1 dot w1 + w2 dot w2")
    #expect(own.verdict == .wrong)
    #expect(own.misconceptions == [.productOwnFactor])
    let alone = judge(0, .reverse, "wbar3 cos(w1)")
    #expect(alone.misconceptions.contains(.adjointOverwritten))
    #expect(judge(3, .forward, "dot w4").verdict == .notAnAnswer)
    #expect(judge(3, .forward, "bar w4").verdict != .correct)
  }

  @Test("the question at a step asks for what the step fills")
  func atSteps() throws {
    let subject = try subject(lectureText, at: [0.5, 2])
    let timeline = Timeline(subject.list, at: [0.5, 2])
    var asked = 0
    for position in 1...timeline.count {
      let step = try #require(timeline.step(at: position))
      guard let exercise = Exercise(asking: step, of: timeline, subject) else { continue }
      asked += 1
      #expect(exercise.position(in: timeline) != nil)
      if case .seed = step.event { continue }
      if case .entry = step.event { continue }
      #expect(exercise.position(in: timeline) == position, "\(exercise.id)")
    }
    #expect(asked == timeline.count - 2)
  }
}

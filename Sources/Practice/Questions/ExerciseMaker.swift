import Autodiff

/// Draws questions of every kind from a function at a point: the same chance, the same questions.
package struct ExerciseMaker: Sendable {
  package let subject: Subject
  private let workings: Workings
  private let forward: [PassValues]
  private let reverse: [PassValues]

  package init(_ subject: Subject) {
    self.subject = subject
    workings = Workings(subject.list, values: subject.list.values(at: subject.point))
    let scene = Scene(workings, rules: [])
    forward = scene.unitForward
    reverse = scene.unitReverse
  }

  private var list: WengertList { subject.list }

  /// Up to `count` different questions, kinds that are needed more first and more often.
  ///
  /// - Parameters:
  ///   - needs: how much each skill should be asked, from 0 on; 1 where left out.
  ///   - skills: the kinds to draw from; all but whole traces where left out.
  package func exercises(
    count: Int, needs: [Skill: Double] = [:], skills: [Skill]? = nil, using chance: inout Chance
  ) -> [Exercise] {
    var result: [Exercise] = []
    var seen: Set<String> = []
    var debts = Dictionary(
      uniqueKeysWithValues: (skills ?? Self.drawnSkills).map { ($0, needs[$0] ?? 1) })
    for _ in 0..<max(0, count) * 8 where result.count < count {
      guard let skill = draw(from: debts, &chance) else { break }
      guard let exercise = exercise(skill, using: &chance) else {
        debts[skill] = nil
        continue
      }
      debts[skill, default: 1] /= 3
      if seen.insert(exercise.id).inserted { result.append(exercise) }
    }
    return result
  }

  static let drawnSkills = Skill.allCases.filter { $0 != .trace && $0 != .reading }

  /// A skill with a chance in proportion to its weight.
  private func draw(from weights: [Skill: Double], _ chance: inout Chance) -> Skill? {
    let ordered = Skill.allCases.compactMap { skill in weights[skill].map { (skill, $0) } }
    let total = ordered.reduce(0) { $0 + $1.1 }
    guard total > 0, total.isFinite else { return ordered.first?.0 }
    var left = Double.random(in: 0..<total, using: &chance)
    for (skill, weight) in ordered {
      left -= weight
      if left < 0 { return skill }
    }
    return ordered.last?.0
  }

  /// One question of a kind; nil where the function has nothing to ask of it.
  package func exercise(_ skill: Skill, using chance: inout Chance) -> Exercise? {
    switch skill {
    case .list: return list.operations.isEmpty ? nil : made("list", skill, .list)
    case .value: return cell(values, &chance)
    case .partial: return cell(partials, &chance)
    case .tangent: return tangent(&chance)
    case .contribution: return cell(contributions, &chance)
    case .adjoint: return adjoint(&chance)
    case .seed: return cell(seeds, &chance)
    case .jacobian: return cell(jacobianCells(&chance), &chance)
    case .directional: return cell(directions(&chance), &chance)
    case .passes: return passes(&chance)
    case .order:
      return Ordered(list, using: &chance).map { order in
        let names = order.items.map { "\($0.text(subject, .ascii))" }
        return made("order \(names.joined(separator: ","))", skill, .order(order))
      }
    case .checking:
      return FaultyPass.drawn(subject, using: &chance).map { pass in
        let name = "\(pass.pass.mode?.rawValue ?? "") \(list.seedText(pass.pass))"
        let id = "wrong row \(name) \(pass.mistake.id) w\(pass.wrongNode + 1)"
        return made(id, skill, .wrongRow(pass))
      }
    case .trace: return made("trace", skill, .trace)
    case .reading: return nil
    }
  }

  private func made(_ name: String, _ skill: Skill, _ task: ExerciseTask) -> Exercise {
    Exercise(id: "\(subject.name)/\(name)", skill: skill, subject: subject, task: task)
  }

  private func cell(_ cells: [Cell], _ chance: inout Chance) -> Exercise? {
    cells.randomElement(using: &chance).map { Exercise($0, subject) }
  }

  // MARK: cells worth asking

  private var values: [Cell] {
    list.operations.filter { workings.values[$0].isFinite }.map { .value(node: $0) }
  }

  /// Local partials that are no plain 1 or −1, where there are any.
  private var partials: [Cell] {
    let all = workings.edges.edges.indices.filter { workings.partials[$0].isFinite }
    let telling = all.filter { workings.partials[$0].magnitude != 1 }
    return (telling.isEmpty ? all : telling).map {
      .partial(of: workings.edges.edges[$0].node, by: workings.edges.sources[$0])
    }
  }

  private func tangent(_ chance: inout Chance) -> Exercise? {
    var pool: [(Int, Int)] = []
    for (index, pass) in forward.enumerated() {
      pool += list.operations.filter { isTelling(pass, $0) }.map { (index, $0) }
    }
    guard let (pass, node) = pool.randomElement(using: &chance) else { return nil }
    if Int.random(in: 0..<3, using: &chance) == 0 {
      return made("rule dot w\(node + 1)", .tangent, .formula(node: node, .forward))
    }
    return Exercise(.tangent(node: node, seed: list.unitPass(.forward, pass).seed), subject)
  }

  private var contributions: [Cell] {
    reverse.indices.flatMap { index in
      workings.edges.edges.indices.compactMap { edge -> Cell? in
        let node = workings.edges.edges[edge].node
        guard isTelling(reverse[index], node), workings.partials[edge].isFinite else { return nil }
        return .term(
          of: workings.edges.sources[edge], from: node, list.unitPass(.reverse, index))
      }
    }
  }

  /// Nodes with two or more successors where there are any, else any that the seed reaches.
  private func adjoint(_ chance: inout Chance) -> Exercise? {
    var shared: [(Int, Int)] = []
    var single: [(Int, Int)] = []
    for (index, pass) in reverse.enumerated() {
      for node in list.nodes where isTelling(pass, node) && list.successorCount(of: node) > 0 {
        let reached = list.successors(of: node).filter { pass.isReached[$0] }.count
        if reached > 1 { shared.append((index, node)) } else { single.append((index, node)) }
      }
    }
    let pool = shared.isEmpty ? single : shared
    guard let (pass, node) = pool.randomElement(using: &chance) else { return nil }
    let isAsked = Int.random(in: 0..<4, using: &chance) == 0
    if isAsked && list.outputs(at: node).isEmpty {
      return made("rule bar w\(node + 1)", .adjoint, .formula(node: node, .reverse))
    }
    return Exercise(.adjoint(node: node, seed: list.unitPass(.reverse, pass).seed), subject)
  }

  private func isTelling(_ pass: PassValues, _ node: Int) -> Bool {
    pass.isReached[node] && pass.derivatives[node].isFinite
  }

  private var seeds: [Cell] {
    guard list.inputCount + list.outputCount > 2 else { return [] }
    return list.entryCells.prefix(200).flatMap { cell -> [Cell] in
      guard case .entry(let output, let input) = cell else { return [] }
      return Mode.allCases.filter { list.seedCount($0) > 1 }
        .map { .seed(output: output, input: input, $0) }
    }
  }

  private static let matrixLimit = 12

  private func jacobianCells(_ chance: inout Chance) -> [Cell] {
    let (n, m) = (list.inputCount, list.outputCount)
    switch Int.random(in: 0..<6, using: &chance) {
    case 0 where n > 1 && n <= Self.matrixLimit: return (0..<m).map { .row(output: $0) }
    case 1 where m > 1 && m <= Self.matrixLimit: return (0..<n).map { .column(input: $0) }
    case 2 where n * m <= Self.matrixLimit && n * m > 1: return [.jacobian]
    default:
      let entries = list.entryCells
      let reached = entries.filter { cell in
        guard case .entry(let output, let input) = cell, forward.indices.contains(input) else {
          return false
        }
        return isTelling(forward[input], list.outputs[output].node)
      }
      return reached.isEmpty ? entries : reached
    }
  }

  private func directions(_ chance: inout Chance) -> [Cell] {
    let numbers: [Double] = [-2, -1, 0.5, 2, 3]
    func vector(_ count: Int, _ chance: inout Chance) -> [Double] {
      (0..<count).map { _ in numbers.randomElement(using: &chance) ?? 1 }
    }
    var result: [Cell] = []
    if list.inputCount <= Self.matrixLimit {
      result.append(.along(vector(list.inputCount, &chance)))
    }
    if list.outputCount > 1 && list.outputCount <= Self.matrixLimit {
      result.append(.pull(vector(list.outputCount, &chance)))
    }
    return result
  }

  private func passes(_ chance: inout Chance) -> Exercise? {
    if Int.random(in: 0..<2, using: &chance) == 0 {
      return made("cheaper mode", .passes, .choices(cheaperMode))
    }
    return cell([.passes(.forward), .passes(.reverse)], &chance)
  }

  private var cheaperMode: [ExerciseTask.Option] {
    let (n, m) = (list.inputCount, list.outputCount)
    let names = ["forward mode", "reverse mode", "both take as many passes"]
    let right = n < m ? 0 : n > m ? 1 : 2
    return names.indices.map { index in
      ExerciseTask.Option(text: .plain(names[index]), isRight: index == right, feedback: [])
    }
  }
}

extension Exercise {
  /// The question that asks for what a step fills.
  package init?(asking step: Step, of timeline: Timeline, _ subject: Subject) {
    let list = timeline.list
    let pass = timeline.passes[step.pass]
    let isForward = pass.mode == .forward
    switch step.event {
    case .value(let node):
      guard list.operations.contains(node) else { return nil }
      self.init(.value(node: node), subject)
    case .seed:
      guard let index = pass.unitIndex, let mode = pass.mode else { return nil }
      self.init(
        .seed(output: isForward ? 0 : index, input: isForward ? index : 0, mode), subject)
    case .term(let edge):
      let source = list.operand(edge)
      let ends = isForward ? (edge.node, source) : (source, edge.node)
      self.init(.term(of: ends.0, from: ends.1, pass), subject)
    case .total(let node):
      self.init(
        isForward ? .tangent(node: node, seed: pass.seed) : .adjoint(node: node, seed: pass.seed),
        subject)
    case .entry(let entry):
      guard let index = pass.unitIndex else {
        self.init(isForward ? .along(pass.seed) : .pull(pass.seed), subject)
        return
      }
      self.init(
        .entry(output: isForward ? entry : index, input: isForward ? index : entry), subject)
    }
  }
}

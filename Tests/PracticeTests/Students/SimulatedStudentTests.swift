import Autodiff
import Practice
import TestKit
import Testing

/// What became of the answers of students with one mistake.
struct Tally {
  var simulated = 0
  var applicable = 0
  var named = 0

  /// Of a common mistake only every third answer is judged: judging takes the time.
  var isAskedFor: Bool { applicable < 120 || simulated.isMultiple(of: 3) }
}

@Suite("Simulated students")
struct SimulatedStudentTests {
  @Test("a student with one mistake is always wrong and always told which mistake it is")
  func mistakes() throws {
    var tallies = [Tally](repeating: Tally(), count: 37)
    var answers = 0
    var ids = 0
    for random in Self.functions {
      let list = WengertList(random.function)
      let student = Student(list, at: random.point)
      let grader = Grader(list, point: random.point)
      for cell in Self.cells(of: list, seed: random.seed) {
        let key = grader.key(for: cell)
        for id in 1...36 {
          for answer in student.answers(id, cell) {
            tallies[id].simulated += 1
            guard tallies[id].isAskedFor else { continue }
            guard Self.differs(answer, key.truth), let text = Self.text(answer) else { continue }
            tallies[id].applicable += 1
            answers += 1
            let judgement = key.judge(text)
            let place = "seed \(random.seed), \(cell.text(in: list)), B\(id): \(text)"
            #expect(judgement.verdict == .wrong, "\(place) is not \(key.truth)")
            let isNamed = judgement.misconceptions.contains { $0.rawValue == id }
            #expect(isNamed, "\(place): \(judgement.misconceptions.map(\.id))")
            ids += judgement.misconceptions.count
            if isNamed { tallies[id].named += 1 }
          }
        }
      }
    }
    print("id simulated applicable named")
    for id in 1...36 {
      let tally = tallies[id]
      print("B\(id) \(tally.simulated) \(tally.applicable) \(tally.named)")
      #expect(tally.applicable >= 50, "B\(id) was seen \(tally.applicable) times only")
    }
    let mean = Double(ids) / Double(max(answers, 1))
    print("answers \(answers), ids per wrong answer \(mean)")
    #expect(answers >= 5000)
    #expect(mean < 4)
  }

  private struct Drawn {
    let seed: UInt64
    let function: Function
    let point: [Double]
  }

  /// Textbook functions and wilder ones.
  private static var functions: [Drawn] {
    (0..<40).map { TextbookFunction(seed: $0) }
      .map { Drawn(seed: $0.seed, function: $0.function, point: $0.point) }
      + (0..<10).map { RandomFunction(seed: $0, operations: 3...12) }
      .map { Drawn(seed: $0.seed, function: $0.function, point: $0.point) }
  }

  /// A few cells of each kind.
  private static func cells(of list: WengertList, seed: UInt64) -> [Cell] {
    var random = SplitMix(seed: seed &+ 77)
    let (n, m) = (list.inputCount, list.outputCount)
    func some(_ count: Int, _ make: (inout SplitMix) -> Cell?) -> [Cell] {
      (0..<count).compactMap { _ in make(&random) }
    }
    func node(_ random: inout SplitMix) -> Int { Int.random(in: list.nodes, using: &random) }
    func forward(_ random: inout SplitMix) -> Pass {
      list.unitPass(.forward, Int.random(in: 0..<n, using: &random))
    }
    func reverse(_ random: inout SplitMix) -> Pass {
      list.unitPass(.reverse, Int.random(in: 0..<m, using: &random))
    }
    let edges = list.operations.flatMap { list.edges(into: $0) }
    return some(1) { .value(node: node(&$0)) }
      + some(2) { random in
        edges.randomElement(using: &random).map { .partial(of: $0.node, by: list.operand($0)) }
      }
      + some(2) { .tangent(node: node(&$0), seed: forward(&$0).seed) }
      + some(3) { .adjoint(node: node(&$0), seed: reverse(&$0).seed) }
      + some(1) { random in
        edges.randomElement(using: &random).map {
          .term(of: $0.node, from: list.operand($0), forward(&random))
        }
      }
      + some(1) { random in
        edges.randomElement(using: &random).map {
          .term(of: list.operand($0), from: $0.node, reverse(&random))
        }
      }
      + some(1) { .entry(output: reverse(&$0).unitIndex ?? 0, input: forward(&$0).unitIndex ?? 0) }
      + some(1) { random in
        .seed(
          output: reverse(&random).unitIndex ?? 0, input: forward(&random).unitIndex ?? 0,
          random.oneIn(2) ? .forward : .reverse)
      }
      + (seed % 3 == 0 ? [.jacobian, .row(output: 0), .column(input: 0)] : [])
      + products(of: list, seed: seed)
      + [.passes(.forward), .passes(.reverse)]
  }

  /// Products of the Jacobian with a vector, of a unit seed and of a general one.
  private static func products(of list: WengertList, seed: UInt64) -> [Cell] {
    var random = SplitMix(seed: seed &+ 78)
    func general(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double(Int.random(in: 1...4, using: &random)) / 2 - 3 }
    }
    func last(_ mode: Mode) -> [Double] {
      list.unitPass(mode, list.seedCount(mode) - 1).seed
    }
    return [
      .along(general(list.inputCount)), .pull(general(list.outputCount)),
      .along(last(.forward)), .pull(last(.reverse)),
    ]
  }

  /// Whether an answer is another value than the truth, by more than rounding.
  private static func differs(_ answer: CellValue, _ truth: CellValue) -> Bool {
    let (a, b) = (entries(answer), entries(truth))
    guard a.allSatisfy(\.isFinite), b.allSatisfy(\.isFinite) else { return false }
    guard a.count == b.count, shape(answer) == shape(truth) else { return true }
    return zip(a, b).contains { ($0 - $1).magnitude > 3e-6 * max($1.magnitude, 1e-3) }
  }

  private static func entries(_ value: CellValue) -> [Double] {
    switch value {
    case .number(let number): [number]
    case .count(let count): [Double(count)]
    case .vector(let entries): entries
    case .matrix(let rows): rows.flatMap { $0 }
    }
  }

  private static func shape(_ value: CellValue) -> [Int] {
    if case .matrix(let rows) = value { rows.map(\.count) } else { [] }
  }

  private static func text(_ value: CellValue) -> String? {
    switch value {
    case .number(let number): return long(number)
    case .count(let count): return "\(count)"
    case .vector(let entries): return "(\(entries.map(long).joined(separator: ", ")))"
    case .matrix(let rows):
      let texts = rows.map { "[\($0.map(long).joined(separator: ", "))]" }
      return "[\(texts.joined(separator: ", "))]"
    }
  }

  /// A number to at least eight figures, so that few figures are no excuse.
  private static func long(_ value: Double) -> String {
    let text = NumberText.roundTrip(value)
    guard !text.contains("e"), value != 0 else { return text }
    let figures = text.filter(\.isNumber).drop { $0 == "0" }.count
    guard figures < 8 else { return text }
    return text + (text.contains(".") ? "" : ".") + String(repeating: "0", count: 8 - figures)
  }
}

import Autodiff
import Practice
import TestKit
import Testing

@Suite("Careful students")
struct CarefulStudentTests {
  /// Entries, tangents and adjoints of textbook functions.
  private static func cells(of list: WengertList, _ random: inout SplitMix) -> [Cell] {
    let input = Int.random(in: 0..<list.inputCount, using: &random)
    let output = Int.random(in: 0..<list.outputCount, using: &random)
    let node = Int.random(in: list.nodes, using: &random)
    return [
      .entry(output: output, input: input), .value(node: list.count - 1),
      .tangent(node: node, seed: list.unitPass(.forward, input).seed),
      .adjoint(node: node, seed: list.unitPass(.reverse, output).seed),
    ]
  }

  private static func each(
    _ seeds: Range<UInt64>,
    _ body: (TextbookFunction, WengertList, CellKey, inout SplitMix) throws -> Void
  ) rethrows {
    for seed in seeds {
      let function = TextbookFunction(seed: seed)
      let list = WengertList(function.function)
      let grader = Grader(list, point: function.point)
      var random = SplitMix(seed: seed)
      for cell in cells(of: list, &random) {
        try body(function, list, grader.key(for: cell), &random)
      }
    }
  }

  /// The same number written in full in many ways.
  private static func spellings(_ value: Double) -> [String] {
    let text = NumberText.roundTrip(value)
    let magnitude = NumberText.roundTrip(value.magnitude)
    let sign = value < 0 ? "-" : ""
    let unicode = value < 0 ? "\u{2212}" : ""
    let plain = text.contains("e") || text.contains(".") ? text : text + ".000"
    var all = [
      text, " \(text) ", "= \(text)", "(\(text))", "\(unicode)\(magnitude)", plain,
      "\(sign)(\(magnitude))", "\(sign)2*\(magnitude)/2", "\(NumberText.roundTrip(value * 3))/3",
      "\(NumberText.roundTrip(value - 1))+1",
    ]
    if value != 0 && !text.contains("e") {
      all += ["\(NumberText.roundTrip(value * 1000))e-3", "\(sign)exp(ln(\(magnitude)))"]
      all += ["\(NumberText.roundTrip(value * 100))·10^-2"]
    }
    if text.hasPrefix("0.") { all.append(String(text.dropFirst())) }
    return all
  }

  @Test("a right number is right in every spelling, and no mistake is named")
  func spellings() {
    var count = 0
    Self.each(0..<40) { function, list, key, _ in
      guard case .number(let truth) = key.truth, truth.isFinite else { return }
      for text in Self.spellings(truth) {
        let judgement = key.judge(text)
        count += 1
        let place = "seed \(function.seed), \(key.cell.text(in: list)): \(text) for \(truth)"
        #expect(judgement.verdict == .correct, "\(place), \(judgement.message)")
        #expect(judgement.misconceptions.isEmpty, "\(place)")
      }
    }
    #expect(count > 1000)
  }

  @Test("a right number rounded or cut to three figures is never wrong, hardly ever too short")
  func roundings() {
    var right = 0
    var tooShort = 0
    Self.each(0..<50) { function, list, key, _ in
      guard case .number(let truth) = key.truth, truth.isFinite, truth != 0 else { return }
      for figures in 3...9 {
        for text in [NumberText.significant(truth, figures), Self.truncated(truth, figures)] {
          let judgement = key.judge(text)
          let place = "seed \(function.seed), \(key.cell.text(in: list)): \(text) for \(truth)"
          #expect(judgement.misconceptions.isEmpty, "\(place)")
          switch judgement.verdict {
          case .correct: right += 1
          case .imprecise: tooShort += 1
          case .wrong, .notAnAnswer, .unreadable: Issue.record("\(place): \(judgement.message)")
          }
        }
      }
    }
    print("rounded answers: right \(right), asked for more figures \(tooShort)")
    #expect(right > 20 * tooShort)
  }

  /// A number cut to so many significant figures.
  private static func truncated(_ value: Double, _ figures: Int) -> String {
    let text = NumberText.roundTrip(value)
    guard !text.contains("e") else { return text }
    var left = figures
    var hasBegun = false
    var result = ""
    for character in text {
      if character.isNumber {
        hasBegun = hasBegun || character != "0"
        result.append(left > 0 || !result.contains(".") ? character : " ")
        if hasBegun { left -= 1 }
        if left < 0 && !result.contains(".") && !text.contains(".") { return text }
        if left < 0 && !result.contains(".") { return text }
      } else {
        result.append(character)
      }
    }
    return String(result.filter { $0 != " " })
  }

  @Test("an entry in letters, as the derivation on paper gives it, is right")
  func letters() throws {
    var count = 0
    for seed in UInt64(0)..<40 {
      let function = TextbookFunction(seed: seed)
      let list = WengertList(function.function)
      let grader = Grader(list, point: function.point)
      let timeline = Timeline(list, at: function.point)
      let numbers = try #require(timeline.jacobian(by: .forward))
      let paper = SymbolicJacobian(PaperValues(list), numbers: numbers)
      guard paper.stop == nil else { continue }
      let writers = [Script.ascii, .unicode].map {
        ExpressionText(script: $0, inputs: list.inputs)
      }
      for output in list.outputs.indices {
        for input in list.inputs.indices {
          let cell = Cell.entry(output: output, input: input)
          for writer in writers {
            let text = writer.text(paper.entries[output][input])
            let judgement = grader.grade(cell, text)
            count += 1
            let place = "seed \(seed), \(cell.text(in: list)): \(text)"
            #expect(judgement.verdict == .correct, "\(place), \(judgement.message)")
            #expect(judgement.misconceptions.isEmpty)
          }
        }
      }
    }
    #expect(count > 100)
  }

  @Test("a wrong number that fits no rule is wrong, and no mistake is named")
  func strangeNumbers() {
    var count = 0
    Self.each(0..<60) { function, list, key, random in
      guard case .number(let truth) = key.truth, truth.isFinite else { return }
      let student = Student(list, at: function.point)
      let known = (1...36).flatMap { student.answers($0, key.cell) }
      for _ in 0..<6 {
        let strange =
          truth * Double.random(in: 0.3...3, using: &random)
          + Double.random(in: -1...1, using: &random)
        let isKnown = known.contains { answer in
          guard case .number(let number) = answer else { return false }
          return (number - strange).magnitude <= 1e-4 * max(number.magnitude, 1e-3)
        }
        guard !isKnown, (strange - truth).magnitude > 1e-4 * truth.magnitude else { continue }
        let judgement = key.judge(NumberText.roundTrip(strange))
        count += 1
        let place = "seed \(function.seed), \(key.cell.text(in: list)): \(strange) for \(truth)"
        #expect(judgement.verdict == .wrong, "\(place)")
        #expect(judgement.misconceptions.isEmpty, "\(place): \(judgement.misconceptions)")
      }
    }
    #expect(count > 800)
  }

  @Test("a formula that is right at the asked point only is wrong")
  func rightHereOnly() throws {
    let list = try list("f(x1, x2) = (x1 x2 + sin x1, exp(x1 - x2))")
    let cell = try Cell(reading: "jacobian y1/x1", for: list)
    let judgement = Grader(list, point: [0.5, 2]).grade(cell, "cos(x1) + 4 x1")
    #expect(judgement.verdict == .wrong)
    #expect(judgement.misconceptions.isEmpty)
    #expect(judgement.message.contains("only here"))
  }
}

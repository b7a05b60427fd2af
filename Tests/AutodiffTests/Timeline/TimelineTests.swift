import Autodiff
import Testing

/// w₃ = sin w₁, w₄ = w₁·w₂, w₅ = w₁ − w₂, w₆ = w₃ + w₄, w₇ = exp w₅ at (0.5, 2).
private let lecture = WengertList(
  Function(
    inputs: ["x1", "x2"],
    terms: [
      .input(0), .input(1), .unary(.sin, 0), .binary(.mul, 0, 1), .binary(.sub, 0, 1),
      .binary(.add, 2, 3), .unary(.exp, 4),
    ],
    outputs: [.init(name: "y1", term: 5), .init(name: "y2", term: 6)], stated: [2, 3, 4, 5, 6]))

@Suite("Timeline")
struct TimelineTests {
  let timeline = Timeline(lecture, at: [0.5, 2])

  @Test("the lecture's example has 71 steps in five passes")
  func length() {
    #expect(timeline.count == 71)
    #expect(timeline.passes.count == 5)
  }

  @Test("both modes give the same Jacobian")
  func jacobian() throws {
    let forward = try #require(timeline.jacobian(by: .forward))
    let reverse = try #require(timeline.jacobian(by: .reverse))
    #expect(forward == reverse)
    #expect(forward[0][0] == 2.8775825618903728)
    #expect(forward[0][1] == 0.5)
    #expect(forward[1][1] == -0.22313016014842982)
  }

  @Test("a position leads to its step and back", arguments: Telling.allCases)
  func positions(telling: Telling) throws {
    var timeline = timeline
    timeline.telling = telling
    for position in 1...timeline.count {
      let step = try #require(timeline.step(at: position))
      #expect(timeline.position(of: step) == position)
    }
    #expect(timeline.step(at: 0) == nil)
    #expect(timeline.step(at: timeline.count + 1) == nil)
  }

  @Test("the adjoint of the first input gathers three contributions with its running sum")
  func running() {
    let complete = timeline.position(filling: .derivative(node: 0, pass: 3))
    let before = timeline.running(node: 0, pass: 3, at: complete - 2)
    #expect(before.count == 2)
    #expect(before.of == 3)
    #expect(before.sum == 2)
    let after = timeline.running(node: 0, pass: 3, at: complete)
    #expect(after.count == 3)
    #expect(after.sum == 2.8775825618903728)
  }

  @Test("strides end where they say, and back leads where next came from")
  func strides() {
    for stride in Stride.allCases {
      var forward = [0]
      while let last = forward.last, last < timeline.count {
        forward.append(timeline.next(after: last, stride: stride))
      }
      var back = [timeline.count]
      while let last = back.last, last > 0 {
        back.append(timeline.previous(before: last, stride: stride))
      }
      #expect(forward == back.reversed())
      if stride == .pass { #expect(forward == [0, 7, 23, 39, 55, 71]) }
    }
  }

  @Test("cells are read from their text")
  func cells() throws {
    let list = timeline.list
    let adjoint = try Cell(reading: "bar w1 @ y1", for: list)
    #expect(adjoint.value(in: list, values: timeline.values) == .number(2.8775825618903728))
    let term = try Cell(reading: "term w1 from w4 @ y1", for: list)
    #expect(term.value(in: list, values: timeline.values) == .number(2))
    #expect(throws: CellProblem.notConnected("w6", "w1")) {
      try Cell(reading: "partial w6/w1", for: list)
    }
  }
}

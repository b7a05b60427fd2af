import Autodiff
import Canvas
import TestKit
import Testing
import Tutor

@Suite("Graph pictures")
struct GraphSnapshotTests {
  static let homework = Function(
    inputs: ["x1", "x2", "x3"],
    terms: [
      .input(0), .input(1), .input(2), .binary(.mul, 0, 1), .binary(.mul, 0, 2),
      .binary(.add, 0, 1), .binary(.add, 3, 4), .unary(.ln, 5),
    ],
    outputs: [.init(name: "y1", term: 6), .init(name: "y2", term: 7)])

  static let examples: [String: Timeline] = [
    "lecture": Timeline(WengertList(Lecture.function), at: [0.5, 2]),
    "homework": Timeline(WengertList(homework), at: [2, 3, 5]),
  ]

  /// The pane alone at 80×24, beside the table at 100×30, on a large terminal.
  static let sizes = [
    Size(width: 78, height: 16), Size(width: 44, height: 20), Size(width: 110, height: 45),
  ]

  @Test(
    "both lessons at a primal, a forward and a reverse step, at three sizes",
    arguments: ["lecture", "homework"], sizes)
  func lessons(name: String, size: Size) throws {
    let timeline = try #require(Self.examples[name])
    let steps: [(String, Step)] = [
      ("primal", Step(pass: 0, event: .value(4))),
      ("forward", Step(pass: 1, event: .term(Edge(node: 3, position: 1)))),
      ("reverse", Step(pass: timeline.passes.count - 2, event: .term(Edge(node: 3, position: 0)))),
    ]
    for script in [Script.unicode, .ascii] {
      let pane = GraphPane(timeline, notation: GraphNotation(script: script), size: size)
      for (step, place) in steps {
        var canvas = Canvas(size: size)
        let view = TraceView(timeline, position: timeline.position(of: place), script: script)
        pane.draw(view, on: &canvas)
        expectSnapshot(
          of: canvas, named: "graph/\(name)-\(size.width)x\(size.height)-\(step)-\(script.rawValue)"
        )
      }
    }
  }
}

extension GraphSnapshotTests {
  @Test("ten random lists, in the middle of their steps", arguments: 0..<10 as Range<UInt64>)
  func random(seed: UInt64) {
    let random = RandomFunction(seed: seed)
    let timeline = Timeline(WengertList(random.function), at: random.point)
    let size = Size(width: 100, height: 30)
    let script: Script = seed % 4 == 3 ? .ascii : .unicode
    let pane = GraphPane(timeline, notation: GraphNotation(script: script), size: size)
    var canvas = Canvas(size: size)
    let position = timeline.count * Int(seed + 1) / 11
    pane.draw(TraceView(timeline, position: position, script: script), on: &canvas)
    expectSnapshot(of: canvas, named: "graph/random-\(seed)")
  }
}

import Autodiff
import Canvas
import TestKit
import Testing

@testable import Tutor

@Suite("Graph pane")
struct GraphPaneTests {
  /// x, sin x, sin(sin x), …, and every tenth node used again at the end.
  private func chain(_ count: Int) -> Timeline {
    var terms: [Term] = [.input(0)]
    for index in 1..<count {
      terms.append(
        index % 10 == 0
          ? .binary(.add, Int32(index - 1), Int32(index / 2)) : .unary(.sin, Int32(index - 1)))
    }
    let function = Function(
      inputs: ["x"], terms: terms, outputs: [.init(name: "y", term: count - 1)])
    return Timeline(WengertList(function, sharing: false), at: [0.7], passes: [.reverse([1])])
  }

  private func frame(
    _ pane: GraphPane, _ timeline: Timeline, _ position: Int, progress: Double = 1
  ) -> Canvas {
    var canvas = Canvas(size: pane.size)
    pane.draw(
      TraceView(timeline, position: position, script: .unicode), progress: progress, on: &canvas)
    return canvas
  }

  @Test("a pane of any size draws something and never traps")
  func anySize() {
    for random in RandomFunction.first(3) {
      let timeline = Timeline(WengertList(random.function), at: random.point)
      for width in [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 1000] {
        for height in [0, 1, 2, 3, 4, 6, 9, 15, 40] {
          let size = Size(width: width, height: height)
          let pane = GraphPane(timeline, notation: GraphNotation(), size: size)
          let canvas = frame(pane, timeline, Int(random.seed) * 7 % timeline.count, progress: 0.4)
          #expect(canvas.gridSize.isEmpty || canvas.glyphs.contains { !$0.isEmpty })
        }
      }
    }
  }

  @Test(
    "an odd list is drawn whole where there is room",
    arguments: [
      // Nothing depends on anything.
      Function(inputs: [], terms: [.number(2)], outputs: [.init(name: "y", term: 0)]),
      Function(inputs: ["x"], terms: [.input(0)], outputs: [.init(name: "y", term: 0)]),
      // One node is every output; an operand is repeated.
      Function(
        inputs: ["x"], terms: [.input(0), .binary(.mul, 0, 0)],
        outputs: [.init(name: "y1", term: 1), .init(name: "y2", term: 1)]),
      Function(
        inputs: ["the_temperature_of_the_whole_room", "温度"],
        terms: [.input(0), .input(1), .binary(.div, 0, 1)],
        outputs: [.init(name: "the_ratio_of_the_two", term: 2)]),
    ])
  func odd(function: Function) throws {
    let point = function.inputs.map { _ in 0.0 }
    let timeline = Timeline(WengertList(function), at: point)
    let size = Size(width: 120, height: 40)
    let pane = GraphPane(timeline, notation: GraphNotation(), size: size)
    let layout = try #require(pane.whole)
    #expect(layout.boxes.count == timeline.list.count)
    for position in 0...timeline.count {
      let text = frame(pane, timeline, position).glyphs.joined(separator: "\n")
      for name in function.inputs + function.outputs.map(\.name) {
        #expect(text.contains(Script.unicode.name(name)), "\(position): \(name)")
      }
    }
  }

  @Test("the cursor rests on the current node where the graph has the focus")
  func cursor() throws {
    let timeline = Timeline(WengertList(Lecture.function), at: [0.5, 2])
    let pane = GraphPane(
      timeline, notation: GraphNotation(), size: Size(width: 78, height: 16))
    var canvas = Canvas(size: pane.size)
    let view = TraceView(timeline, position: 5, script: .unicode)
    pane.draw(view, hasFocus: true, on: &canvas)
    let place = try #require(canvas.cursor)
    #expect(canvas[place]?.grapheme.description == "▸")
  }

  @Test("a graph that is too big shows the current node, what feeds it, and how much is missing")
  func neighbourhood() throws {
    let timeline = chain(1000)
    let pane = GraphPane(
      timeline, notation: GraphNotation(), size: Size(width: 78, height: 16))
    #expect(pane.whole == nil)
    for node in [0, 1, 400, 500, 999] {
      let view = TraceView(timeline, position: node + 1, script: .unicode)
      let layout = try #require(pane.layout(view))
      let shown = Set(layout.boxes.map(\.node))
      #expect(shown.isSuperset(of: [node] + timeline.list.operands(of: node)))
      let text = frame(pane, timeline, node + 1).glyphs.joined(separator: "\n")
      #expect(text.contains("… \(1000 - shown.count) more nodes"))
    }
  }

  @Test("a step in a list of a million nodes is drawn at once")
  func million() {
    let timeline = chain(1_000_000)
    let size = Size(width: 78, height: 16)
    let pane = GraphPane(timeline, notation: GraphNotation(), size: size)
    let elapsed = ContinuousClock().measure {
      for position in [1, 500_001, 1_000_000, 1_500_000, timeline.count] {
        _ = frame(pane, timeline, position)
      }
    }
    #expect(elapsed < .seconds(10), "five frames took \(elapsed)")
  }

  @Test("a value that is held back stands nowhere in the graph")
  func heldBack() {
    let timeline = Timeline(WengertList(Lecture.function), at: [0.5, 2])
    for labels in Showing.allCases {
      let pane = GraphPane(
        timeline, notation: GraphNotation(labels: labels), size: Size(width: 110, height: 45))
      // w₇ = exp w₅ = 0.22313 is also the local partial on its edge.
      let view = TraceView(timeline, position: 7, script: .unicode, hidesCurrent: true)
      for progress in [0, 0.5, 0.99, 1] {
        var canvas = Canvas(size: pane.size)
        pane.draw(view, progress: progress, on: &canvas)
        let text = canvas.glyphs.joined(separator: "\n")
        #expect(text.contains("?"))
        #expect(!text.contains("0.22313"))
      }
    }
  }

  @Test("arrows point along the evaluation, and against it in reverse passes")
  func arrows() {
    let timeline = Timeline(WengertList(Lecture.function), at: [0.5, 2])
    let pane = GraphPane(
      timeline, notation: GraphNotation(labels: .symbols), size: Size(width: 78, height: 16))
    func heads(_ position: Int) -> Set<Character> {
      Set(frame(pane, timeline, position).glyphs.joined()).intersection("◂▸▴▾")
    }
    #expect(heads(0) == ["▸"])
    let reverse = timeline.position(of: Step(pass: 3, event: .term(Edge(node: 5, position: 0))))
    // The other mark is that of the current node.
    #expect(heads(reverse) == ["◂", "▸"])
  }

  @Test("a value on its way leaves as the factor and arrives as the product")
  func travel() {
    let timeline = Timeline(WengertList(Lecture.function), at: [0.5, 2])
    let pane = GraphPane(
      timeline, notation: GraphNotation(labels: .symbols), size: Size(width: 78, height: 16))
    // ẇ₄ from w₂ with ẋ₂ = 1: 0.5 · 1
    let step = Step(pass: 2, event: .term(Edge(node: 3, position: 1)))
    let position = timeline.position(of: step)
    let frames = [0.0, 0.5, 0.9].map {
      frame(pane, timeline, position, progress: $0).styles.joined().filter { $0 == "x" }.count
    }
    #expect(frames == [1, 1, 3])
    #expect(frame(pane, timeline, position).styles.joined().contains("x") == false)
  }
}

@Suite("Graphs in a terminal of 80 columns")
struct SmallTerminalTests {
  @Test(
    "chains of four and five operations are drawn whole",
    arguments: ["f(x) = exp(sin(x^2))", "f(x) = sin(exp(cos x))", "f(x) = x exp(sin x)"])
  func chains(text: String) throws {
    let timeline = Timeline(WengertList(try Function(reading: text)), at: [0.8])
    let pane = GraphPane(
      timeline, notation: GraphNotation(), size: Size(width: 78, height: 15))
    #expect(pane.whole != nil)
  }

  @Test("the lesson's function with a shared result is drawn whole, if densely")
  func fanOut() throws {
    let function = try Function(reading: "a = x1 x2; b = a + exp(a); f(x1, x2) = (b, sin b)")
    let timeline = Timeline(WengertList(function), at: [0.5, 3])
    let size = Size(width: 78, height: 15)
    let pane = GraphPane(timeline, notation: GraphNotation(), size: size)
    #expect(pane.whole?.form.spacing == .dense)
    var canvas = Canvas(size: size)
    let position = timeline.position(filling: .derivative(node: 2, pass: 4))
    pane.draw(TraceView(timeline, position: position, script: .unicode), on: &canvas)
    let drawing = canvas.glyphs.joined(separator: "\n")
    #expect(drawing.contains("w₅ = y₁┐"))
    #expect(drawing.contains("◂ cos w₅─┤sin w₅"), "\(drawing)")
  }

  @Test("no form is dense where another shows the whole graph")
  func denseLast() throws {
    var seen = 0
    for random in RandomFunction.first(60) {
      let timeline = Timeline(WengertList(random.function), at: random.point)
      let size = Size(width: 78, height: 16)
      let pane = GraphPane(timeline, notation: GraphNotation(), size: size)
      guard pane.whole?.form.spacing == .dense else { continue }
      seen += 1
      let nodes = Array(timeline.list.nodes)
      for notation in GraphNotation().alternatives {
        let widths = GraphWidths(timeline, nodes: nodes, notation: notation)
        let other = GraphLayout(
          timeline.list, nodes: nodes, widths: widths, notation: notation, fitting: size)
        #expect(other == nil, "seed \(random.seed)")
      }
    }
    #expect(seen > 0)
  }

  @Test("a movement's frames use the neighbourhood that its step has laid out")
  func prepared() throws {
    let random = RandomFunction(seed: 7, operations: 1000...1000)
    let timeline = Timeline(WengertList(random.function), at: random.point)
    var pane = GraphPane(
      timeline, notation: GraphNotation(), size: Size(width: 78, height: 15))
    let view = TraceView(timeline, position: 500, script: .unicode)
    let laidOut = pane.layout(view)
    pane.prepare(view)
    #expect(pane.layout(view) == laidOut)
    let next = TraceView(timeline, position: 900, script: .unicode)
    pane.prepare(next)
    #expect(pane.layout(next) != laidOut)
  }

  @Test("law: a neighbourhood is the same whichever steps have been seen before")
  func walked() throws {
    let random = RandomFunction(seed: 11, operations: 1000...1000)
    let timeline = Timeline(WengertList(random.function), at: random.point)
    let size = Size(width: 100, height: 30)
    var walked = GraphPane(timeline, notation: GraphNotation(), size: size)
    for position in stride(from: 0, to: timeline.count, by: timeline.count / 60) {
      let view = TraceView(timeline, position: position, script: .unicode)
      walked.prepare(view)
      let fresh = GraphPane(timeline, notation: GraphNotation(), size: size)
      #expect(walked.layout(view) == fresh.layout(view), "position \(position)")
    }
  }
}

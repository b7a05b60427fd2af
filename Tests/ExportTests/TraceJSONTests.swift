import Autodiff
import Export
import Foundation
import TestKit
import Testing

@Suite("Trace as JSON")
struct TraceJSONTests {
  private func parsed(_ document: TraceDocument) throws -> Trace {
    let text = TraceFormat.json.text(of: document)
    return try JSONDecoder().decode(Trace.self, from: Data(text.utf8))
  }

  @Test("the lecture's example has the contract's rows and Jacobians")
  func lecture() throws {
    let trace = try parsed(Sample.lecture)
    #expect(trace.format == "wengert-trace-1")
    #expect(
      trace.nodes.map(\.expression)[2...] == ["sin(w1)", "w1*w2", "w1 - w2", "w3 + w4", "exp(w5)"])
    #expect(trace.nodes[3].partials?.map(\.expression) == ["w2", "w1"])
    #expect(trace.passes.map(\.mode) == ["forward", "forward", "reverse", "reverse"])
    #expect(
      trace.jacobian == [[2.8775825618903728, 0.5], [0.22313016014842982, -0.22313016014842982]])
    #expect(trace.jacobianReverse == trace.jacobian)
    #expect(trace.passes[2].rows.map(\.node) == (1...7).reversed().map { "w\($0)" })
    #expect(trace.passes[2].rows.map { $0.seed ?? 0 } == [0, 1, 0, 0, 0, 0, 0])
  }

  @Test("law: every derivative is its seed plus its products, summed in the order printed")
  func sums() throws {
    for seed in 0..<60 as Range<UInt64> {
      let trace = try parsed(Sample.random(seed))
      for row in trace.passes.flatMap(\.rows) where !(row.terms.isEmpty) {
        let first = row.seed.map { $0 + row.terms[0].product } ?? row.terms[0].product
        let sum = row.terms.dropFirst().reduce(first) { $0 + $1.product }
        #expect(sum == row.tangent ?? row.adjoint, "seed \(seed), \(row.node)")
        for term in row.terms {
          let product = term.partial * (term.tangent ?? term.adjoint ?? .nan)
          #expect(product == term.product, "seed \(seed), \(row.node)")
        }
      }
    }
  }

  @Test("law: one line and many lines hold the same values, and no line but the last ends")
  func layouts() throws {
    for seed in 0..<20 as Range<UInt64> {
      let document = Sample.random(seed)
      let line = TraceFormat.json.text(of: document, options: ExportOptions(layout: .line))
      #expect(line.filter { $0 == "\n" }.count == 1)
      let lines = TraceFormat.json.text(of: document)
      let objects = try [line, lines].map {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary
      }
      #expect(objects[0] == objects[1])
    }
  }

  @Test("one mode prints its own Jacobian and no other")
  func oneMode() throws {
    for mode in Mode.allCases {
      let document = TraceDocument(
        canonical: [], list: Sample.lectureList, point: [0.5, 2], modes: [mode])
      let trace = try parsed(document)
      #expect(trace.passes.allSatisfy { $0.mode == mode.rawValue })
      #expect(trace.jacobian?.count == 2)
      #expect(trace.jacobianReverse == nil)
    }
  }

  @Test("a general seed leaves the Jacobian out")
  func generalSeed() throws {
    let document = TraceDocument(
      canonical: [], list: Sample.lectureList, point: [0.5, 2], passes: [.forward([1, -2])])
    let trace = try parsed(document)
    #expect(trace.jacobian == nil)
    #expect(trace.jacobianReverse == nil)
    #expect(trace.passes[0].result == ["y1": 1.8775825618903728, "y2": 0.6693904804452895])
  }

  @Test("a failing value and a failing derivative are told, and shown as words")
  func singular() throws {
    let text = TraceFormat.json.text(of: Sample.singular)
    #expect(text.contains(#""value": "-inf""#))
    #expect(text.contains(#"{"kind": "domain", "node": "w2", "message": "#))
    #expect(text.contains(#"{"kind": "derivative", "node": "w3", "message": "#))
  }

  @Test("a trace too large to print is refused with a way on")
  func limit() {
    #expect(throws: TraceLimit.self) {
      try TraceLimit.check(Sample.lectureList, passCount: .max - 1)
    }
    #expect(throws: Never.self) { try TraceLimit.check(Sample.lectureList, passCount: 4) }
    let limit = #expect(throws: TraceLimit.self) {
      try TraceLimit.check(Sample.lectureList, passCount: TraceLimit.mostRows)
    }
    #expect(limit?.description.contains("--forward-seed x1") == true)
  }

  @Test("outputs that are all one node count as rows of each pass")
  func outputs() throws {
    let text = "f(x) = (x" + String(repeating: ", x", count: 9_999) + ")"
    let list = WengertList(try Function(reading: text))
    let limit = #expect(throws: TraceLimit.self) {
      try TraceLimit.check(list, passCount: 10_001)
    }
    #expect(limit?.description.contains("10001 passes over 10000 outputs") == true)
  }
}

extension TraceFormat {
  static let json = TraceFormat.named("json") ?? TraceFormat.all[0]
  static let plain = TraceFormat.named("text") ?? TraceFormat.all[0]
}

/// The contract's object, as another program reads it.
private struct Trace: Decodable {
  let format: String
  let nodes: [Node]
  let passes: [Pass]
  let jacobian: [[Double]]?
  let jacobianReverse: [[Double]]?

  struct Node: Decodable {
    let expression: String
    let partials: [Partial]?
  }

  struct Partial: Decodable {
    let expression: String
  }

  struct Pass: Decodable {
    let mode: String
    let rows: [Row]
    let result: [String: Double]
  }

  struct Row: Decodable {
    let node: String
    let seed: Double?
    let tangent: Double?
    let adjoint: Double?
    let terms: [Term]
  }

  struct Term: Decodable {
    let partial: Double
    let tangent: Double?
    let adjoint: Double?
    let product: Double
  }
}

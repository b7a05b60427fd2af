import Autodiff
import TestKit
import Testing

/// One operation on inputs x1, x2, or on constants where given.
private func single(
  _ primitive: Primitive, left: Double? = nil, right: Double? = nil
) -> WengertList {
  let a: Term = left.map { .number($0) } ?? .input(0)
  let b: Term = right.map { .number($0) } ?? .input(1)
  let operation: Term = primitive.arity == 1 ? .unary(primitive, 0) : .binary(primitive, 0, 1)
  return WengertList(
    Function(
      inputs: ["x1", "x2"], terms: [a, b, operation],
      outputs: [.init(name: "y", term: 2)]))
}

private func report(_ list: WengertList, _ point: [Double]) -> DomainReport {
  DomainReport(list, values: list.values(at: point))
}

struct SingularCase: Sendable, CustomTestStringConvertible {
  let primitive: Primitive
  let point: [Double]
  var left: Double?
  var right: Double?
  let fault: TraceWarning.Fault?
  let kind: TraceWarning.Kind?

  init(
    _ primitive: Primitive, _ point: [Double], left: Double? = nil, right: Double? = nil,
    _ fault: TraceWarning.Fault?, _ kind: TraceWarning.Kind?
  ) {
    self.primitive = primitive
    self.point = point.count == 1 ? point + [1] : point
    self.left = left
    self.right = right
    self.fault = fault
    self.kind = kind
  }

  var testDescription: String { "\(primitive) at \(point)" }

  static let all: [SingularCase] = [
    .init(.ln, [-1], .value(position: 0, .positive), .domain),
    .init(.ln, [0], .value(position: 0, .positive), .domain),
    .init(.div, [1, 0], .value(position: 1, .nonzeroDivisor), .domain),
    .init(.asin, [2], .value(position: 0, .withinUnit), .domain),
    .init(.asin, [1], .derivative(position: 0, .insideUnit), .derivative),
    .init(.acosh, [0.5], .value(position: 0, .atLeastOne), .domain),
    .init(.acosh, [1], .derivative(position: 0, .aboveOne), .derivative),
    .init(.atanh, [1], .value(position: 0, .insideUnit), .domain),
    .init(.sqrt, [-1], .value(position: 0, .nonnegative), .domain),
    .init(.sqrt, [0], .derivative(position: 0, .positive), .derivative),
    .init(.cbrt, [0], .derivative(position: 0, .nonzero), .derivative),
    .init(.abs, [0], .kink(.zeroAtCorner), .kink),
    .init(.relu, [0], .kink(.zeroAtCorner), .kink),
    .init(.max, [2, 2], .kink(.firstAtTie), .kink),
    .init(.min, [2], right: 2, .kink(.firstAtTie), .kink),
    .init(.atan2, [0, 0], .value(position: 0, .notBothZero), .domain),
    .init(.pow, [0, 0], .value(position: 0, .notZeroToTheZero), .domain),
    .init(.pow, [0], right: 0, nil, nil),
    .init(.pow, [0, 0], left: 0, .derivative(position: 1, .positiveBase), .derivative),
    .init(.pow, [0], right: -1, .value(position: 0, .nonzeroBase), .domain),
    .init(.pow, [0], right: 0.5, .derivative(position: 0, .exponentAtLeastOne), .derivative),
    .init(.pow, [0], right: 1.5, nil, nil),
    .init(.pow, [-2], right: 0.5, .value(position: 0, .nonnegativeBase), .domain),
    .init(.pow, [-2], right: 3, nil, nil),
    .init(.pow, [-2, 3], .derivative(position: 1, .positiveBase), .derivative),
    .init(.exp, [1000], .valueOverflow, .overflow),
    .init(.mul, [1e200, 1e200], .valueOverflow, .overflow),
    .init(.div, [1, 1e-200], .partialOverflow(position: 1), .overflow),
    .init(.div, [0], left: 1, right: nil, nil, nil),
    .init(.exp, [-1000], nil, nil),
  ]
}

@Suite("Domain report")
struct DomainReportTests {
  @Test(
    "each singular point is told with its kind, operand and reason", arguments: SingularCase.all)
  func table(row: SingularCase) {
    let list = single(row.primitive, left: row.left, right: row.right)
    let warnings = report(list, row.point).warnings
    #expect(warnings.map(\.fault) == (row.fault.map { [$0] } ?? []))
    #expect(warnings.first?.kind == row.kind)
    #expect(warnings.allSatisfy { $0.node == 2 })
  }

  @Test("the message names node, operand, value and reason")
  func message() {
    let list = single(.ln)
    let values = list.values(at: [-1, 0])
    let messages = DomainReport(list, values: values).warnings.map {
      $0.message(list, values: values)
    }
    #expect(
      messages == ["w3 = ln(w1) is not defined at w1 = -1: it needs a positive operand"])
  }

  @Test("every singular point has a sentence in every script", arguments: SingularCase.all)
  func sentences(row: SingularCase) {
    let list = single(row.primitive, left: row.left, right: row.right)
    let values = list.values(at: row.point)
    for warning in DomainReport(list, values: values).warnings {
      for script in Script.allCases {
        let message = warning.message(list, values: values, script: script)
        #expect(message.contains(script.primal(2)))
        #expect(message.contains(" at \(script.primal(row.left == nil ? 0 : 1)) = "))
      }
    }
  }

  @Test("nodes that fail because an operand failed are not told")
  func consequences() {
    // w2 = ln w1, w3 = sqrt w2, w4 = w3 ^ w2, all nan below w1 = -1
    let list = WengertList(
      Function(
        inputs: ["x"],
        terms: [.input(0), .unary(.ln, 0), .unary(.sqrt, 1), .binary(.pow, 2, 1)],
        outputs: [.init(name: "y", term: 3)]))
    #expect(report(list, [-1]).warnings.map(\.node) == [1])
  }

  @Test("an operand that fails on its own is told beside one that failed before")
  func independent() {
    // w3 = ln w1, w4 = w3/w2 at w1 = −1, w2 = 0
    let list = WengertList(
      Function(
        inputs: ["x", "y"],
        terms: [.input(0), .input(1), .unary(.ln, 0), .binary(.div, 2, 1)],
        outputs: [.init(name: "z", term: 3)]))
    let warnings = report(list, [-1, 0]).warnings
    #expect(warnings.map(\.node) == [2, 3])
    #expect(warnings.last?.fault == .value(position: 1, .nonzeroDivisor))
    #expect(report(list, [-1, 2]).warnings.map(\.node) == [2])
  }

  @Test("law: no operation finds anything wrong with nan itself", arguments: Primitive.allCases)
  func nan(primitive: Primitive) {
    for other in [-2, -0.5, 0, 0.5, 1, 2, Double.nan] {
      for (a, b) in [(Double.nan, other), (other, .nan)] {
        for finding in primitive.row.domain(a, b) {
          switch finding {
          case .value(let position, _), .derivative(let position, _):
            #expect(!(position == 0 ? a : b).isNaN, "\(primitive) at \(a), \(b)")
          case .kink: #expect(!a.isNaN, "\(primitive) at \(a), \(b)")
          }
        }
      }
    }
  }

  @Test("an overflow is told where it happens, and ∞ − ∞ where the value is lost")
  func indeterminate() {
    // w2 = exp w1, w3 = exp w2, w4 = 2·w3, w5 = w3 − w4
    let list = WengertList(
      Function(
        inputs: ["x"],
        terms: [
          .input(0), .unary(.exp, 0), .unary(.exp, 1), .number(2), .binary(.mul, 3, 2),
          .binary(.sub, 2, 4),
        ],
        outputs: [.init(name: "y", term: 5)]))
    let faults = { (x: Double) in report(list, [x]).warnings.map { "w\($0.node + 1) \($0.fault)" } }
    // Beyond even a wide exponent, and only beyond a double.
    #expect(faults(1000) == ["w2 valueOverflow", "w5 indeterminate"])
    #expect(faults(10) == ["w3 valueOverflow", "w5 valueOverflow"])
  }

  @Test("max of a node with itself is no kink")
  func selfTie() {
    let list = WengertList(
      Function(
        inputs: ["x"], terms: [.input(0), .binary(.max, 0, 0)],
        outputs: [.init(name: "y", term: 1)]))
    #expect(report(list, [3]).warnings.isEmpty)
  }

  @Test("a constant part outside its domain is told, in an operation and as an output")
  func constants() {
    let list = WengertList(
      Function(
        inputs: ["x"],
        terms: [.input(0), .number(-1), .unary(.ln, 1), .binary(.add, 0, 2)],
        outputs: [.init(name: "y1", term: 3), .init(name: "y2", term: 2)]))
    let values = list.values(at: [1])
    let report = DomainReport(list, values: values)
    #expect(
      report.warnings.map(\.fault) == [.constant(position: 1), .constant(position: 0)])
    #expect(
      report.warnings.map { $0.message(list, values: values) } == [
        "the constant ln(-1) in w2 = w1 + ln(-1) is nan: "
          + "it lies outside the domain of its operation",
        "the constant ln(-1) in w3 = ln(-1) is nan: it lies outside the domain of its operation",
      ])
  }

  @Test("a constant part too large for a double is told as that")
  func largeConstants() {
    let list = WengertList(
      Function(
        inputs: ["x"],
        terms: [.input(0), .number(1000), .unary(.exp, 1), .binary(.mul, 0, 2)],
        outputs: [.init(name: "y", term: 3)]))
    let values = list.values(at: [1])
    let warnings = DomainReport(list, values: values).warnings
    #expect(warnings.map(\.kind) == [.overflow])
    #expect(
      warnings[0].message(list, values: values)
        == "the constant exp(1000) in w2 = w1*exp(1000) is inf: it is too large for a double")
  }

  @Test("a tangent that overflows although its factors do not is told with its seed")
  func sums() {
    let list = single(.mul)
    let values = list.values(at: [1e200, 1e100])
    let sweep = Sweep(.forward([1e250, 0]), of: list, values: values)
    let report = DomainReport(list, values: values, sweeps: [sweep])
    #expect(report.warnings == [TraceWarning(node: 2, .sumOverflow(sweep.pass))])
    #expect(
      report.warnings.first?.message(list, values: values)
        == "wdot3 overflows with the seed (1e+250, 0): it is too large for a double")
  }

  private func chain(_ primitives: [Primitive]) -> WengertList {
    let terms = primitives.enumerated().map { Term.unary($1, Int32($0)) }
    return WengertList(
      Function(
        inputs: ["x1"], terms: [.input(0)] + terms,
        outputs: [.init(name: "y", term: terms.count)]))
  }

  @Test("a derivative that takes a wider exponent is told at its node, with the seed")
  func widenedSums() {
    // w2 = exp(w1) overflows, w3 = sigmoid(w2) is flat there.
    let list = chain([.exp, .sigmoid])
    let values = list.values(at: [1000])
    let sweep = Sweep(.forward([1]), of: list, values: values)
    let report = DomainReport(list, values: values, sweeps: [sweep])
    #expect(
      report.warnings == [
        TraceWarning(node: 1, .valueOverflow),
        TraceWarning(node: 2, .sumWidened(.forward([1]))),
      ])
    #expect(
      report.warnings.last?.message(list, values: values)
        == "wdot3 with the seed (1) has factors beyond a double: "
        + "its value is computed with a wider exponent")
  }

  @Test("a derivative that 0 times infinity leaves open is told at the node where the two meet")
  func openSums() {
    // w3 = exp(exp(w1)) is beyond any exponent, w4 = sigmoid(w3) is flat there.
    let list = chain([.exp, .exp, .sigmoid])
    let values = list.values(at: [1000])
    let sweeps = [Sweep(.forward([1]), of: list, values: values)]
    let report = DomainReport(list, values: values, sweeps: sweeps)
    #expect(
      report.warnings == [
        TraceWarning(node: 1, .valueOverflow),
        TraceWarning(node: 3, .sumIndeterminate(.forward([1]))),
      ])
    #expect(
      report.warnings.last?.message(list, values: values)
        == "wdot4 is nan with the seed (1): its sum holds 0*inf or inf - inf, which leave it open")
  }

  @Test("a long list of failures is cut and counted")
  func limit() {
    // w_k = ln(−k·w1) at w1 = 1
    var terms: [Term] = [.input(0)]
    var outputs: [Function.Output] = []
    for index in 0..<50 {
      terms += [
        .number(Double(-index - 1)), .binary(.mul, Int32(terms.count), 0),
        .unary(.ln, Int32(terms.count + 1)),
      ]
      outputs.append(.init(name: "y\(index + 1)", term: terms.count - 1))
    }
    let list = WengertList(Function(inputs: ["x"], terms: terms, outputs: outputs))
    let report = DomainReport(list, values: list.values(at: [1]), limit: 20)
    #expect(report.warnings.count == 20)
    #expect(report.omitted == 30)
  }

  @Test("law: inside the domain nothing is told")
  func inside() {
    for random in RandomFunction.first(300) {
      let list = WengertList(random.function)
      let report = report(list, random.point)
      #expect(report.warnings.isEmpty, "seed \(random.seed)")
    }
  }
}

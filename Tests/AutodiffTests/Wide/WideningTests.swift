import TestKit
import Testing

@testable import Autodiff

@Suite("Values and derivatives where doubles overflow on the way")
struct WideningTests {
  /// A function, a point and its gradient by 60 digits and more.
  struct Reference: CustomTestStringConvertible, Sendable {
    let text: String
    let point: [Double]
    let gradient: [Double]

    init(_ text: String, _ point: [Double], _ gradient: [Double]) {
      self.text = text
      self.point = point
      self.gradient = gradient
    }

    var testDescription: String { "\(text) at \(point)" }
  }

  static let references = [
    Reference("exp(-exp(x))", [1000], [0]),
    Reference("x/exp(x)", [1000], [0]),
    Reference("1/(1+exp(-x))", [-1000], [0]),
    Reference("ln(1+exp(x))", [1000], [1]),
    Reference("ln(exp(x)+exp(y))", [1000, 999], [0.7310585786300049, 0.2689414213699951]),
    Reference("sqrt(x^2+y^2)", [3e+200, 4e+200], [0.6, 0.8]),
    Reference("x^1000*exp(-x^2)", [1e+100], [0]),
    Reference("sigmoid(exp(x))", [1000], [0]),
    Reference("tanh(exp(x))", [1000], [0]),
    Reference("erf(exp(x))", [800], [0]),
    Reference("atan(exp(x))*exp(x)", [800], [.infinity]),
    Reference("x^2/sqrt(1+x^4)", [1e+100], [0]),
    Reference("ln(cosh(x))", [800], [1]),
    Reference("asinh(sinh(x))", [800], [1]),
    Reference("acosh(cosh(x))", [800], [1]),
    Reference("exp(800)*x^2/exp(700)", [3], [1.6128702850896812e44]),
    Reference("sqrt(exp(2*x))", [500], [1.4035922178528375e+217]),
    Reference("softplus(-exp(x))", [10], [0]),
    Reference("softplus(x^3)^(1/3)", [1e+110], [1]),
    Reference("ln(x*x)", [1e-200], [2e+200]),
    Reference("ln(1/exp(x))", [800], [-1]),
    Reference("log2(exp(x))", [1000], [1.4426950408889634]),
    Reference("log10(exp(x)+1)", [1000], [0.4342944819032518]),
    Reference("exp(x)^0.001", [1000], [0.002718281828459045]),
    Reference("abs(-exp(x))*1e-300", [800], [2.7263745721125664e+47]),
    Reference("relu(exp(x))*1e-300", [750], [5.258494541454804e+25]),
    Reference("exp(x)/(1+exp(x))", [1000], [0]),
    Reference("exp(x)*exp(-x)*x", [800], [1]),
    Reference("exp(x)/exp(x-1)", [-1000], [0]),
    Reference("ln(exp(x)+exp(y))", [-1000, -999], [0.2689414213699951, 0.7310585786300049]),
    Reference("exp(x)-exp(x)", [1000], [0]),
    Reference("x*exp(1000)/exp(999)", [2], [2.718281828459045]),
    Reference("1/ln(exp(x))", [1000], [-1e-6]),
    Reference("atan(exp(x))", [700], [9.8596765437597709e-305]),
    Reference("1/exp(x)", [700], [-9.8596765437597709e-305]),
    Reference("exp(x)^-0.5", [700], [-4.9647951981324896e-153]),
    Reference("tanh(ln(x))", [1e-160], [4e-160]),
    Reference("log2(x^-2)", [1e154], [-2.8853900817779268e-154]),
    Reference("atan(x^2)", [1e100], [2e-300]),
    Reference("x*x*1e300*1e300", [1e-200], [.infinity]),
    Reference("1/(exp(x)/1e300)", [800], [-3.66787458417768721e-48]),
    Reference("atan(exp(x)/exp(1000))", [1001], [0.3240271368319427]),
    Reference("tanh(ln(exp(x))/1000)", [900], [0.000486917361148341563]),
    Reference("x/(1+x^2/1e300)", [1e200], [-1e-100]),
    Reference("exp(-(x^2/1e300)*1e-100)", [1e200], [-7.35758882342884643e-201]),
    Reference("1/(1+1/(exp(x)*1e-300))", [720], [2.03223080242346716e-13]),
  ]

  private func list(_ text: String) throws -> WengertList {
    try WengertList(Function(reading: Array(text.utf8)))
  }

  private func isClose(_ number: Double, _ expected: Double) -> Bool {
    number == expected || (number - expected).magnitude <= 1e-10 * expected.magnitude
  }

  @Test("both modes and the kernels give the true gradient", arguments: references)
  func gradients(_ reference: Reference) throws {
    let list = try list(reference.text)
    let timeline = Timeline(list, at: reference.point)
    var jacobian = KernelJacobian(list)
    jacobian.compute(at: reference.point)
    var kernel = Kernel(list)
    kernel.replay(reference.point)
    let columns = list.inputs.indices.map { input in
      kernel.push(.forward, list.unitPass(.forward, input).seed, count: 1)[0]
    }
    let results = [
      try #require(timeline.jacobian(by: .forward))[0],
      try #require(timeline.jacobian(by: .reverse))[0], jacobian.matrix, columns,
      kernel.push(.reverse, [1], count: list.inputCount),
    ]
    for result in results {
      #expect(zip(result, reference.gradient).allSatisfy { isClose($0, $1) }, "\(result)")
    }
  }

  @Test(
    "outside a domain, at a root's end, or beyond even wide numbers it stays open",
    arguments: [
      ("sqrt(x)*0", 0.0), ("exp(x)/ln(-x)", 1000),
      ("ln(x)+exp(exp(x))", -800), ("exp(-exp(exp(x)))", 1000), ("sin(exp(x))", 1000),
    ])
  func open(text: String, point: Double) throws {
    let list = try list(text)
    let timeline = Timeline(list, at: [point])
    #expect(timeline.sweeps.dropFirst().allSatisfy { !$0.result(of: list)[0].isFinite })
    var jacobian = KernelJacobian(list)
    jacobian.compute(at: [point])
    #expect(!jacobian[0, 0].isFinite)
  }

  /// By 60 digits.
  @Test(
    "lists and kernels give the true value, as do constants",
    arguments: [
      ("exp(x)/(1+exp(x))", 1000, 1), ("exp(x)*exp(-x)*x", 800, 800), ("ln(exp(x))", 1000, 1000),
      ("ln(exp(x))", -1000, -1000), ("exp(x)/exp(x-1)", -1000, 2.718281828459045),
      ("exp(x)-exp(x)", 1000, 0), ("sqrt(x^2+16*x^2/9)", 3e+200, 5e+200),
      ("ln(1+exp(x))", 1000, 1000), ("x*exp(1000)/exp(999)", 2, 5.43656365691809),
      ("x+exp(1000)/(1+exp(1000))", 2, 3), ("1/x", 0, .infinity), ("exp(x)", 1000, .infinity),
      ("exp(x)^2/exp(x)", 1000, .infinity), ("1/ln(exp(x))", 1000, 0.001),
      ("cbrt(exp(x))", -1000, 1.7185916560562315e-145), ("(x^3)^0.1", 1e-160, 1e-48),
      ("log10(x^2)", 1e-160, -320), ("x*x*1e300*1e300", 1e-200, 1e200),
      ("1/(exp(x)/1e300)", 800, 3.66787458417768721e-48),
      ("atan(exp(x)/exp(1000))", 1001, 1.21828290501727762),
      ("x/(1+x^2/1e300)", 1e200, 1e100), ("exp(-(x^2/1e300)*1e-100)", 1e200, 0.367879441171442322),
    ] as [(String, Double, Double)])
  func values(text: String, point: Double, value: Double) throws {
    let list = try list(text)
    let values = list.values(at: [point])
    let result = values[list.outputs[0].node]
    #expect(isClose(result, value), "\(result)")
    var kernel = Kernel(list)
    kernel.replay([point])
    #expect(kernel.outputs.map(\.bitPattern) == [result.bitPattern])
    var jacobian = KernelJacobian(list)
    jacobian.compute(at: [point])
    #expect(jacobian.kernel.outputs.map(\.bitPattern) == [result.bitPattern])
  }

  @Test("a value that doubles can't form is told at its node, and nothing else of that node")
  func warnings() throws {
    let list = try list("ln(exp(x))*x")
    let values = list.values(at: [-1000])
    let warnings = DomainReport(list, values: values).warnings
    #expect(warnings == [TraceWarning(node: 2, .valueWidened)])
    #expect(list.nodes.filter { list.isWidened($0, values) } == [2])
    #expect(
      warnings[0].message(list, values: values)
        == "w3 = ln(w2) has operands beyond a double at w2 = 0: "
        + "its value is computed with a wider exponent")
  }

  @Test("where the double products add up to the same, the sum stands as it is")
  func agreement() throws {
    // w2 = x^2 and w3 = 2·w2 are within a double, w4 = exp(w3) is not.
    let list = try list("ln(exp(2*x^2))*1e-300")
    let values = list.values(at: [30])
    let sweep = Sweep(.forward([1]), of: list, values: values)
    #expect(sweep.widened.sorted() == [4])
    let later = sweep.terms(of: 5, in: list, values: values).map(\.product)
    #expect(later == [sweep.derivatives[5]])
    #expect(isClose(sweep.derivatives[5], 1.2e-298))
  }

  @Test("of a widened sum the products are those that add up to it, and the last running sum is it")
  func products() throws {
    let list = try list("x/exp(x) + ln(1+exp(x))")
    let timeline = Timeline(list, at: [1000], passes: [.forward([1]), .reverse([1])])
    for sweep in timeline.sweeps.dropFirst() {
      #expect(!sweep.widened.isEmpty)
      for node in sweep.widened {
        let products = sweep.terms(of: node, in: list, values: timeline.values).map(\.product)
        #expect(isClose(products.reduce(0, +), sweep.derivatives[node]))
      }
    }
    let running = timeline.running(node: 0, pass: 2, at: timeline.count)
    #expect(running.sum == 1 && running.sum == timeline.sweeps[2].derivatives[0])
  }

  @Test(
    "underflow is watched for in functions of up to 10,000 operations", arguments: [9_999, 10_001])
  func longFunctions(count: Int) {
    let products = (0..<count).map { Term.binary(.mul, Int32($0 == 0 ? 0 : $0 + 1), 1) }
    let list = WengertList(
      Function(
        inputs: ["x"], terms: [.input(0), .number(0.5)] + products,
        outputs: [.init(name: "y", term: count + 1)]))
    let values = list.values(at: [1])
    #expect(list.hasDoubtfulValue(values) == (count < 10_000))
    #expect(Sweep(.reverse([1]), of: list, values: values).isInDoubt == (count < 10_000))
  }

  @Test("law: well within the range of doubles, derivatives are theirs, bit for bit")
  func untouched() {
    var count = 0
    for random in RandomFunction.first(1000) {
      let list = WengertList(random.function)
      let values = list.values(at: Self.hardPoint(random))
      let seed = random.vector(count: list.inputCount, salt: 5)
      let sweep = Sweep(.forward(seed), of: list, values: values)
      let plain = plainTangents(list, values, sweep)
      guard (plain + values[list.operations]).allSatisfy(\.isModest) else { continue }
      count += 1
      #expect(sweep.derivatives.map(\.bitPattern) == plain.map(\.bitPattern), "seed \(random.seed)")
    }
    #expect(count > 300)
  }

  @Test("law: elsewhere no value or derivative is far from the wide one, where there is one")
  func faithful() {
    var count = 0
    for random in RandomFunction.first(1000) {
      let list = WengertList(random.function)
      let point = Self.hardPoint(random)
      let values = list.values(at: point)
      let pass = Pass.forward(random.vector(count: list.inputCount, salt: 5))
      let sweep = Sweep(pass, of: list, values: values)
      if (sweep.derivatives + values[list.operations]).allSatisfy(\.isModest) { continue }
      count += 1
      let wide = EvaluatedTape<WideNumber>(Tape(list), at: point)
      let derivatives = wide.derivatives(pass)
      for node in list.operations {
        let (value, derivative) = (wide.values[node], derivatives[node])
        #expect(
          value.isOpen || value.isNear(values[node], within: 1e-11 * values[node].magnitude),
          "seed \(random.seed), node \(node)")
        let products = sweep.terms(of: node, in: list, values: values).map(\.product.magnitude)
        #expect(
          derivative.isOpen || !sweep.reached[node]
            || derivative.isNear(
              sweep.derivatives[node], within: 1e-11 * products.reduce(0, +)),
          "seed \(random.seed), node \(node)")
      }
    }
    #expect(count > 100)
  }

  /// A point of numbers that many functions don't like.
  private static func hardPoint(_ random: RandomFunction) -> [Double] {
    let hard = [0, -0.0, 1, -1, 2, -3, 0.5, 710, -1e-300, 1e200]
    var generator = SplitMix(seed: random.seed)
    return random.point.map { _ in hard.randomElement(using: &generator) ?? 0 }
  }

  /// The tangents by double products alone.
  private func plainTangents(_ list: WengertList, _ values: [Double], _ sweep: Sweep) -> [Double] {
    var plain = sweep.pass.seed + [Double](repeating: 0, count: list.count - list.inputCount)
    for node in list.operations {
      let products = list.edges(into: node).map { edge in
        sweep.reached[list.operand(edge)]
          ? list.partial(edge, values: values) * plain[list.operand(edge)] : 0
      }
      plain[node] = products.dropFirst().reduce(products.first ?? 0, +)
    }
    return plain
  }
}

extension Double {
  /// 0, or far from where doubles end: products of two such numbers are normal.
  fileprivate var isModest: Bool { self == 0 || (1e-150...1e150).contains(magnitude) }
}

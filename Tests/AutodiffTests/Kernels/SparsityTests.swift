import Autodiff
import TestKit
import Testing

@Suite("Sparse Jacobians take few passes")
struct SparsityTests {
  /// y_i = x_{i−1}·x_i + x_{i+1}, the neighbours where they exist.
  private static func tridiagonal(_ n: Int) -> Tape {
    var recorder = Recorder(inputCount: n)
    let x = recorder.inputs
    let outputs = x.indices.map { i in
      let y = i > 0 ? recorder.apply(.mul, x[i - 1], x[i]) : recorder.apply(.sin, x[i])
      return i + 1 < n ? recorder.apply(.add, y, x[i + 1]) : y
    }
    return recorder.tape(outputs: outputs)
  }

  @Test(
    "a tridiagonal Jacobian takes 3 forward passes, whatever its size",
    arguments: [3, 4, 10, 100, 10_000])
  func tridiagonalPasses(n: Int) {
    let method = JacobianMethod.cheapest(for: Self.tridiagonal(n))
    #expect(method.mode == .forward)
    #expect(method.passCount == 3)
  }

  @Test("a tridiagonal Jacobian has the right entries, and zeros elsewhere")
  func tridiagonalEntries() {
    let n = 40
    let x = (0..<n).map { 0.3 + 0.1 * Double($0) }
    for method in JacobianMethod.all(for: Self.tridiagonal(n)) {
      var jacobian = KernelJacobian(Self.tridiagonal(n), by: method)
      jacobian.compute(at: x)
      for i in 0..<n {
        for j in 0..<n {
          let expected =
            switch j - i {
            case 0: i > 0 ? x[i - 1] : ElementaryMath.cos(x[i])
            case -1: x[i]
            case 1: 1.0
            default: 0.0
            }
          #expect(jacobian[i, j] == expected, "\(method.mode), \(method.passCount): \(i), \(j)")
        }
      }
    }
  }

  @Test("an arrow-shaped Jacobian takes 2 passes in the mode that its full line allows")
  func arrow() {
    // Every output depends on x₀ and its own input: a full column; columns 1… share no row.
    var recorder = Recorder(inputCount: 50)
    let x = recorder.inputs
    let outputs = x.indices.dropFirst().map { recorder.apply(.mul, x[0], x[$0]) }
    let method = JacobianMethod.cheapest(for: recorder.tape(outputs: outputs))
    #expect(method.mode == .forward)
    #expect(method.passCount == 2)
  }

  @Test("a gradient takes one reverse pass, a curve one forward pass")
  func extremes() {
    var gradient = Recorder(inputCount: 30)
    let sum = gradient.inputs.dropFirst().reduce(gradient.inputs[0]) {
      gradient.apply(.mul, $0, $1)
    }
    let gradientMethod = JacobianMethod.cheapest(for: gradient.tape(outputs: [sum]))
    #expect(gradientMethod.mode == .reverse && gradientMethod.passCount == 1)

    var curve = Recorder(inputCount: 1)
    let t = curve.inputs[0]
    let points = [Primitive.sin, .cos, .exp, .tanh].map { curve.apply($0, t) }
    let curveMethod = JacobianMethod.cheapest(for: curve.tape(outputs: points))
    #expect(curveMethod.mode == .forward && curveMethod.passCount == 1)
  }

  @Test("law: the pattern holds exactly the inputs that an output is connected to")
  func patterns() {
    for random in RandomFunction.first(300) {
      let list = WengertList(random.function)
      let pattern = SparsityPattern(Tape(list))
      #expect(pattern != nil, "seed \(random.seed)")
      for (row, output) in list.outputs.enumerated() {
        var reached = Set([output.node])
        for node in list.operations.reversed() where reached.contains(node) {
          reached.formUnion(list.operands(of: node))
        }
        let inputs = (0..<list.inputCount).filter(reached.contains).map(Int32.init)
        #expect(pattern.map { Array($0.row(row)) } == inputs, "seed \(random.seed), row \(row)")
      }
    }
  }

  @Test("law: columns of one colour share no row")
  func colourings() throws {
    var random = SplitMix(seed: 11)
    for _ in 0..<200 {
      let n = Int.random(in: 1...30, using: &random)
      let rows = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        (0..<Int32(n)).filter { _ in random.oneIn(8) }
      }
      let pattern = SparsityPattern(columnCount: n, rows: rows)
      let colouring = try #require(Colouring(columnsOf: pattern))
      for row in rows {
        let colours = row.map { colouring.colours[Int($0)] }
        #expect(Set(colours).count == colours.count)
      }
      #expect(colouring.colours.allSatisfy { (0..<Int32(colouring.count)).contains($0) })
      #expect(pattern.transposed.transposed == pattern)
    }
  }

  @Test("a pattern that would cost more than the passes it saves is not sought")
  func tooFull() {
    // A long chain before many outputs: each output depends on all of it.
    var recorder = Recorder(inputCount: 2)
    var w = recorder.inputs[0]
    for _ in 0..<5000 { w = recorder.apply(.sin, w) }
    let outputs = (0..<200).map { _ in recorder.apply(.mul, w, recorder.inputs[1]) }
    #expect(SparsityPattern(recorder.tape(outputs: outputs)) == nil)
  }
}

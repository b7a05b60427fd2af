import Autodiff
import TestKit
import Testing

@Suite("Kernels agree with the stepped passes")
struct KernelLawTests {
  private static let functions = RandomFunction.first(1000).map { random in
    Subject(list: WengertList(random.function), random: random)
  }

  private struct Subject {
    let list: WengertList
    let random: RandomFunction
  }

  @Test("law: values are equal bit for bit")
  func values() {
    for subject in Self.functions {
      var kernel = Kernel(subject.list)
      kernel.replay(subject.random.point)
      let values = subject.list.values(at: subject.random.point)
      let stepped = subject.list.outputs.map { values[$0.node] }
      #expect(
        kernel.outputs.map(\.bitPattern) == stepped.map(\.bitPattern),
        "seed \(subject.random.seed)")
    }
  }

  @Test(
    "law: derivatives for any seed are equal up to the order of sums",
    arguments: [
      Mode.forward, .reverse,
    ])
  func derivatives(mode: Mode) {
    for subject in Self.functions {
      let (list, random) = (subject.list, subject.random)
      let seed = random.vector(count: list.seedCount(mode), salt: 7)
      let values = list.values(at: random.point)
      let sweep = Sweep(Pass(mode, seed: seed), of: list, values: values)
      var kernel = Kernel(list)
      kernel.replay(random.point)
      let result = kernel.push(mode, seed, count: list.entryCount(mode))
      let scale = AbsoluteSweep.result(mode, seed, of: list, values: values)
      for (index, expected) in sweep.result(of: list).enumerated() {
        #expect(
          abs(result[index] - expected) <= 1e-13 * scale[index],
          "seed \(random.seed), entry \(index): \(result[index]) and \(expected)")
      }
    }
  }

  @Test("law: Jacobians are equal up to the order of sums, whatever the method")
  func jacobians() {
    for subject in Self.functions.prefix(300) {
      let (list, random) = (subject.list, subject.random)
      let values = list.values(at: random.point)
      let tape = Tape(list)
      let rows = list.outputs.indices.map { row in
        let seed = list.outputs.indices.map { $0 == row ? 1.0 : 0 }
        return (
          Sweep(.reverse(seed), of: list, values: values).result(of: list),
          AbsoluteSweep.result(.reverse, seed, of: list, values: values)
        )
      }
      for method in JacobianMethod.all(for: tape) {
        var jacobian = KernelJacobian(tape, by: method)
        jacobian.compute(at: random.point)
        for (row, (entries, scale)) in rows.enumerated() {
          for (column, expected) in entries.enumerated() {
            #expect(
              abs(jacobian[row, column] - expected) <= 1e-13 * scale[column],
              "seed \(random.seed), entry \(row),\(column), \(method.mode), \(method.passCount)")
          }
        }
      }
    }
  }

  @Test("law: at points outside domains and the range of doubles, kernels agree with the passes")
  func singularPoints() {
    let hard = [0, -0.0, 1, -1, 2, -3, 0.5, 710, -1e-300, 1e200]
    for subject in Self.functions {
      let (list, random) = (subject.list, subject.random)
      var generator = SplitMix(seed: random.seed)
      let point = random.point.map { _ in hard.randomElement(using: &generator) ?? 0 }
      let values = list.values(at: point)
      var kernel = Kernel(list)
      kernel.replay(point)
      #expect(
        zip(kernel.outputs, list.outputs).allSatisfy { $0.isSame(as: values[$1.node]) },
        "seed \(random.seed)")
      for mode in [Mode.forward, .reverse] {
        let seed = random.vector(count: list.seedCount(mode), salt: 9)
        let expected = Sweep(Pass(mode, seed: seed), of: list, values: values).result(of: list)
        let result = kernel.push(mode, seed, count: expected.count)
        #expect(
          zip(result, expected).allSatisfy { $0.isSame(as: $1, but: 1e-11) },
          "seed \(random.seed), \(mode): \(result) and \(expected)")
      }
    }
  }

  @Test("a kernel gives the same again after other sweeps and points")
  func repeatable() {
    for subject in Self.functions.prefix(200) {
      let (list, random) = (subject.list, subject.random)
      let seed = random.vector(count: list.outputCount, salt: 3)
      var kernel = Kernel(list)
      kernel.replay(random.point)
      let first = kernel.push(.reverse, seed, count: list.inputCount)
      kernel.replay(random.point.map { $0 + 0.25 })
      _ = kernel.push(.forward, random.point, count: list.outputCount)
      _ = kernel.push(.reverse, seed, count: list.inputCount)
      kernel.replay(random.point)
      #expect(
        kernel.push(.reverse, seed, count: list.inputCount) == first, "seed \(random.seed)")
    }
  }
}

extension Kernel {
  /// The result of a sweep at the replayed point.
  mutating func push(_ mode: Mode, _ seed: [Double], count: Int) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    switch mode {
    case .forward: pushForward(seed, into: &result)
    case .reverse: pullBack(seed, into: &result)
    }
    return result
  }
}

extension JacobianMethod {
  /// Every way to a tape's Jacobian.
  static func all(for tape: Tape) -> [JacobianMethod] {
    var methods = [Mode.forward, .reverse].map { plain($0, for: tape) }
    if let pattern = SparsityPattern(tape) {
      methods += [Mode.forward, .reverse].compactMap { compressed($0, pattern) }
    }
    return methods + [cheapest(for: tape)]
  }
}

extension Double {
  /// Whether two numbers are both nan, or the same but for a part of them; or so small that the
  /// order of factors decides what underflows.
  fileprivate func isSame(as other: Double, but part: Double = 0) -> Bool {
    if isNaN || other.isNaN { return isNaN && other.isNaN }
    return self == other || abs(self - other) <= part * (abs(other) + 1e-250)
  }
}

/// The sweeps with absolute values throughout: how large the terms are that a derivative sums,
/// and so how much its rounding may matter.
enum AbsoluteSweep {
  static func result(
    _ mode: Mode, _ seed: [Double], of list: WengertList, values: [Double]
  ) -> [Double] {
    var sizes = [Double](repeating: 0, count: list.count)
    switch mode {
    case .forward:
      for (input, value) in seed.enumerated() { sizes[input] = abs(value) }
      for node in list.operations {
        for edge in list.edges(into: node) {
          sizes[node] += abs(list.partial(edge, values: values)) * sizes[list.operand(edge)]
        }
      }
      return list.outputs.map { sizes[$0.node] }
    case .reverse:
      for (output, value) in zip(list.outputs, seed) { sizes[output.node] += abs(value) }
      for node in list.operations.reversed() {
        for edge in list.edges(into: node) {
          sizes[list.operand(edge)] += abs(list.partial(edge, values: values)) * sizes[node]
        }
      }
      return Array(sizes.prefix(list.inputCount))
    }
  }
}

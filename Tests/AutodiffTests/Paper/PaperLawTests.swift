import Autodiff
import TestKit
import Testing

/// The numbers behind the letters of one list at one point.
private struct Letterbox {
  let list: WengertList
  let values: [Double]
  let sweep: Sweep

  func callAsFunction(_ symbol: Symbol) -> Double {
    switch symbol {
    case .node(let node): values[node]
    case .input(let input): values[input]
    case .tangent(let node), .adjoint(let node): sweep.derivatives[node]
    case .seed(let output): sweep.pass.seed[output]
    case .operand, .output, .name: .nan
    }
  }
}

extension Expression {
  /// The value and the largest magnitude on the way to it, which rounding errors are relative to.
  fileprivate func valueAndScale(_ letters: (Symbol) -> Double) -> (value: Double, scale: Double) {
    guard case .apply(let primitive, let operands) = self else {
      let value = value(letters)
      return (value, abs(value))
    }
    let parts = operands.map { $0.valueAndScale(letters) }
    let value = primitive.row.value(parts[0].value, parts.count > 1 ? parts[1].value : 0)
    return (value, parts.map(\.scale).reduce(abs(value), Swift.max))
  }
}

/// A random function with all its derivative passes, seeds of every kind.
private func eachSweep(
  _ count: Int, _ body: (WengertList, PaperValues, [Double], Sweep, UInt64) -> Void
) {
  for random in RandomFunction.first(count) {
    let list = WengertList(random.function)
    let values = list.values(at: random.point)
    let paper = PaperValues(list)
    for mode in Mode.allCases {
      let seed = random.vector(count: list.seedCount(mode), salt: 3)
      let sweep = Sweep(Pass(mode, seed: seed), of: list, values: values)
      body(list, paper, values, sweep, random.seed)
    }
  }
}

@Suite("Laws of the derivation on paper")
struct PaperLawTests {
  @Test("law: every line of every chain is equal to the number of its row")
  func chains() {
    var compared = 0
    var stopped = 0
    eachSweep(250) { list, paper, values, sweep, seed in
      let derivation = Derivation(sweep.pass, of: paper)
      let letters = Letterbox(list: list, values: values, sweep: sweep)
      for node in list.nodes {
        let row = derivation.row(of: node, derivative: sweep.derivatives[node])
        stopped += row.stop == nil ? 0 : 1
        for line in row.lines {
          guard case .formula(let formula) = line.content else { continue }
          let (value, scale) = formula.valueAndScale { letters($0) }
          let error = abs(value - sweep.derivatives[node])
          #expect(
            error <= 1e-10 * Swift.max(1, scale),
            "seed \(seed), \(sweep.pass), w\(node + 1), \(line.stage): \(value)")
          compared += 1
        }
      }
    }
    #expect(compared > 10_000)
    #expect(stopped * 5 < compared, "\(stopped) rows had to stop, of \(compared) lines")
  }

  @Test("law: the symbolic Jacobian evaluates to the numeric one, at several points")
  func jacobian() {
    var formulas = 0
    for random in RandomFunction.first(1_000) {
      let list = WengertList(random.function)
      let numbers = jacobian(list, random.point)
      let symbolic = SymbolicJacobian(PaperValues(list), numbers: numbers)
      for shift in symbolic.stop == nil ? [0, 0.0125] : [0] {
        let point = random.point.map { $0 + shift }
        let numeric = jacobian(list, point)
        for (row, output) in list.outputs.indices.enumerated() {
          for column in list.inputs.indices {
            let formula = symbolic.entries[output][column]
            let (value, scale) = formula.valueAndScale { symbol in
              if case .input(let input) = symbol { point[input] } else { .nan }
            }
            let expected = numeric[row][column]
            guard expected.isFinite else { continue }
            let note = "seed \(random.seed), shift \(shift): \(value) for \(expected)"
            #expect(abs(value - expected) <= 1e-10 * Swift.max(1, scale), Comment(rawValue: note))
            formulas += 1
          }
        }
      }
    }
    #expect(formulas > 10_000)
  }

  private func jacobian(_ list: WengertList, _ point: [Double]) -> [[Double]] {
    let values = list.values(at: point)
    return list.unitPasses(.reverse).map { pass in
      Sweep(pass, of: list, values: values).result(of: list)
    }
  }

  @Test("law: both modes' simplified entries are the same formula or the same number")
  func modes() {
    for random in RandomFunction.first(200) {
      let list = WengertList(random.function)
      let paper = PaperValues(list)
      let rows = list.unitPasses(.reverse).map { Derivation($0, of: paper).simplified }
      let columns = list.unitPasses(.forward).map { Derivation($0, of: paper).simplified }
      for (index, output) in list.outputs.enumerated() {
        for input in list.inputs.indices {
          guard let byRow = rows[index][input], let byColumn = columns[input][output.node] else {
            continue
          }
          let letters = { (symbol: Symbol) -> Double in
            if case .input(let input) = symbol { random.point[input] } else { .nan }
          }
          let (a, b) = (byRow.valueAndScale(letters), byColumn.valueAndScale(letters))
          #expect(
            abs(a.value - b.value) <= 1e-10 * Swift.max(1, a.scale, b.scale), "seed \(random.seed)")
        }
      }
    }
  }

  @Test("law: printed lines read back with the number of their row", arguments: Script.allCases)
  func reading(script: Script) throws {
    for random in RandomFunction.first(40) {
      let list = WengertList(random.function)
      let values = list.values(at: random.point)
      let names = Vocabulary(list, hasTangents: true, hasAdjoints: true)
      for mode in Mode.allCases {
        let sweep = Sweep(list.unitPass(mode, 0), of: list, values: values)
        let letters = Letterbox(list: list, values: values, sweep: sweep)
        let derivation = Derivation(list, sweep.pass, limit: 100)
        for node in list.nodes {
          for line in derivation.row(of: node, derivative: 0).lines
          where line.stage != .named && line.stage != .numeric {
            let text = line.text(list, script: script)
            // The seed's letter ȳ₁ is no name that answers may use.
            if text.contains(list.outputs[0].name.first == "y" ? script.seedBar("y") : "∅") {
              continue
            }
            let read = try Expression(reading: text, names: names)
            let (value, scale) = read.valueAndScale { letters($0) }
            #expect(
              abs(value - sweep.derivatives[node]) <= 1e-10 * Swift.max(1, scale),
              "seed \(random.seed), w\(node + 1): \(text)")
          }
        }
      }
    }
  }

  @Test("law: the same list gives the same lines")
  func deterministic() {
    eachSweep(50) { list, paper, _, sweep, seed in
      let first = Derivation(sweep.pass, of: paper)
      let second = Derivation(list, sweep.pass)
      for node in list.nodes {
        #expect(
          first.row(of: node, derivative: 1).texts(list, script: .unicode)
            == second.row(of: node, derivative: 1).texts(list, script: .unicode), "seed \(seed)")
      }
    }
  }
}

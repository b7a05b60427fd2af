import Autodiff
import TestKit
import Testing

/// Whatever the program prints as a formula, a person may type as an answer.
@Suite("Formulas typed back")
struct FormulaReadingTests {
  @Test("law: a formula in any script reads back with the same value", arguments: Script.allCases)
  func law(_ script: Script) throws {
    for random in RandomFunction.first(150) {
      let list = WengertList(random.function)
      let names = Vocabulary(list, hasTangents: true, hasAdjoints: true)
      let writer = ExpressionText(script: script, inputs: list.inputs)
      for expression in formulas(of: list) {
        let text = writer.text(expression)
        let again = try Expression(reading: text, names: names)
        let (value, read) = (value(expression, random), self.value(again, random))
        #expect(agree(value, read), "seed \(random.seed): \(text)")
      }
    }
  }

  /// Operations, partials, and what the chain rule makes of them.
  private func formulas(of list: WengertList) -> [Expression] {
    list.operations.flatMap { node in
      list.edges(into: node).flatMap { edge in
        let partial = list.partialExpression(edge)
        let operand = list.operand(edge)
        return [
          list.expression(of: node), partial, partial * .symbol(.tangent(operand)),
          .symbol(.adjoint(node)) * partial, partial / 2 - 1 / partial,
        ]
      }
    }
  }

  private func value(_ expression: Expression, _ random: RandomFunction) -> Double {
    expression.value { symbol in
      switch symbol {
      case .input(let index): random.point[index]
      case .node(let index) where index < random.point.count: random.point[index]
      case .node(let index): 0.3 + 0.01 * Double(index)
      case .tangent(let index): 1.5 - 0.02 * Double(index)
      case .adjoint(let index): -0.8 + 0.03 * Double(index)
      case .operand, .output, .seed, .name: .nan
      }
    }
  }

  private func agree(_ a: Double, _ b: Double) -> Bool {
    a == b || (a.isNaN && b.isNaN) || abs(a - b) <= 1e-12 * max(abs(a), abs(b))
  }
}

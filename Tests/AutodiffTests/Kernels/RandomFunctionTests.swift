import Autodiff
import TestKit
import Testing

@Suite("Random functions cover the shapes that laws must hold for")
struct RandomFunctionTests {
  private static let lists = RandomFunction.first(1000).map { (WengertList($0.function), $0) }

  @Test("the same seed gives the same function and point")
  func deterministic() {
    for seed in UInt64(0)..<20 {
      let first = RandomFunction(seed: seed)
      let second = RandomFunction(seed: seed)
      #expect(first.function == second.function && first.point == second.point, "seed \(seed)")
    }
  }

  @Test("every primitive occurs as an operation")
  func primitives() {
    var seen: Set<Primitive> = []
    for (list, _) in Self.lists {
      for node in list.operations {
        if case .operation(let primitive) = list.kind(of: node) { seen.insert(primitive) }
      }
    }
    #expect(seen == Set(Primitive.allCases))
  }

  @Test(
    "each shape occurs at least twenty times in a thousand",
    arguments: Shape.allCases)
  func shapes(shape: Shape) {
    #expect(Self.lists.count { list, _ in shape.occurs(in: list) } >= 20)
  }

  @Test("every value at the point is finite")
  func finite() {
    for (list, random) in Self.lists {
      var values = random.point
      for node in list.nodes.dropFirst(list.inputCount) {
        let expression = list.expression(of: node)
        let value = expression.value { symbol in
          if case .node(let index) = symbol { values[index] } else { .nan }
        }
        #expect(value.isFinite, "seed \(random.seed), node \(node)")
        values.append(value)
      }
    }
  }

  enum Shape: String, CaseIterable {
    case oneInput, sixInputs, oneOutput, fiveOutputs, deadNode, repeatedOperand, sharedOutput
    case inputAsOutput, constantOutput, outputWithSuccessor

    func occurs(in list: WengertList) -> Bool {
      let outputs = list.outputs.map(\.node)
      return switch self {
      case .oneInput: list.inputCount == 1
      case .sixInputs: list.inputCount == 6
      case .oneOutput: outputs.count == 1
      case .fiveOutputs: outputs.count == 5
      case .deadNode:
        list.operations.contains { list.successorCount(of: $0) == 0 && !outputs.contains($0) }
      case .repeatedOperand:
        list.operations.contains { node in
          let operands = list.operands(of: node)
          return operands.count == 2 && operands[0] == operands[1]
        }
      case .sharedOutput: Set(outputs).count < outputs.count
      case .inputAsOutput: outputs.contains { $0 < list.inputCount }
      case .constantOutput: outputs.contains { $0 >= list.operations.upperBound }
      case .outputWithSuccessor: outputs.contains { list.successorCount(of: $0) > 0 }
      }
    }
  }
}

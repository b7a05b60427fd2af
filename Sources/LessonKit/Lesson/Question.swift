import Autodiff

/// A question of a lesson: `## quiz ID`.
package struct Question: Sendable {
  /// What progress hangs on, unique in the lesson.
  package let id: String
  /// The trace that it is about.
  package let trace: Int
  package let prompt: [Block]
  /// For the presenter only.
  package let notes: [[Block]]
  /// From the gentlest to the plainest.
  package let hints: [[Inline]]
  package let kind: Kind
  /// The line of the heading in the file, from 1.
  package let line: Int

  package enum Kind: Sendable {
    case answer(AnswerKey)
    case choices([Choice])
    case order(Ordering)
    /// Draw so many questions from the trace's own function.
    case generate(Int)
  }
}

/// What a typed answer is held against.
package struct AnswerKey: Sendable {
  package let target: AnswerTarget
  /// Shown after the answer.
  package let explanation: [Block]
  /// Asked for only where the form is the point.
  package let form: Form?
  /// Wrong answers that the author foresaw, beside those of the catalogue.
  package let wrong: [ForeseenAnswer]

  package enum Form: String, Hashable, Sendable, CaseIterable {
    case factored
    case expanded
    case unevaluated
  }
}

/// A value that the program computes: never a number that somebody typed.
package enum AnswerTarget: Sendable {
  /// `answer: bar w1 @ y1`
  case cell(Cell)
  /// `answer: x2 + cos(x1)`: the text, and the function of the trace's inputs that it is.
  case expression(String, WengertList)
}

/// A wrong answer that the author foresaw, with what to say about it.
package struct ForeseenAnswer: Sendable {
  package let target: AnswerTarget
  package let feedback: [Block]
  /// The line of the file, from 1.
  package let line: Int
}

/// One line of a multiple choice.
package struct Choice: Hashable, Sendable {
  package let text: [Inline]
  package let isRight: Bool
  /// Shown when it was chosen.
  package let feedback: [Block]
}

/// Things to put in order.
package struct Ordering: Hashable, Sendable {
  /// In the order of the file, which is one of the right ones.
  package let items: [[Inline]]
  /// Which item must come before which, by index.
  package let constraints: Set<Constraint>
  /// What the items are; nil where the graph knows nothing of them.
  package let quantity: Quantity?

  /// What a node has that can be put in order.
  package enum Quantity: Hashable, Sendable {
    case value
    case tangent
    case adjoint
  }

  package struct Constraint: Hashable, Sendable {
    package let before: Int
    package let after: Int
  }

  /// Whether an order, as indices of `items`, is right.
  package func accepts(_ order: [Int]) -> Bool {
    guard order.sorted() == Array(items.indices) else { return false }
    return violations(of: order).isEmpty
  }

  /// The constraints that an order of all items breaks.
  package func violations(of order: [Int]) -> [Constraint] {
    var places = [Int](repeating: 0, count: items.count)
    for (place, item) in order.enumerated() where places.indices.contains(item) {
      places[item] = place
    }
    return constraints.filter { places[$0.before] > places[$0.after] }
      .sorted { ($0.before, $0.after) < ($1.before, $1.after) }
  }
}

extension AnswerTarget {
  /// The value of the target for a trace at its stored primal values.
  package func value(in list: WengertList, values: [Double]) -> CellValue {
    switch self {
    case .cell(let cell): return cell.value(in: list, values: values)
    case .expression(_, let expression):
      let inner = expression.values(at: Array(values.prefix(list.inputCount)))
      return .number(expression.outputs.first.map { inner[$0.node] } ?? .nan)
    }
  }
}

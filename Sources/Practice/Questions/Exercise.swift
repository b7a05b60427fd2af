import Autodiff
import LessonKit

/// One question of a quiz, drawn from a function or written by a lesson's author.
package struct Exercise: Sendable {
  /// Unique in a quiz, and the same whenever the same question is asked.
  package let id: String
  package let skill: Skill
  package let subject: Subject
  package let task: ExerciseTask
  /// The author's words, hints and feedback; nil for a drawn question.
  package let authored: Question?

  package init(
    id: String, skill: Skill, subject: Subject, task: ExerciseTask, authored: Question? = nil
  ) {
    self.id = id
    self.skill = skill
    self.subject = subject
    self.task = task
    self.authored = authored
  }

  /// A question for one cell.
  package init(_ cell: Cell, _ subject: Subject) {
    self.init(
      id: "\(subject.name)/\(cell.text(in: subject.list))", skill: Skill(cell.family),
      subject: subject, task: .cell(cell))
  }
}

/// What is to be done, and what an answer is held against. Every answer can be given as text.
package enum ExerciseTask: Sendable {
  /// A value of a cell: a number, an expression, a vector, a matrix, a count.
  case cell(Cell)
  /// ẇ or w̄ of a node in the letters of its neighbours, for any seed.
  case formula(node: Int, Mode)
  /// An author's expression in the inputs, as text and as a function of the trace's inputs.
  case expression(String, WengertList)
  /// The number of an option: `2`.
  case choices([Option])
  /// Numbers of items in order: `3 1 2`.
  case order(Ordered)
  /// Statements `w3 = sin w1; …`.
  case list
  /// The node of the wrong row: `w5`.
  case wrongRow(FaultyPass)
  /// All rows of all passes, one by one.
  case trace

  package struct Option: Sendable {
    package let text: Wording
    package let isRight: Bool
    package let feedback: [Block]
  }
}

/// Words that depend on the script only when they are shown.
package enum Wording: Hashable, Sendable {
  case plain(String)
  /// wᵢ, ẇᵢ or w̄ᵢ.
  case node(Int, Mode?)
  case inlines([Inline])

  /// The words in a script; authored ones in the values of a subject.
  package func text(_ subject: Subject, _ script: Script) -> String {
    switch self {
    case .plain(let text): text
    case .node(let node, let mode): Letters(subject.list, script).symbol(node, mode)
    case .inlines(let inlines): subject.prose(script).text(inlines)
    }
  }
}

extension Subject {
  /// Writes an author's prose with this subject's values.
  package func prose(_ script: Script) -> ProseText {
    let style: MathStyle =
      switch script {
      case .unicode: .unicode
      case .ascii: .ascii
      case .latex: .latex
      }
    return ProseText(style: style, list: list, values: list.values(at: point))
  }

  /// Blocks of an author's prose on one line.
  func paragraph(_ blocks: [Block], _ script: Script) -> String {
    prose(script).lines(blocks).map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What ids of drawn questions begin with: the lesson and the point, or the function's hash.
  var name: String {
    let source = lesson.map { lesson in trace.map { "\(lesson).\($0 + 1)" } ?? lesson }
    return "\(source ?? functionHash)/\(pointText)"
  }
}

/// Things to put in order, and which must come before which.
package struct Ordered: Sendable {
  /// In the order shown.
  package let items: [Wording]
  /// One right order, as indices of `items`.
  package let solution: [Int]
  let constraints: [(before: Int, after: Int)]
  /// What the items are; nil where the graph knows nothing of them.
  let quantity: Ordering.Quantity?

  /// The constraints that an order of all items breaks; nil where it is no such order.
  func violations(of order: [Int]) -> [(before: Int, after: Int)]? {
    guard order.sorted() == Array(items.indices) else { return nil }
    var places = [Int](repeating: 0, count: items.count)
    for (place, item) in order.enumerated() { places[item] = place }
    return constraints.filter { places[$0.before] > places[$0.after] }
  }

  /// What an answer looks like, such as `4 3 2 1`: an order that is wrong where there is one.
  var sample: String {
    let falling = Array(items.indices.reversed())
    let isRight = violations(of: falling)?.isEmpty ?? true
    return (isRight ? falling.reversed() : falling).map { "\($0 + 1)" }.joined(separator: " ")
  }

  /// The indices that a text names, `4 3 2 1` or, where each is one digit, `4321`.
  func order(reading text: String) -> [Int] {
    let order = ExerciseKey.numbers(text)
    let isOneWord = order.count == 1 && (2...9).contains(items.count)
    return isOneWord ? ExerciseKey.numbers(text.map(String.init).joined(separator: " ")) : order
  }
}

/// A pass that carries one mistake at one row, all other rows following from what stands there.
package struct FaultyPass: Hashable, Sendable {
  package let pass: Pass
  /// The rows in the order computed, with what they show.
  package let rows: [Row]
  package let wrongNode: Int
  package let mistake: Mistake

  package struct Row: Hashable, Sendable {
    package let node: Int
    package let value: Double
  }
}

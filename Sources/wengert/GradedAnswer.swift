import Autodiff
import Canvas
import Export
import Practice

/// A judgement as it is printed.
struct GradedAnswer {
  /// The cell in the words of the question.
  let cell: String
  let judgement: Judgement

  /// `wengert-grade-1`
  var json: JSON {
    [
      "format": "wengert-grade-1", "cell": .string(cell),
      "verdict": .string(judgement.verdict.rawValue),
      "reading": judgement.reading.map { .string($0) } ?? .null,
      "expected": judgement.expected.map(Self.json) ?? .null,
      "misconceptions": .array(judgement.misconceptions.map { .string($0.id) }),
      "message": .string(judgement.message),
    ]
  }

  private static func json(_ value: CellValue) -> JSON {
    switch value {
    case .number(let number): .number(number)
    case .count(let count): .integer(count)
    case .vector(let entries): .numbers(entries)
    case .matrix(let rows): .matrix(rows)
    }
  }

  /// The lines for people.
  func text(digits: Int) -> String {
    var lines = [judgement.verdict.words]
    if let reading = judgement.reading { lines.append("read as   " + reading) }
    if let expected = judgement.expected {
      lines.append("expected  " + Self.text(expected, digits))
    }
    let mistakes = judgement.misconceptions.map(\.id)
    if !mistakes.isEmpty { lines.append("mistakes  " + mistakes.joined(separator: " ")) }
    lines += Wrapping.wrap(Sanitiser.line(judgement.message), width: 80)
    return lines.map { Sanitiser.line($0) + "\n" }.joined()
  }

  private static func text(_ value: CellValue, _ digits: Int) -> String {
    func number(_ value: Double) -> String { NumberText.significant(value, digits) }
    func list(_ values: [Double]) -> String { values.map(number).joined(separator: ", ") }
    return switch value {
    case .number(let value): number(value)
    case .count(let count): "\(count)"
    case .vector(let entries): "(\(list(entries)))"
    case .matrix(let rows): "[" + rows.map { "[\(list($0))]" }.joined(separator: ", ") + "]"
    }
  }
}

extension Judgement.Verdict {
  /// The verdict as a person reads it.
  fileprivate var words: String {
    switch self {
    case .correct: "correct"
    case .imprecise: "right so far, but with too few figures"
    case .wrong: "wrong"
    case .notAnAnswer: "no answer to this question"
    case .unreadable: "can't be read"
    }
  }
}

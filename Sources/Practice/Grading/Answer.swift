import Autodiff

/// An answer as it was read.
package enum Answer: Hashable, Sendable {
  case scalar(ScalarAnswer)
  case vector([ScalarAnswer])
  case matrix([[ScalarAnswer]])

  /// The entries in reading order.
  var entries: [ScalarAnswer] {
    switch self {
    case .scalar(let scalar): [scalar]
    case .vector(let entries): entries
    case .matrix(let rows): rows.flatMap { $0 }
    }
  }

  /// The answer in plain characters, as it was read.
  package var reading: String {
    switch self {
    case .scalar(let scalar): scalar.reading
    case .vector(let entries): "(\(Self.joined(entries)))"
    case .matrix(let rows): "[\(rows.map { "[\(Self.joined($0))]" }.joined(separator: ", "))]"
    }
  }

  private static func joined(_ entries: [ScalarAnswer]) -> String {
    entries.map(\.reading).joined(separator: ", ")
  }
}

/// One number or expression of an answer.
package struct ScalarAnswer: Hashable, Sendable {
  package let expression: Expression
  /// The figures as written, where it is a plain decimal.
  let figures: Figures?
  package let reading: String
}

/// Why a text is no answer that could be judged.
package enum AnswerProblem: Error, Hashable, Sendable {
  case empty
  /// The text has more characters than any answer needs.
  case tooLong(limit: Int)
  /// What was expected at an offset, in the reader's words.
  case unreadable(offset: Int, String)
  /// A bracket at an offset has no partner.
  case unbalanced(offset: Int)
  /// The rows of a matrix have different lengths.
  case ragged
  /// Nothing stands between two separators.
  case missingEntry(offset: Int)
  case unknownName(String, offset: Int, suggestion: String?)
  /// The name of what is asked.
  case namesItself(String)

  /// Where in the text, in UTF-8 units.
  package var offset: Int? {
    switch self {
    case .empty, .tooLong, .ragged, .namesItself: nil
    case .unreadable(let offset, _), .unbalanced(let offset), .missingEntry(let offset),
      .unknownName(_, let offset, _):
      offset
    }
  }

  /// Readable, but no answer to a question about these letters.
  var isReadable: Bool {
    switch self {
    case .unknownName, .namesItself, .ragged: true
    case .empty, .tooLong, .unreadable, .unbalanced, .missingEntry: false
    }
  }
}

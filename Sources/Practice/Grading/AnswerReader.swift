import Autodiff

/// Reads the text of an answer: a number, an expression, a vector `(0, 1)` or `[a, b]`, a matrix
/// `[[a, b], [c, d]]` or `[a, b; c, d]`, as LaTeX, or with numbers apart by spaces, `[0 1]`.
struct AnswerReader: Sendable {
  /// Characters beyond this are no answer.
  static let lengthLimit = 20_000

  let scalars: ScalarReader

  func read(_ text: String) throws(AnswerProblem) -> Answer {
    guard text.utf8.count <= Self.lengthLimit else { throw .tooLong(limit: Self.lengthLimit) }
    let plain = LatexMatrix.plain(text)
    let body = try Pieces.withoutLeftSide(Piece(plain[...], in: plain))
    guard !body.isEmpty else { throw .empty }
    let parts = try Pieces.split(body, at: [",", ";"])
    if parts.count > 1 { return try vector(parts) }
    guard let inner = Pieces.unbracketed(body) else { return .scalar(try scalars.read(body)) }
    let rows = try Pieces.split(inner, at: [";"])
    if rows.count > 1 {
      let lists = try rows.map { row throws(AnswerProblem) in try Pieces.entries(row) }
      return lists.allSatisfy { $0.count == 1 } ? try vector(rows) : try matrix(lists)
    }
    let entries =
      try body.first == "(" ? Pieces.split(inner, at: [","]) : Pieces.entries(inner)
    let lists = entries.compactMap(Pieces.unbracketed)
    let isMatrix = lists.count == entries.count && inner.first == "[" && body.first == "["
    if isMatrix {
      return try matrix(
        lists.map { list throws(AnswerProblem) in try Pieces.entries(list, at: [",", ";"]) })
    }
    if entries.count == 1 && body.first == "(" { return .scalar(try scalars.read(body)) }
    return try vector(entries)
  }

  private func vector(_ pieces: [Piece]) throws(AnswerProblem) -> Answer {
    let lists = pieces.compactMap(Pieces.unbracketed)
    // (0, 1), (1, 0) without an outer bracket, or in a round one, is a matrix by rows.
    if lists.count == pieces.count, pieces.allSatisfy({ $0.first == "[" || $0.contains(",") }) {
      return try matrix(
        lists.map { list throws(AnswerProblem) in try Pieces.split(list, at: [",", ";"]) })
    }
    return .vector(try scalarList(pieces))
  }

  private func matrix(_ rows: [[Piece]]) throws(AnswerProblem) -> Answer {
    let entries = try rows.map { row throws(AnswerProblem) in try scalarList(row) }
    guard Set(entries.map(\.count)).count == 1 else { throw .ragged }
    return .matrix(entries)
  }

  private func scalarList(_ pieces: [Piece]) throws(AnswerProblem) -> [ScalarAnswer] {
    try pieces.map { piece throws(AnswerProblem) in try scalars.read(piece) }
  }
}

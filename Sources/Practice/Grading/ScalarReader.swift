import Autodiff

/// Reads one number or expression of an answer in the letters that a question allows.
struct ScalarReader: Sendable {
  let names: Vocabulary
  /// The names of x₁ … xₙ.
  let inputs: [String]

  init(names: Vocabulary) {
    self.names = names
    inputs = names.inputs
  }

  /// The inputs and nodes of a list.
  init(_ list: WengertList, hasTangents: Bool = false, hasAdjoints: Bool = false) {
    self.init(names: Vocabulary(list, hasTangents: hasTangents, hasAdjoints: hasAdjoints))
  }

  func read(_ piece: Piece) throws(AnswerProblem) -> ScalarAnswer {
    let text = String(piece.text)
    do throws(ReadingError) {
      let expression = try Expression(reading: text, names: names)
      let figures = Figures(text.withoutWrapping)
      let writer = ExpressionText(script: .ascii, inputs: inputs)
      let reading = figures == nil ? writer.text(expression) : text.withoutWrapping.plainNumber
      return ScalarAnswer(expression: expression, figures: figures, reading: reading)
    } catch {
      throw problem(error, piece)
    }
  }

  private func problem(_ error: ReadingError, _ piece: Piece) -> AnswerProblem {
    guard let first = error.problems.first else { return .empty }
    let offset = piece.offset + first.offset
    if case .unknownName(let name) = first.kind {
      return .unknownName(name, offset: offset, suggestion: first.suggestion)
    }
    if case .empty = first.kind { return .missingEntry(offset: offset) }
    return .unreadable(offset: offset, first.message)
  }
}

extension String {
  /// The text without brackets and LaTeX signs around the whole: `2.88` of `(2.88)`, `$2.88$`.
  fileprivate var withoutWrapping: String {
    var text = self[...]
    while let first = text.first, let last = text.last {
      let isPair = text.count > 1 && ["()", "$$"].contains("\(first)\(last)")
      guard isPair || first.isWhitespace || first == "~" else { break }
      text = isPair ? text.dropFirst().dropLast() : text.dropFirst()
    }
    return String(text)
  }

  /// A decimal as it was written, in plain characters.
  fileprivate var plainNumber: String {
    String(filter { !$0.isWhitespace }.map { $0 == "−" ? "-" : $0 })
  }
}

/// A stretch of an answer's text without spaces at its ends, with its place.
struct Piece: Sendable {
  let text: Substring
  /// The UTF-8 offset in the whole answer.
  let offset: Int

  init(_ text: Substring, in whole: String) {
    let start = text.drop { $0.isWhitespace }
    let count = start.reversed().drop { $0.isWhitespace }.count
    self.text = start.prefix(count)
    offset = whole.utf8.distance(from: whole.startIndex, to: start.startIndex)
  }

  private init(_ text: Substring, within piece: Piece) {
    let start = text.drop { $0.isWhitespace }
    let count = start.reversed().drop { $0.isWhitespace }.count
    self.text = start.prefix(count)
    let base = piece.text.base
    offset =
      piece.offset + base.utf8.distance(from: piece.text.startIndex, to: start.startIndex)
  }

  func part(_ text: Substring) -> Piece { Piece(text, within: self) }

  var isEmpty: Bool { text.isEmpty }
  var first: Character? { text.first }
  func contains(_ character: Character) -> Bool { text.contains(character) }
}

/// Cuts answers at brackets and separators.
enum Pieces {
  private static let partners: [Character: Character] = ["(": ")", "[": "]", "{": "}"]

  /// The parts of a text between separators that stand in no bracket.
  static func split(
    _ piece: Piece, at separators: Set<Character>
  ) throws(AnswerProblem) -> [Piece] {
    var parts: [Piece] = []
    var start = piece.text.startIndex
    var open: [(closing: Character, index: Substring.Index)] = []
    func offset(_ index: Substring.Index) -> Int {
      piece.offset
        + piece.text.base.utf8.distance(from: piece.text.startIndex, to: index)
    }
    for index in piece.text.indices {
      let character = piece.text[index]
      if let closing = partners[character] { open.append((closing, index)) }
      if partners.values.contains(character) {
        guard open.popLast()?.closing == character else { throw .unbalanced(offset: offset(index)) }
      }
      guard open.isEmpty, separators.contains(character) else { continue }
      parts.append(piece.part(piece.text[start..<index]))
      start = piece.text.index(after: index)
    }
    if let last = open.last { throw .unbalanced(offset: offset(last.index)) }
    let rest = piece.part(piece.text[start...])
    // A separator at the very end closes the last entry.
    if !(rest.isEmpty && !parts.isEmpty) { parts.append(rest) }
    return parts
  }

  /// The entries of a row in square brackets: between separators, or numbers and rows between
  /// spaces.
  static func entries(
    _ row: Piece, at separators: Set<Character> = [","]
  ) throws(AnswerProblem) -> [Piece] {
    let parts = try split(row, at: separators)
    let words = try split(row, at: [" ", "\t", "\n"]).filter { !$0.isEmpty }
    guard parts.count == 1, words.count > 1 else { return parts }
    let areNumbers = words.allSatisfy { Figures(String($0.text)) != nil }
    let areRows = words.allSatisfy { $0.first == "[" && unbracketed($0) != nil }
    return areNumbers || areRows ? words : parts
  }

  /// The inside of a text that is one bracket; nil for others. A `ᵀ` or `^T` behind is dropped.
  static func unbracketed(_ piece: Piece) -> Piece? {
    var text = piece.text
    for turned in ["^T", "ᵀ"] where text.hasSuffix(turned) { text = text.dropLast(turned.count) }
    guard let opening = text.first, let closing = partners[opening] else { return nil }
    var depth = 0
    for index in text.indices {
      if text[index] == opening { depth += 1 }
      if text[index] == closing { depth -= 1 }
      if depth == 0 {
        guard text.index(after: index) == text.endIndex else { return nil }
        return piece.part(text.dropFirst().dropLast())
      }
    }
    return nil
  }

  /// What stands behind the last `=`: `w3 = 2.87`, `= 2.87`.
  static func withoutLeftSide(_ piece: Piece) throws(AnswerProblem) -> Piece {
    let sides = try split(piece, at: ["="])
    return sides.last ?? piece
  }
}

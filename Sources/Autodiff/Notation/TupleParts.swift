/// The parts of a bracket that holds several expressions: `(a, b)`.
enum TupleParts {
  /// The parts of a range of tokens that is one bracket with commas in it; nil for any other.
  static func parts(of range: Range<Int>, _ tokens: [Token]) -> [Range<Int>]? {
    guard let first = range.first, tokens[first].kind == .open,
      Int(tokens[first].payload) == range.upperBound - 1
    else { return nil }
    var parts: [Range<Int>] = []
    var start = first + 1
    var position = start
    while position < range.upperBound - 1 {
      let kind = tokens[position].kind
      if kind == .open {
        position = Int(tokens[position].payload)
      } else if kind == .comma {
        parts.append(start..<position)
        start = position + 1
      }
      position += 1
    }
    return parts.isEmpty ? nil : parts + [start..<range.upperBound - 1]
  }

  /// Where a range of tokens ends if it is a tuple with the mark of a transposed one, (x, y)^T,
  /// without that mark: a function's outputs have no shape.
  static func endWithoutTransposition(of range: Range<Int>, _ lexed: LexedText) -> Int {
    guard let first = range.first, lexed.tokens[first].kind == .open else {
      return range.upperBound
    }
    let end = Int(lexed.tokens[first].payload) + 1
    let isBraced = range.upperBound == end + 4 && lexed.tokens[end + 1].kind == .open
    guard range.upperBound == end + 2 || isBraced, lexed.tokens[end].kind == .power else {
      return range.upperBound
    }
    let name = lexed.tokens[end + (isBraced ? 2 : 1)]
    let isMark = name.kind == .name && lexed.names.utf8(of: name.payload).elementsEqual("T".utf8)
    return isMark && parts(of: first..<end, lexed.tokens) != nil ? end : range.upperBound
  }
}

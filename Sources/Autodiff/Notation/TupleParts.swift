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
}

extension Lesson {
  /// A problem that is about a whole line, counted from 1.
  package func problem(_ kind: CheckProblem, atLine line: Int) -> LessonProblem {
    var list = ProblemList(LessonSource(text, file: file))
    list.add(.check(kind), atLine: line)
    return list.problems[0]
  }

  /// A problem at one word in the value of a header's key.
  func problem(_ kind: CheckProblem, inHeader word: String, of key: String) -> LessonProblem {
    let source = LessonSource(text, file: file)
    return source.problem(.check(kind), at: source.headerPlace(of: key, word: word))
  }
}

extension LessonSource {
  /// The value of a key of the header, or one word in it; the first line where the key is missing.
  func headerPlace(of key: String, word: String? = nil) -> Range<Int> {
    for line in lines.dropFirst() {
      let text = string(line)
      if text.hasPrefix("---") { break }
      guard text.hasPrefix(key + ":") else { continue }
      let value = trimmed(line.lowerBound + key.utf8.count + 1..<line.upperBound)
      return word.flatMap { place(of: $0, in: value) } ?? (value.isEmpty ? line : value)
    }
    return lines[0]
  }

  /// Where a whole word stands among others that blanks and commas part.
  private func place(of word: String, in range: Range<Int>) -> Range<Int>? {
    let isPart = { (byte: UInt8) in Self.isNamePart(byte) || byte == UInt8(ascii: "-") }
    var start = range.lowerBound
    while start < range.upperBound {
      let end = start + bytes[start..<range.upperBound].prefix(while: isPart).count
      if string(start..<end) == word { return start..<end }
      start = max(end, start + 1)
    }
    return nil
  }
}

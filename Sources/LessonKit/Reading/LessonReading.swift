/// What came of reading a lesson file: the lesson, unless there are errors, and all that was found.
package struct LessonReading: Sendable {
  /// The lesson; nil where there are errors.
  package let lesson: Lesson?
  /// The id in the header, where that could be read; of lessons with errors as well.
  package let id: String?
  /// Errors and warnings, in the order of the file.
  package let problems: [LessonProblem]

  package var errors: [LessonProblem] { problems.filter { $0.severity == .error } }
  package var warnings: [LessonProblem] { problems.filter { $0.severity == .warning } }
}

extension Lesson {
  /// Reads the text of a lesson file and finds all that is wrong with its words.
  ///
  /// Numbers, screens and other files are `LessonCheck`'s part.
  package static func read(_ text: String, file: String) -> LessonReading {
    var reader = LessonReader(LessonSource(text, file: file))
    let lesson = reader.read()
    let problems = reader.problems.sorted
    let isSound = problems.allSatisfy { $0.severity == .warning }
    return LessonReading(lesson: isSound ? lesson : nil, id: reader.id, problems: problems)
  }

  /// The id in the header of a lesson file, found without reading the rest.
  static func id(bytes: [UInt8], file: String) -> String? {
    var reader = HeaderReader(LessonSource(String(decoding: bytes, as: UTF8.self), file: file))
    return reader.read().header?.id
  }

  /// Reads the bytes of a lesson file; bytes that are not UTF-8 are an error with their offset.
  package static func read(bytes: [UInt8], file: String) -> LessonReading {
    guard bytes.count <= LessonLimits.bytes, let bad = Self.firstInvalid(bytes) else {
      return read(String(decoding: bytes, as: UTF8.self), file: file)
    }
    // Up to there the text with its replacement characters has the same offsets.
    let source = LessonSource(String(decoding: bytes, as: UTF8.self), file: file)
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let start = hasMark ? bad - 3 : bad
    let problem = source.problem(.file(.notUTF8(offset: bad, byte: bytes[bad])), at: start..<start)
    return LessonReading(lesson: nil, id: nil, problems: [problem])
  }

  /// The offset of the first byte that belongs to no character.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}

/// Reads one lesson file: the file as a whole, then the header, the functions, and the sections.
struct LessonReader {
  let source: LessonSource
  var problems: ProblemList
  private(set) var id: String?

  init(_ source: LessonSource) {
    self.source = source
    problems = ProblemList(source)
  }

  mutating func read() -> Lesson? {
    guard checkFile() else { return nil }
    var headerReader = HeaderReader(source)
    let (header, bodyStart) = headerReader.read()
    for fault in headerReader.faults { problems.add(fault.kind, at: fault.place) }
    id = header?.id
    // Where the header never ends there is no body to judge.
    if headerReader.faults.contains(where: { $0.kind == .header(.unclosed) }) { return nil }
    var scanner = LineScanner(source, from: bodyStart)
    scanner.scan()
    for fault in scanner.faults { problems.add(fault.kind, at: fault.place) }
    var body = BodyReader(
      sections: scanner.sections, hasHeader: bodyStart > 0, source: source, problems: problems)
    body.read()
    problems = body.problems
    guard let header, let traces = body.finishedTraces else { return nil }
    let lesson = Lesson(
      file: source.file, text: source.text, header: header, traces: traces, pages: body.pages,
      questions: body.questions)
    let values = lesson.shownValues
    if values > LessonLimits.values {
      problems.add(.file(.tooMany(.values, count: values)), at: source.lines[0])
    }
    return lesson
  }

  /// Whether the file as a whole may be looked at.
  private mutating func checkFile() -> Bool {
    if source.bytes.count > LessonLimits.bytes {
      problems.add(.file(.tooLarge(bytes: source.bytes.count)), at: source.lines[0])
      return false
    }
    let forbidden = ForbiddenCharacters.places(in: source.text, limit: LessonLimits.problems)
    // A file whose lines end so has one problem, not one a line.
    let firstReturn = forbidden.first { $0.scalar == "\r" }?.place
    for (scalar, place) in forbidden where scalar != "\r" || place == firstReturn {
      problems.add(.file(.forbiddenCharacter(scalar)), at: place)
    }
    return forbidden.isEmpty
  }
}

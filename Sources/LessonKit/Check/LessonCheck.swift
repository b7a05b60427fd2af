import Autodiff

/// All that `wengert check` asks of a lesson that can be read: sound numbers, and pages that fit.
///
/// What only practice can find (a point that hides mistakes) is added by the program, from
/// `Practice`, which knows the catalogue.
package struct LessonCheck: Sendable {
  private let measure: TextMeasure

  package init(measure: TextMeasure) { self.measure = measure }

  /// The problems of all files: their own and those between them, file by file in order.
  package func problems(_ library: LessonLibrary) -> [LessonProblem] {
    let shared = library.problems
    return library.entries.flatMap { entry in
      let own = entry.reading.lesson.map(problems) ?? []
      let found = entry.reading.problems + own + shared.filter { $0.file == entry.file }
      return found.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
  }

  /// The problems of one lesson by itself, in the order of the file.
  package func problems(_ lesson: Lesson) -> [LessonProblem] {
    var list = ProblemList(LessonSource(lesson.text, file: lesson.file))
    for trace in lesson.traces { TraceCheck(trace).check(&list) }
    for question in lesson.questions { checkForeseen(question, of: lesson, &list) }
    FitCheck(lesson, measure).check(&list)
    return list.sorted
  }

  /// A foreseen wrong answer must not be right.
  private func checkForeseen(
    _ question: Question, of lesson: Lesson, _ problems: inout ProblemList
  ) {
    guard case .answer(let key) = question.kind else { return }
    let trace = lesson.traces[question.trace]
    let values = trace.list.values(at: trace.point)
    let right = key.target.value(in: trace.list, values: values)
    for wrong in key.wrong {
      let value = wrong.target.value(in: trace.list, values: values)
      if value.isClose(to: right) {
        problems.add(.check(.wrongIsRight(ValueText.text(value, .ascii))), atLine: wrong.line)
      }
    }
  }
}

extension ProblemList {
  /// Adds a problem that is about a whole line, counted from 1.
  mutating func add(_ kind: LessonProblem.Kind, atLine line: Int) {
    let index = min(max(line - 1, 0), source.lines.count - 1)
    add(kind, at: source.trimmed(source.lines[index]))
  }
}

extension CellValue {
  /// Whether two values have one shape and agree to nine digits.
  fileprivate func isClose(to other: CellValue) -> Bool {
    switch (self, other) {
    case (.number(let a), .number(let b)): Self.isClose(a, b)
    case (.count(let a), .count(let b)): a == b
    case (.count(let a), .number(let b)), (.number(let b), .count(let a)):
      Self.isClose(Double(a), b)
    case (.vector(let a), .vector(let b)): a.count == b.count && zip(a, b).allSatisfy(Self.isClose)
    case (.matrix(let a), .matrix(let b)):
      a.map(\.count) == b.map(\.count)
        && zip(a.joined(), b.joined()).allSatisfy { Self.isClose($0, $1) }
    case (.number, _), (.count, _), (.vector, _), (.matrix, _): false
    }
  }

  private static func isClose(_ a: Double, _ b: Double) -> Bool {
    a == b || abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }
}

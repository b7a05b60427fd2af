import Autodiff

/// The lessons of a folder, in the order of the numbers in front of their files' names.
///
/// A value made from names and bytes: whoever has a disk reads it.
package struct LessonLibrary: Sendable {
  package let entries: [Entry]

  package struct Entry: Sendable {
    /// The name of the file, as given.
    package let file: String
    /// The number in front of the name: 2 for `Lessons/02-homework.md`.
    package let number: Int?
    package let reading: LessonReading
  }

  package init(_ files: [(name: String, bytes: [UInt8])]) {
    let entries = files.map { file in
      Entry(
        file: file.name, number: Self.number(of: file.name),
        reading: Lesson.read(bytes: file.bytes, file: file.name))
    }
    self.entries = entries.sorted {
      ($0.number ?? .max, $0.file) < ($1.number ?? .max, $1.file)
    }
  }

  /// The lessons without errors, in order.
  package var lessons: [Lesson] { entries.compactMap(\.reading.lesson) }

  /// The first lesson with an id.
  package func lesson(id: String) -> Lesson? { lessons.first { $0.id == id } }

  /// The first file whose lesson has an id, with errors or without.
  package func entry(id: String) -> Entry? {
    entries.first { $0.reading.lesson?.id == id } ?? entries.first { $0.reading.id == id }
  }

  /// What came of the lesson that a word names among files, by its id or else its number; nil
  /// where it names none. Of the other files only the headers are read.
  package static func reading(
    named word: String, in files: [(name: String, bytes: [UInt8])]
  ) -> LessonReading? {
    let named = files.filter { Lesson.id(bytes: $0.bytes, file: $0.name) == word }
    if let entry = LessonLibrary(named).entry(id: word) { return entry.reading }
    guard let number = Int(word) else { return nil }
    let numbered = files.filter { Self.number(of: $0.name) == number }
    return LessonLibrary(numbered).entries.first?.reading
  }

  /// The lesson of the first file with a number, if it has no errors.
  package func lesson(number: Int) -> Lesson? {
    entries.first { $0.number == number }?.reading.lesson
  }

  /// The lesson after the one with an id.
  package func next(after id: String) -> Lesson? {
    lessons.drop { $0.id != id }.dropFirst().first
  }

  /// The id that somebody probably meant.
  package func nearestID(to id: String) -> String? {
    NearestName.of(id, among: lessons.map(\.id))
  }

  /// The number in front of the last part of a path.
  private static func number(of file: String) -> Int? {
    let name = file.split(separator: "/").last ?? ""
    return Int(name.prefix { $0.isASCII && $0.isNumber }.prefix(9))
  }
}

// What only shows when the lessons stand side by side.
extension LessonLibrary {
  /// Ids that two lessons share, `needs` that no lesson has, and needs in a circle.
  package var problems: [LessonProblem] {
    sharedIDs + unknownNeeds + cycles
  }

  private var sharedIDs: [LessonProblem] {
    var first: [String: String] = [:]
    var problems: [LessonProblem] = []
    for lesson in lessons {
      if let other = first[lesson.id] {
        problems.append(
          lesson.problem(.sharedID(lesson.id, otherFile: other), inHeader: lesson.id, of: "id"))
      } else {
        first[lesson.id] = lesson.file
      }
    }
    return problems
  }

  private var unknownNeeds: [LessonProblem] {
    let known = Set(lessons.map(\.id))
    return lessons.flatMap { lesson in
      lesson.header.needs.filter { !known.contains($0) }.map { need in
        let nearest = NearestName.of(need, among: lessons.map(\.id).filter { $0 != lesson.id })
        return lesson.problem(.unknownNeed(need, nearest: nearest), inHeader: need, of: "needs")
      }
    }
  }

  /// One problem per circle, at its first lesson.
  private var cycles: [LessonProblem] {
    var needs: [String: [String]] = [:]
    for lesson in lessons where needs[lesson.id] == nil { needs[lesson.id] = lesson.header.needs }
    var finished: Set<String> = []
    var problems: [LessonProblem] = []
    for lesson in lessons where !finished.contains(lesson.id) {
      if let cycle = cycle(from: lesson.id, needs, &finished), let first = self.lesson(id: cycle[0])
      {
        let need = cycle.count > 1 ? cycle[1] : cycle[0]
        problems.append(first.problem(.needsCycle(cycle), inHeader: need, of: "needs"))
      }
    }
    return problems
  }

  /// The first circle that is met from a lesson, depth first with a stack of its own.
  private func cycle(
    from start: String, _ needs: [String: [String]], _ finished: inout Set<String>
  ) -> [String]? {
    var path = [start]
    var open = [needs[start] ?? []]
    while let id = path.last {
      guard let next = open[open.count - 1].popLast() else {
        finished.insert(id)
        path.removeLast()
        open.removeLast()
        continue
      }
      if let index = path.firstIndex(of: next) {
        finished.formUnion(path)
        return Array(path[index...])
      }
      guard let further = needs[next], !finished.contains(next) else { continue }
      path.append(next)
      open.append(further)
    }
    return nil
  }
}

/// A lesson: what a lesson file says, with every name in it resolved.
///
/// Made by `Lesson.read(_:file:)` only, so every cell, step and pass in it exists in its trace.
/// Whether the numbers are sound (the domain, both modes agreeing) and the pages fit a screen is
/// asked of `LessonCheck`.
package struct Lesson: Sendable {
  /// The name of the file, as given.
  package let file: String
  /// The whole text of the file, without a byte order mark.
  package let text: String
  package let header: LessonHeader
  /// One per ```` ```function ```` block, in the order of the file; at least one.
  package let traces: [LessonTrace]
  /// Pages of prose, in the order of the file.
  package let pages: [LessonPage]
  package let questions: [Question]

  package var id: String { header.id }
  package var title: String { header.title }
}

extension Lesson: Equatable {
  /// A lesson is a function of its text.
  package static func == (a: Lesson, b: Lesson) -> Bool { a.file == b.file && a.text == b.text }
}

/// What stands between the `---` lines.
package struct LessonHeader: Hashable, Sendable {
  /// What progress hangs on: lower-case letters, digits and hyphens.
  package var id: String
  package var title: String
  package var level: Level?
  package var minutes: Int?
  /// The ids of the lessons that come before this one.
  package var needs: [String] = []
  package var author: String?
  package var licence: String?
  /// A language tag such as `en` or `pt-BR`.
  package var lang: String?

  package enum Level: String, Hashable, Sendable, CaseIterable {
    case beginner
    case intermediate
    case advanced
  }
}

/// A page of prose.
package struct LessonPage: Hashable, Sendable {
  package let title: [Inline]
  package let blocks: [Block]
  /// For the presenter only.
  package let notes: [[Block]]
  /// The seconds that `demo` rests here.
  package let pause: Double?
  /// The trace that its placeholders belong to.
  package let trace: Int
  package let place: Place
  /// The line of the heading in the file, from 1.
  package let line: Int

  /// When a page is shown.
  package enum Place: Hashable, Sendable {
    /// Before a pass of its trace begins; 0 is the primal one.
    case beforePass(Int)
    /// When all passes of its trace are done.
    case afterTrace
  }
}

extension Lesson {
  /// The pages shown at a place of a trace, in the order of the file.
  package func pages(trace: Int, _ place: LessonPage.Place) -> [LessonPage] {
    pages.filter { $0.trace == trace && $0.place == place }
  }

  /// The questions about a trace, in the order of the file.
  package func questions(trace: Int) -> [Question] { questions.filter { $0.trace == trace } }

  package func question(id: String) -> Question? { questions.first { $0.id == id } }
}

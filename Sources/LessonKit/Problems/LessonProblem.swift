import Autodiff

/// One thing that is wrong with a lesson file, and where.
package struct LessonProblem: Error, Hashable, Sendable {
  package let kind: Kind
  /// The name of the file, as given.
  package let file: String
  /// From 1.
  package let line: Int
  /// In characters, from 1.
  package let column: Int
  package let excerpt: Excerpt

  package init(kind: Kind, file: String, line: Int, column: Int, excerpt: Excerpt) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.excerpt = excerpt
  }

  /// The line, or the part of a long one around the place. As typed: whoever prints it cleans it.
  package struct Excerpt: Hashable, Sendable {
    package let before: String
    package let marked: String
    package let after: String

    package init(before: String, marked: String, after: String) {
      self.before = before
      self.marked = marked
      self.after = after
    }
  }

  package enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  package var severity: Severity { kind.severity }
}

extension LessonProblem {
  /// What is wrong, by the part of the file that it is about; `message` says what would do.
  package enum Kind: Hashable, Sendable {
    case file(FileProblem)
    case header(HeaderProblem)
    case key(KeyProblem)
    case section(SectionProblem)
    case trace(TraceProblem)
    case prose(ProseProblem)
    case question(QuestionProblem)
    /// What `LessonCheck` finds in a lesson that can be read.
    case check(CheckProblem)
  }
}

extension LessonProblem.Kind {
  /// Lessons with errors are not played.
  var severity: LessonProblem.Severity {
    switch self {
    case .trace(.remark), .section(.unknownFence), .section(.givesAway), .section(.noteInCapitals),
      .section(.gluedHeading), .prose(.valueInFormula), .question(.freeOrder), .check(.kink),
      .check(.confusing):
      .warning
    case .file, .header, .key, .section, .trace, .prose, .question, .check: .error
    }
  }
}

/// What a lesson file may hold at most. Checked before the work that they bound.
package enum LessonLimits {
  /// The file, in bytes.
  package static let bytes = 1 << 20
  /// Nodes of all traces of a file.
  package static let nodes = 5000
  /// Inputs of a function, and outputs.
  package static let components = 1000
  /// Function blocks of a file.
  package static let traces = 32
  /// Derivative passes of one trace.
  package static let passes = 64
  package static let questions = 200
  /// Foreseen wrong answers of one question.
  package static let wrong = 20
  /// Numbers that all placeholders and answers show together; a matrix counts its entries.
  package static let values = 5000
  /// Questions that one `generate:` may draw.
  package static let generated = 50
  /// Headings, keys, choices and runs of prose of a file.
  package static let parts = 10_000
  /// One run of prose, in bytes: some input is quadratic for the Markdown parser.
  package static let prose = 8 << 10
  /// Nesting of prose and of formulas.
  package static let depth = 32
  /// Problems that are reported of one file.
  package static let problems = 200
  /// Seconds of a pause.
  package static let pause = 600.0
}

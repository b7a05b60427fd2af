/// The keys that a section may hold.
enum KeyName: String, CaseIterable, Sendable {
  case predict
  case pause
  case answer
  case hint
  case wrong
  case form
  case generate

  /// The keys of a kind of section.
  static func known(in section: LessonProblem.Section) -> [KeyName] {
    switch section {
    case .page: [.pause]
    case .step: [.predict, .pause]
    case .quiz: [.answer, .hint, .wrong, .form, .generate]
    case .passes: []
    }
  }

  /// Whether a `>` below the key belongs to it.
  var takesQuote: Bool { self == .answer || self == .wrong }
}

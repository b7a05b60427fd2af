/// What answers the last key in a line, until the next one.
///
/// A literal is said in the same words everywhere. What names keys, or words to type, is a case of
/// its own, so that a screen and plain lines each say it in their own words.
package enum PlayerNotice: Hashable, Sendable {
  case said(String)
  /// Nothing comes any more: the end of a lesson, or of a function's walk.
  case end(isLesson: Bool)
  /// The steps follow by themselves.
  case playing

  /// On a screen, where keys do things.
  package var onScreen: String {
    switch self {
    case .said(let text): text
    case .end(isLesson: true): "This is the end of the lesson. x asks its questions, q leaves it."
    case .end(isLesson: false):
      "This is the end. x asks about this step, g goes back to the beginning."
    case .playing: "Playing: any step key pauses, + and - change the pace."
    }
  }

  /// In plain lines, where words do.
  package var inLines: [String] {
    switch self {
    case .said(let text): [text]
    case .end(isLesson: true):
      ["This is the end of the lesson.", "quiz asks its questions, quit leaves"]
    case .end(isLesson: false):
      ["This is the end.", "quiz asks about this step, first goes back to the beginning"]
    case .playing: ["Playing: any line pauses; faster and slower change the pace."]
    }
  }
}

extension PlayerNotice: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self = .said(text) }
}

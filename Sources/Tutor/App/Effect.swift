import Practice

/// What a screen asks of the outside; the executable alone carries it out.
package enum Effect: Sendable {
  /// Leave the program.
  case quit
  /// Back to the screen below; out of the program where there is none.
  case leave
  /// Play something on top of this screen, from a position on, with a line about it.
  case play(PlayerContent, position: Int = 0, notice: String? = nil)
  /// Put questions on top of this screen.
  case ask([Exercise], title: String)
  /// Put a form for a function of one's own on top of this screen.
  case tryFunction
  /// Put the questions of a lesson on top of this screen, by its id.
  case quizLesson(String)
  /// Remember an answer.
  case attempt(AttemptNote)
  /// Remember how a skill did.
  case reviewed(Skill, Recall)
  /// Open a lesson by id, in place of the screen or on top of it.
  case openLesson(String, replacing: Bool)
  /// Write files that the person asked for, by kind and text.
  case save(name: String, text: String, svg: String)
  /// Remember where a lesson was left, and whether that is its end.
  case place(lesson: String, section: Int, position: Int, isEnd: Bool)
  /// A screen shows again that another one covered: what it tells of progress has to be read anew.
  case returned
}

extension Effect {
  /// What an effect ends, where it ends anything.
  package enum End: Hashable, Sendable {
    case screen
    case program
  }

  package var ends: End? {
    switch self {
    case .quit: .program
    case .leave: .screen
    case .play, .ask, .tryFunction, .quizLesson, .attempt, .reviewed, .openLesson, .save, .place,
      .returned:
      nil
    }
  }
}

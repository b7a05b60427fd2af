/// What a screen asks of the outside; the executable alone carries it out.
package enum Effect: Hashable, Sendable {
  /// Leave the program.
  case quit
  /// Back to the screen below; out of the program where there is none.
  case leave
  /// Play something on top of this screen.
  case play(PlayerContent)
  /// Open a lesson by id, in place of the screen or on top of it.
  case openLesson(String, replacing: Bool)
  /// Write files that the person asked for, by kind and text.
  case save(name: String, text: String, svg: String)
  /// Remember where a lesson was left.
  case place(lesson: String, section: Int, position: Int)
}

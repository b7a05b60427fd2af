/// What a screen asks of the outside; the executable alone carries it out.
package enum Effect: Hashable, Sendable {
  case quit
  /// Open a lesson by id.
  case openLesson(String)
  /// Write a file that the person asked for; the name is a proposal.
  case save(name: String, text: String)
  /// Remember where a lesson was left.
  case place(lesson: String, section: Int, position: Int)
}

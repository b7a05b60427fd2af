/// How much of a lesson fits a screen of 80×24, in Unicode and in ASCII.
package enum PageLimits {
  /// The columns of text: 80 less a margin on either side.
  package static let width = 78
  /// The lines of a page under its title, above the line of keys.
  package static let pageLines = 18
  /// The lines of words under the trace.
  package static let wordLines = 5
  /// The lines of a question above its choices or its field.
  package static let promptLines = 8
  package static let choiceLines = 2
  package static let hintLines = 3
  package static let feedbackLines = 5
  /// The columns of the title of a lesson or a page.
  package static let title = 60
}

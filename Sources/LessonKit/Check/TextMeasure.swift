/// How a screen measures text: the caller knows its fonts, a lesson does not.
package struct TextMeasure: Sendable {
  /// The columns of a text on one line.
  package let columns: @Sendable (String) -> Int
  /// The lines that a text takes when it is wrapped to a width.
  package let lines: @Sendable (_ text: String, _ width: Int) -> Int

  package init(
    columns: @escaping @Sendable (String) -> Int,
    lines: @escaping @Sendable (_ text: String, _ width: Int) -> Int
  ) {
    self.columns = columns
    self.lines = lines
  }
}

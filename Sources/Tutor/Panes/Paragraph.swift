import Canvas

/// A line of words before it is wrapped; an empty one stands between paragraphs.
package struct Paragraph: Hashable, Sendable {
  /// What stands in front of the first line: a list's mark.
  package let prefix: String
  /// What stands in front of the lines that it wraps to; as wide as `prefix`.
  package let continuation: String
  package let text: StyledText

  package init(prefix: String = "", continuation: String = "", _ text: StyledText) {
    self.prefix = prefix
    self.continuation = continuation
    self.text = text
  }

  package init(_ text: String, _ style: Style = .text) { self.init(StyledText(text, style)) }

  package static let empty = Paragraph(StyledText())

  package var plain: String { prefix + text.plain }

  /// The lines of a width that the paragraph takes.
  func lines(width: Int) -> [StyledText] {
    let room = max(1, width - TextWidth.columns(of: prefix))
    return Wrapping.wrap(text, width: room).enumerated().map { index, line in
      StyledText(index == 0 ? prefix : continuation) + line
    }
  }
}

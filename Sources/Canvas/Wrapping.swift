/// Breaking text into lines of limited width.
package enum Wrapping {
  /// Returns the lines of a text, broken at spaces; a newline in the text ends a line.
  ///
  /// A word of more than `width` columns is broken where it must; a width below 1 counts as 1.
  package static func wrap(_ text: String, width: Int) -> [String] {
    wrap(StyledText(text), width: width).map(\.plain)
  }

  /// Returns the lines of a text of several styles, each line in its styles.
  package static func wrap(_ text: StyledText, width: Int) -> [StyledText] {
    var lines = LineFiller(width: max(1, width))
    for run in text.runs {
      let parts = run.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.endLine() }
        for grapheme in Graphemes(String(part)) { lines.add(grapheme, run.style) }
      }
    }
    lines.endLine()
    return lines.finished
  }
}

/// Collects graphemes into a word, words into a line, lines into a paragraph.
private struct LineFiller {
  let width: Int
  private(set) var finished: [StyledText] = []
  private var line = StyledText()
  private var lineColumns = 0
  /// Spaces that are written only if a word follows them on the line.
  private var gap = StyledText()
  private var gapColumns = 0
  private var word = StyledText()
  private var wordColumns = 0

  init(width: Int) { self.width = width }

  mutating func add(_ grapheme: Grapheme, _ style: Style) {
    if grapheme == .space {
      endWord()
      gap.append(" ", style)
      gapColumns += 1
      return
    }
    if wordColumns + grapheme.columns > width { breakWord() }
    word.append(grapheme.description, style)
    wordColumns += grapheme.columns
  }

  mutating func endLine() {
    endWord()
    startNewLine()
    (gap, gapColumns) = (StyledText(), 0)
  }

  /// Puts the word on the line if it fits there, else on the next one.
  private mutating func endWord() {
    guard wordColumns > 0 else { return }
    if lineColumns > 0, lineColumns + gapColumns + wordColumns > width { startNewLine() }
    if gapColumns + wordColumns <= width - lineColumns {
      line = line + gap
      lineColumns += gapColumns
    }
    line = line + word
    lineColumns += wordColumns
    (gap, gapColumns) = (StyledText(), 0)
    (word, wordColumns) = (StyledText(), 0)
  }

  /// Ends a line in the middle of a word that no line can hold.
  private mutating func breakWord() {
    guard wordColumns > 0 else { return }
    endWord()
    startNewLine()
  }

  private mutating func startNewLine() {
    finished.append(line)
    (line, lineColumns) = (StyledText(), 0)
    (gap, gapColumns) = (StyledText(), 0)
  }
}

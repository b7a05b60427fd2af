import Canvas

/// Drawn screens as a recording: asciicast, version 2, a header and one event a line.
package struct Asciicast: Sendable {
  /// A screen and how long it stays.
  package struct Frame: Sendable {
    package let canvas: Canvas
    package let seconds: Double

    package init(_ canvas: Canvas, seconds: Double) {
      self.canvas = canvas
      self.seconds = seconds
    }
  }

  private let size: Size
  private let title: String?
  private let theme: Theme
  private let isASCII: Bool

  package init(size: Size, title: String? = nil, theme: Theme = .dark, isASCII: Bool = false) {
    self.size = size
    self.title = title
    self.theme = theme
    self.isASCII = isASCII
  }

  /// Writes the frames as they come; only rows that change are sent again, and nothing where none does.
  package func write(_ frames: some Sequence<Frame>, to sink: TextSink) throws {
    var header: [JSON.Member] = [
      .init("version", .integer(2)), .init("width", .integer(size.width)),
      .init("height", .integer(size.height)),
    ]
    if let title { header.append(.init("title", .string(shown(title)))) }
    try sink(JSON.object(header).text + "\n")
    var time = 0.0
    var shown: [ArraySlice<Cell>] = []
    for frame in frames {
      let rows = frame.canvas.grid
      let start = shown.isEmpty ? "\u{1B}[?25l\u{1B}[2J" : ""
      let output = start + changes(from: shown, to: rows)
      if !output.isEmpty { try event(time, output, sink) }
      shown = rows
      time += frame.seconds
    }
    try event(time, "\u{1B}[0m\u{1B}[?25h", sink)
  }

  private func event(_ time: Double, _ output: String, _ sink: TextSink) throws {
    let milliseconds = JSON.number((time * 1000).rounded() / 1000)
    try sink(JSON.array([milliseconds, "o", .string(output)]).text + "\n")
  }

  private func changes(
    from old: [ArraySlice<Cell>], to new: [ArraySlice<Cell>]
  ) -> String {
    new.indices.filter { !old.indices.contains($0) || old[$0] != new[$0] }.map { row in
      "\u{1B}[\(row + 1);1H" + text(new[row])
    }.joined()
  }

  private func text(_ row: ArraySlice<Cell>) -> String {
    var result = ""
    var style: Style?
    for cell in row where cell.part != .continuation {
      if cell.style != style {
        result += command(theme.look(cell.style))
        style = cell.style
      }
      result += isASCII ? String(cell.grapheme.asciiForm) : cell.grapheme.description
    }
    return result + "\u{1B}[0m"
  }

  private func shown(_ title: String) -> String {
    let line = Sanitiser.line(title)
    return isASCII ? ASCIIText.text(line) : line
  }

  /// The "select graphic rendition" of a look, ECMA-48, section 8.3.117.
  private func command(_ look: Look) -> String {
    var codes = ["0"]
    let attributes: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7"),
    ]
    codes += attributes.filter { look.attributes.contains($0.0) }.map(\.1)
    if let colour = look.foreground { codes.append(code(colour, dark: 30, bright: 90)) }
    if let colour = look.background { codes.append(code(colour, dark: 40, bright: 100)) }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private func code(_ colour: Colour, dark: Int, bright: Int) -> String {
    let index = Int(colour.rawValue)
    return "\(index < 8 ? dark + index : bright + index - 8)"
  }
}

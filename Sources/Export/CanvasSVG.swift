import Canvas

/// A drawn screen as a picture: each run of one style is a text on a grid of cells.
package struct CanvasSVG: Sendable {
  private let canvas: Canvas
  private let theme: Theme
  private let title: String

  /// The size of a cell in pixels, at a font of 14 px.
  private static let cell = (width: 8.4, height: 18.0)

  package init(_ canvas: Canvas, theme: Theme = .light, title: String = "wengert") {
    self.canvas = canvas
    self.theme = theme
    self.title = title
  }

  package var text: String {
    let width = px(Double(canvas.gridSize.width) * Self.cell.width)
    let height = px(Double(canvas.gridSize.height) * Self.cell.height)
    let rows = canvas.grid.enumerated().flatMap { index, row in
      runs(row).map { piece($0, row: index) }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
      width="\(width)" height="\(height)" \
      font-family="ui-monospace, 'DejaVu Sans Mono', monospace" font-size="14">
      <title>\(MarkupText.xml(title))</title>
      <rect width="100%" height="100%" fill="\(Palette.background(theme))"/>
      \(rows.joined(separator: "\n"))
      </svg>

      """
  }

  private struct Run {
    let column: Int
    var columns: Int
    var text: String
    let style: Style
  }

  private func runs(_ row: ArraySlice<Cell>) -> [Run] {
    var runs: [Run] = []
    for (column, cell) in row.enumerated() {
      if cell.part == .continuation, let last = runs.indices.last {
        runs[last].columns += 1
      } else if let last = runs.indices.last, runs[last].style == cell.style {
        runs[last].columns += 1
        runs[last].text += cell.grapheme.description
      } else {
        let text = cell.grapheme.description
        runs.append(Run(column: column, columns: 1, text: text, style: cell.style))
      }
    }
    return runs
  }

  private func piece(_ run: Run, row: Int) -> String {
    let look = theme.look(run.style)
    let colours = Palette.colours(look, theme)
    let x = Double(run.column) * Self.cell.width
    let y = Double(row) * Self.cell.height
    let width = Double(run.columns) * Self.cell.width
    var result = ""
    if let background = colours.background {
      result +=
        "<rect x=\"\(px(x))\" y=\"\(px(y))\" width=\"\(px(width))\" "
        + "height=\"\(px(Self.cell.height))\" fill=\"\(background)\"/>"
    }
    guard run.text.contains(where: { $0 != " " }) else { return result }
    return result
      + "<text xml:space=\"preserve\" x=\"\(px(x))\" y=\"\(px(y + 13.5))\" "
      + "textLength=\"\(px(width))\" fill=\"\(colours.foreground)\"\(attributes(look))>"
      + "\(MarkupText.xml(run.text))</text>"
  }

  private func attributes(_ look: Look) -> String {
    var result = ""
    if look.attributes.contains(.bold) { result += " font-weight=\"bold\"" }
    if look.attributes.contains(.underline) { result += " text-decoration=\"underline\"" }
    if look.attributes.contains(.dim) { result += " opacity=\"0.6\"" }
    return result
  }

  private func px(_ value: Double) -> String {
    JSON.number((value * 10).rounded() / 10).text
  }
}

/// Colours for pictures, where no terminal has its own.
private enum Palette {
  static func background(_ theme: Theme) -> String { theme == .dark ? "#1c1c1c" : "#ffffff" }

  private static func foreground(_ theme: Theme) -> String {
    theme == .dark ? "#e4e4e4" : "#1a1a1a"
  }

  static func colours(_ look: Look, _ theme: Theme) -> (foreground: String, background: String?) {
    let front = look.foreground.map(hexadecimal) ?? foreground(theme)
    let back = look.background.map(hexadecimal)
    guard look.attributes.contains(.reverse) else { return (front, back) }
    return (back ?? background(theme), front)
  }

  private static func hexadecimal(_ colour: Colour) -> String {
    switch colour {
    case .black: "#000000"
    case .red: "#b3261e"
    case .green: "#2e7d32"
    case .yellow: "#8a6d00"
    case .blue: "#1a4f8a"
    case .magenta: "#8a1a7a"
    case .cyan: "#00707a"
    case .white: "#d0d0d0"
    case .brightBlack: "#606060"
    case .brightRed: "#ff7b72"
    case .brightGreen: "#7ee787"
    case .brightYellow: "#f2cc60"
    case .brightBlue: "#79c0ff"
    case .brightMagenta: "#e29cf5"
    case .brightCyan: "#76e3ea"
    case .brightWhite: "#ffffff"
    }
  }
}

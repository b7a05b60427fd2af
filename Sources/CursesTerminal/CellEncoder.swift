import CNcurses
import Canvas

/// Turns cells into what ncurses draws: characters, attributes and colour pairs.
struct CellEncoder {
  /// Whether characters beyond ASCII reach the screen.
  let unicode: Bool
  /// How many colours there are; 0 where none may be used.
  let colours: Int
  private var theme: Theme
  /// What was encoded before: a screen shows few different cells.
  private var known: [Cell: cchar_t] = [:]
  /// The cell that was encoded last, because rows are mostly runs of one cell.
  private var latest: (cell: Cell, element: cchar_t)?
  private var pairs: [Pair: CShort] = [:]

  private struct Pen {
    let attributes: attr_t
    let pair: CShort
  }

  private struct Pair: Hashable {
    let foreground: CShort
    let background: CShort
  }

  init(unicode: Bool, colours: Int, theme: Theme) {
    self.unicode = unicode
    self.colours = colours
    self.theme = theme
  }

  /// Changes how roles are shown; cells encoded before stay as they were.
  mutating func use(_ theme: Theme) {
    self.theme = theme
    known = [:]
    latest = nil
  }

  /// Returns one row, cut or filled up with blanks to `width` columns.
  ///
  /// A character of two columns is one element, as ncurses wants it.
  mutating func encode(_ row: ArraySlice<Cell>, width: Int) -> [cchar_t] {
    var encoded: [cchar_t] = []
    encoded.reserveCapacity(width)
    for (column, cell) in row.prefix(width).enumerated() {
      switch cell.part {
      case .whole: encoded.append(element(cell))
      case .leading:
        if column + 1 < width, drawable(cell.grapheme) != nil {
          encoded.append(element(cell))
        } else {
          for scalar in [Unicode.Scalar("?"), " "].prefix(width - column) {
            encoded.append(encode([scalar], cell.style))
          }
        }
      case .continuation: break
      }
    }
    let blanks = max(0, width - row.count)
    return encoded + Array(repeating: encode([" "], .text), count: blanks)
  }

  /// More cells than this are not remembered: text from outside can hold any character.
  private static let mostKnown = 4096

  private mutating func element(_ cell: Cell) -> cchar_t {
    if let latest, latest.cell == cell { return latest.element }
    let element = known[cell] ?? encode(drawable(cell.grapheme) ?? ["?"], cell.style)
    if known.count == Self.mostKnown { known = [:] }
    known[cell] = element
    latest = (cell, element)
    return element
  }

  private mutating func encode(_ scalars: [Unicode.Scalar], _ style: Style) -> cchar_t {
    let pen = pen(style)
    let text = scalars.map { wchar_t($0.value) } + [0]
    var result = cchar_t()
    setcchar(&result, text, pen.attributes, pen.pair, nil)
    return result
  }

  /// Returns the scalars to draw, or nil where this system gives them another width than the canvas.
  private func drawable(_ grapheme: Grapheme) -> [Unicode.Scalar]? {
    if grapheme.base.isASCII && !grapheme.hasMarks { return [grapheme.base] }
    guard unicode else { return grapheme.columns == 1 ? [grapheme.asciiForm] : nil }
    guard wcwidth(wchar_t(grapheme.base.value)) == grapheme.columns else { return nil }
    return [grapheme.base] + grapheme.marks.filter { wcwidth(wchar_t($0.value)) == 0 }
  }

  private mutating func pen(_ style: Style) -> Pen {
    let look = theme.look(style)
    var attributes = look.attributes.cursesAttributes
    let foreground = colourNumber(look.foreground)
    if foreground.isBright { attributes |= curses_bold }
    let pair = pair(foreground.number, colourNumber(look.background).number)
    return Pen(attributes: attributes, pair: pair)
  }

  /// Returns a colour's number, −1 for the terminal's own; bright ones are bold where there are only eight.
  private func colourNumber(_ colour: Colour?) -> (number: CShort, isBright: Bool) {
    guard let colour, colours >= 8 else { return (-1, false) }
    let number = CShort(colour.rawValue)
    return colours >= 16 || number < 8 ? (number, false) : (number - 8, true)
  }

  /// Returns the number of a colour pair, 0 for the terminal's own colours or when there are no more.
  private mutating func pair(_ foreground: CShort, _ background: CShort) -> CShort {
    let pair = Pair(foreground: foreground, background: background)
    if pair == Pair(foreground: -1, background: -1) { return 0 }
    if let known = pairs[pair] { return known }
    let number = CShort(clamping: pairs.count + 1)
    guard number < curses_pairs(), init_pair(number, foreground, background) == OK else { return 0 }
    pairs[pair] = number
    return number
  }
}

extension Attributes {
  fileprivate var cursesAttributes: attr_t {
    let table: [(Attributes, attr_t)] = [
      (.bold, curses_bold), (.dim, curses_dim), (.underline, curses_underline),
      (.reverse, curses_reverse),
    ]
    return table.reduce(0) { contains($1.0) ? $0 | $1.1 : $0 }
  }
}

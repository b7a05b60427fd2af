import Autodiff

/// A piece of prose, independent of width and script. Nesting is at most `LessonLimits.depth`.
package indirect enum Block: Hashable, Sendable {
  case paragraph([Inline])
  case heading(level: Int, [Inline])
  /// Bullets where `start` is nil.
  case list(start: Int?, items: [[Block]])
  case quote([Block])
  case code(String)
  /// The function of a trace, as typed, at the place of the page where its block stands.
  case function(trace: Int, text: String)
  case rule
}

/// A run of text inside a block.
package indirect enum Inline: Hashable, Sendable {
  case text(String)
  case emphasis([Inline])
  case strong([Inline])
  case code(String)
  case math(Formula)
  /// `{dot w3}`: a cell of the trace, and how it was typed.
  case cell(Cell, String)
  case link([Inline], address: String)
  case lineBreak
}

extension [Block] {
  /// The cells in the prose, each with how it was typed, in the order of the text.
  package var cells: [(cell: Cell, typed: String)] {
    flatMap { block -> [(cell: Cell, typed: String)] in
      switch block {
      case .paragraph(let inlines), .heading(_, let inlines): inlines.cells
      case .list(_, let items): items.flatMap(\.cells)
      case .quote(let blocks): blocks.cells
      case .code, .function, .rule: []
      }
    }
  }
}

extension [Inline] {
  /// The cells in the text, each with how it was typed.
  package var cells: [(cell: Cell, typed: String)] {
    flatMap { inline -> [(cell: Cell, typed: String)] in
      switch inline {
      case .cell(let cell, let typed): [(cell, typed)]
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): inner.cells
      case .text, .code, .math, .lineBreak: []
      }
    }
  }
}

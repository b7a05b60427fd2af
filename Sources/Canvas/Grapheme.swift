/// What fills one cell, or two: a base character and at most two combining marks.
///
/// Smaller than Swift's `Character` on purpose: terminals place text by the base character and agree
/// on nothing beyond it, so emoji sequences come apart into their members, further marks are left out,
/// and no text can grow a cell without bound.
package struct Grapheme: Hashable, Sendable, CustomStringConvertible {
  package let base: Unicode.Scalar
  /// U+0000 where there is none; a control character can never be a mark.
  private var firstMark: Unicode.Scalar = "\0"
  private var secondMark: Unicode.Scalar = "\0"

  /// A grapheme without marks; a base that no cell can show becomes U+FFFD, a newline or tab a space.
  package init(_ base: Unicode.Scalar) { self.init(base, ScalarKind(base)) }

  fileprivate init(_ base: Unicode.Scalar, _ kind: ScalarKind) {
    self.base =
      switch kind {
      case .narrow, .wide: base
      case .mark, .joiner: " "
      case .control: base == "\n" || base == "\t" ? " " : "\u{FFFD}"
      }
    if kind == .mark { firstMark = base }
  }

  package static let space = Grapheme(" ")

  /// Returns the columns it takes: 1 or 2.
  package var columns: Int { WideRanges.contains(base) ? 2 : 1 }

  /// The combining marks in the order of the text.
  package var marks: [Unicode.Scalar] { [firstMark, secondMark].filter { $0 != "\0" } }

  package var hasMarks: Bool { firstMark != "\0" }

  /// All scalars, base first.
  package var scalars: [Unicode.Scalar] { [base] + marks }

  package var description: String {
    hasMarks ? scalars.reduce(into: "") { $0.unicodeScalars.append($1) } : String(base)
  }

  /// Adds a mark where there is room for it.
  fileprivate mutating func add(mark: Unicode.Scalar) {
    if firstMark == "\0" { firstMark = mark } else if secondMark == "\0" { secondMark = mark }
  }
}

/// The graphemes of a text, in order.
package struct Graphemes: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  private var pending: (scalar: Unicode.Scalar, kind: ScalarKind)?

  package init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
    advance()
  }

  private mutating func advance() {
    pending = scalars.next().map { ($0, ScalarKind($0)) }
  }

  package mutating func next() -> Grapheme? {
    while pending?.kind == .joiner { advance() }
    guard let base = pending else { return nil }
    var grapheme = Grapheme(base.scalar, base.kind)
    advance()
    while let (scalar, kind) = pending {
      switch kind {
      case .mark: grapheme.add(mark: scalar)
      case .joiner: break
      case .narrow, .wide, .control: return grapheme
      }
      advance()
    }
    return grapheme
  }
}

/// What a terminal does with a character.
enum ScalarKind {
  case narrow
  case wide
  /// Drawn over the character before it.
  case mark
  /// Asks for a ligature or a presentation, which terminals disagree about: left out.
  case joiner
  /// Draws nothing and may command the terminal or reorder the line.
  case control

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x300: self = .narrow
    case 0xA0: self = .narrow
    // Accents; Latin and Greek letters; dashes, quotes and dots; superscripts and subscripts; signs
    // of mathematics; lines, boxes and arrowheads.
    case 0x300..<0x370: self = .mark
    case 0x1E00..<0x2000, 0x2010..<0x2028, 0x2070..<0x209D, 0x2190..<0x2300: self = .narrow
    case 0x2500..<0x25FD: self = .narrow
    case 0x200C, 0x200D, 0xFE00...0xFE0F: self = .joiner
    // Vowels and final consonants of Hangul join the consonant before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: self = .mark
    case _ where scalar.value & 0xFFFE == 0xFFFE: self = .control
    case 0xFDD0...0xFDEF: self = .control
    default: self.init(category: scalar.properties.generalCategory, of: scalar)
    }
  }

  private init(category: Unicode.GeneralCategory, of scalar: Unicode.Scalar) {
    switch category {
    case .nonspacingMark, .enclosingMark: self = .mark
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: self = .control
    // No two terminals agree on what these show, or how wide.
    case .privateUse: self = .control
    default: self = WideRanges.contains(scalar) ? .wide : .narrow
    }
  }
}

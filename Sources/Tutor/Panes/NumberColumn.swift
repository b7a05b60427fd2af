import Autodiff
import Canvas

/// A column of numbers with their decimal points below each other.
struct NumberColumn {
  /// The columns in front of the point.
  private let integers: Int

  /// Numbers that would not fit when aligned stand at the left.
  init(_ texts: [String], width: Int) {
    let heads = texts.map(Self.head)
    let tails = zip(texts, heads).map { TextWidth.columns(of: $0) - $1 }
    let widest = heads.max() ?? 0
    integers = widest + (tails.max() ?? 0) <= width ? widest : 0
  }

  /// How far to the right a number of this column begins.
  func indent(_ text: String) -> Int { max(0, integers - Self.head(text)) }

  /// Sign and digits in front of the point or the exponent.
  private static func head(_ text: String) -> Int {
    TextWidth.columns(of: String(text.prefix { !".e ".contains($0) }))
  }
}

extension NumberColumn {
  /// The column of some cells, by what they will hold: nothing moves when one is filled.
  init(_ cells: [TraceCell], _ view: TraceView, width: Int) {
    self.init(cells.map { view.fitted(view.timeline.value(of: $0), width: width) }, width: width)
  }
}

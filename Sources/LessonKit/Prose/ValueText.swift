import Autodiff

/// Values of cells as text in prose.
package enum ValueText {
  /// The value to six significant digits: `−0.22313`, `(1, 0)`, `[[8, 2, 2], [0.2, 0.2, 0]]`, as answers are typed.
  package static func text(_ value: CellValue, _ style: MathStyle, digits: Int = 6) -> String {
    switch value {
    case .number(let number): self.number(number, style, digits)
    case .count(let count): "\(count)"
    case .vector(let entries): "(" + list(entries, style, digits) + ")"
    case .matrix(let rows):
      "[" + rows.map { "[" + list($0, style, digits) + "]" }.joined(separator: ", ") + "]"
    }
  }

  private static func list(_ entries: [Double], _ style: MathStyle, _ digits: Int) -> String {
    entries.map { number($0, style, digits) }.joined(separator: ", ")
  }

  private static func number(_ value: Double, _ style: MathStyle, _ digits: Int) -> String {
    let text = NumberText.significant(value, digits)
    guard text.hasPrefix("-") else { return text }
    switch style {
    case .unicode: return "−" + text.dropFirst()
    case .words: return "minus " + text.dropFirst()
    case .ascii, .latex: return text
    }
  }
}

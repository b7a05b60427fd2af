/// One line, or one paragraph before it is wrapped, in pieces of one style each.
package struct StyledText: Hashable, Sendable, ExpressibleByStringLiteral {
  package struct Run: Hashable, Sendable {
    package fileprivate(set) var text: String
    package let style: Style

    package init(_ text: String, _ style: Style = .text) {
      self.text = text
      self.style = style
    }
  }

  /// Never two neighbours of the same style, never an empty one.
  package private(set) var runs: [Run] = []

  package init() {}

  package init(_ text: String, _ style: Style = .text) { append(text, style) }

  package init(runs: [Run]) {
    for run in runs { append(run.text, run.style) }
  }

  package init(stringLiteral text: String) { self.init(text) }

  package var isEmpty: Bool { runs.isEmpty }
  package var columns: Int { runs.reduce(0) { $0 + TextWidth.columns(of: $1.text) } }
  package var plain: String { runs.map(\.text).joined() }

  package mutating func append(_ text: String, _ style: Style = .text) {
    guard !text.isEmpty else { return }
    if let last = runs.last, last.style == style {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text, style))
    }
  }

  package static func + (left: StyledText, right: StyledText) -> StyledText {
    StyledText(runs: left.runs + right.runs)
  }
}

extension Canvas {
  /// Writes one line of several styles; returns the columns it takes, at most `maxWidth`.
  @discardableResult
  package mutating func write(
    _ line: StyledText, at point: Point, maxWidth: Int = .max
  ) -> Int {
    var used = 0
    for run in line.runs {
      used += write(
        run.text, at: point.offset(x: used), style: run.style, maxWidth: maxWidth - used)
    }
    return used
  }
}

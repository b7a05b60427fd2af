import Autodiff

/// Writes prose of a lesson in a style, with the values of its cells; knows no width.
package struct ProseText: Sendable {
  package let style: MathStyle
  private let list: WengertList
  private let values: [Double]

  /// Writes cells with the values of a list at its stored primal values.
  package init(style: MathStyle, list: WengertList, values: [Double]) {
    self.style = style
    self.list = list
    self.values = values
  }

  /// Writes cells with the values of a trace at its own point.
  package init(style: MathStyle, trace: LessonTrace) {
    self.init(style: style, list: trace.list, values: trace.list.values(at: trace.point))
  }
}

/// Text of one kind inside a line.
package struct ProseRun: Hashable, Sendable {
  package let text: String
  package let role: Role

  package enum Role: Hashable, Sendable {
    case plain
    case emphasis
    case strong
    case code
    case math
    /// A computed value.
    case value
    case heading
  }
}

/// One line of prose before it is wrapped; an empty one stands between blocks.
package struct ProseLine: Hashable, Sendable {
  /// What stands in front: a list's mark, a quote's bar.
  package var prefix = ""
  /// What stands in front of the lines that it is wrapped to; as wide as `prefix`.
  package var continuation = ""
  package var runs: [ProseRun] = []
  /// Code: breaks nowhere.
  package var isVerbatim = false

  package var text: String { prefix + runs.map(\.text).joined() }
}

extension ProseText {
  /// Runs of text, neighbours of one role joined.
  package func runs(_ inlines: [Inline]) -> [ProseRun] { runs(inlines, role: .plain) }

  /// Runs of text on one line, without roles.
  package func text(_ inlines: [Inline]) -> String {
    String(runs(inlines).map(\.text).joined().map { $0 == "\n" ? " " : $0 })
  }

  /// The lines of blocks, with an empty line between blocks.
  package func lines(_ blocks: [Block]) -> [ProseLine] {
    var lines: [ProseLine] = []
    for (index, block) in blocks.enumerated() {
      if index > 0 { lines.append(ProseLine()) }
      lines += self.lines(block)
    }
    return lines
  }

  private func lines(_ block: Block) -> [ProseLine] {
    switch block {
    case .paragraph(let inlines): return split(runs(inlines))
    case .heading(_, let inlines): return split(runs(inlines, role: .heading))
    case .code(let text): return verbatim(text, .code)
    case .function(_, let text): return verbatim(FunctionText.shown(text, style), .math)
    case .rule: return [ProseLine(runs: [ProseRun(text: "* * *", role: .plain)])]
    case .quote(let blocks):
      let bar = style == .unicode ? "│ " : style == .words ? "" : "| "
      return lines(blocks).map { $0.indented(first: bar, rest: bar) }
    case .list(let start, let items): return list(start, items)
    }
  }

  /// A list is tight where no item holds more than a paragraph and lists of its own.
  private func list(_ start: Int?, _ items: [[Block]]) -> [ProseLine] {
    let isTight = items.allSatisfy { $0.dropFirst().allSatisfy(\.isList) }
    var lines: [ProseLine] = []
    for (index, item) in items.enumerated() {
      if index > 0 && !isTight { lines.append(ProseLine()) }
      let bullet = style == .unicode ? "•" : "-"
      let mark = (start.map { "\($0 + index)." } ?? bullet) + " "
      let room = String(repeating: " ", count: mark.count)
      let content = isTight ? item.flatMap(self.lines) : self.lines(item)
      let inner = content.isEmpty ? [ProseLine()] : content
      for (line, content) in inner.enumerated() {
        lines.append(content.indented(first: line == 0 ? mark : room, rest: room))
      }
    }
    return lines
  }

  private func verbatim(_ text: String, _ role: ProseRun.Role) -> [ProseLine] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      ProseLine(
        prefix: "  ", continuation: "  ", runs: [ProseRun(text: String(line), role: role)],
        isVerbatim: true)
    }
  }

  /// One line per hard break.
  private func split(_ runs: [ProseRun]) -> [ProseLine] {
    var lines = [ProseLine()]
    for run in runs {
      let parts = run.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append(ProseLine()) }
        if !part.isEmpty {
          lines[lines.count - 1].runs.append(ProseRun(text: String(part), role: run.role))
        }
      }
    }
    return lines
  }

  private func runs(_ inlines: [Inline], role: ProseRun.Role) -> [ProseRun] {
    var runs: [ProseRun] = []
    for run in inlines.flatMap({ self.runs($0, role: role) }) {
      if let last = runs.last, last.role == run.role {
        runs[runs.count - 1] = ProseRun(text: last.text + run.text, role: run.role)
      } else {
        runs.append(run)
      }
    }
    return runs
  }

  private func runs(_ inline: Inline, role: ProseRun.Role) -> [ProseRun] {
    switch inline {
    case .text(let text): return [ProseRun(text: text, role: role)]
    case .lineBreak: return [ProseRun(text: "\n", role: role)]
    case .code(let text): return [ProseRun(text: text, role: .code)]
    case .math(let formula): return [ProseRun(text: formula.text(style), role: .math)]
    case .cell(let cell, _):
      let value = cell.value(in: list, values: values)
      return [ProseRun(text: ValueText.text(value, style), role: .value)]
    case .emphasis(let inner): return inner.flatMap { runs($0, role: .emphasis) }
    case .strong(let inner): return inner.flatMap { runs($0, role: .strong) }
    case .link(let inner, let address):
      let shown = inner.flatMap { runs($0, role: role) }
      let text = shown.map(\.text).joined()
      return text == address ? shown : shown + [ProseRun(text: " (\(address))", role: role)]
    }
  }
}

extension Block {
  fileprivate var isList: Bool {
    if case .list = self { return true }
    return false
  }
}

extension ProseLine {
  fileprivate func indented(first: String, rest: String) -> ProseLine {
    var line = self
    line.prefix = first + prefix
    line.continuation = rest + continuation
    return line
  }
}

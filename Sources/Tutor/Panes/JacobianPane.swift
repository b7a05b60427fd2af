import Autodiff
import Canvas

/// The Jacobian m×n: filled by columns in forward passes, by rows in reverse passes.
package enum JacobianPane {
  package static func draw(_ view: TraceView, on canvas: inout Canvas) {
    guard canvas.size.width >= 12, canvas.size.height >= 2 else { return }
    let model = JacobianModel(view)
    let layout = JacobianLayout(view, model, canvas.size)
    canvas.write(model.title, at: .zero, style: Style(.heading))
    for column in layout.columns {
      let isActive = model.activeColumn == column.input
      canvas.write(
        view.letters.input(column.input), at: Point(x: column.x, y: 0),
        style: Style(isActive ? .current : .dim), maxWidth: layout.width - 1)
    }
    for (offset, output) in layout.rows.enumerated() {
      drawName(view, model, layout, output, y: offset + 1, &canvas)
    }
    for column in layout.columns { drawColumn(view, model, layout, column, &canvas) }
    for (offset, line) in model.footer(view).enumerated() {
      let y = layout.rows.count + 1 + offset
      guard y < canvas.size.height else { break }
      canvas.write(line, at: Point(x: 0, y: y), maxWidth: canvas.size.width)
    }
  }

  private static func drawName(
    _ view: TraceView, _ model: JacobianModel, _ layout: JacobianLayout, _ output: Int, y: Int,
    _ canvas: inout Canvas
  ) {
    let isActive = model.activeRow == output
    canvas.write(
      view.letters.output(output), at: Point(x: 0, y: y),
      style: Style(isActive ? .current : .dim), maxWidth: layout.nameWidth)
  }

  private static func drawColumn(
    _ view: TraceView, _ model: JacobianModel, _ layout: JacobianLayout,
    _ column: JacobianLayout.Column, _ canvas: inout Canvas
  ) {
    let width = layout.width - 1
    let numbers = NumberColumn(
      layout.rows.compactMap { model.cells($0, column.input).first }, view, width: width)
    for (offset, output) in layout.rows.enumerated() {
      let entry = model.entry(output, column.input, view)
      let text = entry.map { $0.isHidden ? "?" : view.fitted($0.value, width: width) }
      let empty = view.script == .unicode ? "·" : "."
      let place = Point(x: column.x + numbers.indent(text ?? empty), y: offset + 1)
      let style = entry.map { Style($0.isNew ? .changed : .jacobian) } ?? Style(.dim)
      canvas.write(text ?? empty, at: place, style: style, maxWidth: width)
    }
  }
}

/// Which entries of the Jacobian are known at a position.
struct JacobianModel {
  struct Entry {
    let value: Double
    let isNew: Bool
    let isHidden: Bool
  }

  let title: String
  let activeColumn: Int?
  let activeRow: Int?
  /// The index of the unit pass of each input and of each output, where it is among the passes.
  private let forwardPasses: [Int: Int]
  private let reversePasses: [Int: Int]

  init(_ view: TraceView) {
    let list = view.list
    title = list.outputCount == 1 ? (view.script == .unicode ? "∇f" : "grad f") : "J"
    let unit = view.pass.unitIndex
    activeColumn = view.pass.mode == .forward ? unit : nil
    activeRow = view.pass.mode == .reverse ? unit : nil
    var forward: [Int: Int] = [:]
    var reverse: [Int: Int] = [:]
    for (index, pass) in view.timeline.passes.enumerated() {
      guard let unit = pass.unitIndex else { continue }
      if pass.mode == .forward { forward[unit] = forward[unit] ?? index }
      if pass.mode == .reverse { reverse[unit] = reverse[unit] ?? index }
    }
    forwardPasses = forward
    reversePasses = reverse
  }

  /// The cells that hold the entry ∂yᵢ/∂xⱼ: at most one of each mode.
  func cells(_ output: Int, _ input: Int) -> [TraceCell] {
    [
      reversePasses[output].map { TraceCell.entry(input, pass: $0) },
      forwardPasses[input].map { TraceCell.entry(output, pass: $0) },
    ].compactMap { $0 }
  }

  /// The entry ∂yᵢ/∂xⱼ by whichever pass has read it off last, so that a reverse pass refills
  /// its row before one's eyes.
  func entry(_ output: Int, _ input: Int, _ view: TraceView) -> Entry? {
    let filled = cells(output, input).map { (cell: $0, at: view.timeline.position(filling: $0)) }
      .filter { $0.at <= view.position }
    guard let last = filled.max(by: { $0.at < $1.at }) else { return nil }
    let isNew = last.at == view.position
    return Entry(
      value: view.timeline.value(of: last.cell), isNew: isNew,
      isHidden: view.hidesCurrent && (isNew || isAsked(output, input, view)))
  }

  /// Whether the current step works on the node whose tangent or adjoint is this entry, which a
  /// pass of the other mode has told already.
  private func isAsked(_ output: Int, _ input: Int, _ view: TraceView) -> Bool {
    switch view.pass.mode {
    case .forward?: activeColumn == input && view.currentNode == view.list.outputs[output].node
    case .reverse?: activeRow == output && view.currentNode == input
    case nil: false
    }
  }

  /// Counters of passes, and the result of a pass with another seed.
  func footer(_ view: TraceView) -> [StyledText] {
    var lines = [StyledText(counters(view), Style(.dim))]
    if let mode = view.pass.mode, view.pass.unitIndex == nil {
      lines.append(StyledText(directional(view, mode), Style(.jacobian)))
    }
    return lines
  }

  private func counters(_ view: TraceView) -> String {
    let ends = view.timeline.passes.indices.filter {
      view.timeline.positions(ofPass: $0).upperBound <= view.position
    }
    let done = { (mode: Mode) in
      Set(
        ends.filter { view.timeline.passes[$0].mode == mode }.compactMap {
          view.timeline.passes[$0].unitIndex
        }
      ).count
    }
    return "forward \(done(.forward)) of \(view.list.inputCount), "
      + "reverse \(done(.reverse)) of \(view.list.outputCount)"
  }

  private func directional(_ view: TraceView, _ mode: Mode) -> String {
    let name =
      mode == .forward
      ? "Jac\(view.letters.times)\(view.letters.seedVector(mode))"
      : "\(view.letters.seedVector(mode))\(view.letters.transposed)\(view.letters.times)Jac"
    let entries = (0..<view.list.entryCount(mode)).prefix(6).map { index in
      view.text(.entry(index, pass: view.passIndex), width: 10) ?? "."
    }
    return "\(name) = (\(entries.joined(separator: ", ")))"
  }
}

/// Where the matrix stands in its pane; the part around the current entry, if it is too large.
struct JacobianLayout {
  struct Column {
    let input: Int
    let x: Int
  }

  let columns: [Column]
  let rows: Range<Int>
  let width: Int
  let nameWidth: Int

  init(_ view: TraceView, _ model: JacobianModel, _ size: Size) {
    let names = view.list.outputs.prefix(50).map {
      TextWidth.columns(of: view.script.name($0.name))
    }
    let widest = max(names.max() ?? 2, TextWidth.columns(of: model.title))
    let roomy = min(8, max(3, names.max() ?? 3, TextWidth.columns(of: model.title) + 1))
    let shown = min(view.list.inputCount, max(1, (size.width - roomy - 1) / 9))
    // Where a column of air costs a digit, there is none.
    let isTight = Self.isCut(view, model, shown, width: (size.width - roomy - 1) / shown - 1)
    nameWidth = isTight ? min(8, widest) : roomy
    let start = nameWidth + 1
    width = min(12, max(1, size.width - start) / shown)
    let entry: Int? = if case .entry(let index) = view.step?.event { index } else { nil }
    let focusColumn = model.activeColumn ?? (view.pass.mode == .reverse ? entry : nil) ?? 0
    let focusRow = model.activeRow ?? (view.pass.mode == .forward ? entry : nil) ?? 0
    let first = min(max(0, focusColumn - shown + 1), view.list.inputCount - shown)
    let width = width
    columns = (0..<shown).map { Column(input: first + $0, x: start + $0 * width) }
    let height = max(1, size.height - 2)
    let rowCount = min(view.list.outputCount, height)
    let firstRow = min(max(0, focusRow - rowCount + 1), view.list.outputCount - rowCount)
    rows = firstRow..<firstRow + rowCount
  }

  /// Whether some entry of a small matrix has no room for its digits.
  private static func isCut(
    _ view: TraceView, _ model: JacobianModel, _ shown: Int, width: Int
  ) -> Bool {
    guard shown == view.list.inputCount, view.list.outputCount <= 8 else { return false }
    let cells = view.list.outputs.indices.flatMap { output in
      (0..<shown).compactMap { model.cells(output, $0).first }
    }
    return cells.contains {
      TextWidth.columns(of: view.letters.number(view.timeline.value(of: $0))) > width
    }
  }
}

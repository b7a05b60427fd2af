import Canvas

/// A page of a lesson's prose.
enum PagePane {
  /// Longer lines are hard to read.
  private static let longestLine = 78

  static func draw(_ model: PlayerModel, on canvas: inout Canvas) {
    guard case .page(let page) = model.current else { return }
    let pages = model.content.sections.count
    PlayerScreen.drawHeader(
      model, right: "part \(model.section + 1) of \(pages)", on: &canvas)
    canvas.hline(
      at: Point(x: 0, y: 1), length: model.size.width, lines: model.settings.lines)
    canvas.write(
      page.title.line(model.settings.script), at: Point(x: 1, y: 2), style: Style(.heading))
    let body = body(model.size)
    let lines = WordsPane.lines(paragraphs(model), width: body.width)
    canvas.drawing(in: body) { WordsPane.draw(lines, scroll: model.scroll, on: &$0) }
    WordsPane.drawRemark(
      lines.count, scroll: model.scroll, of: body, y: body.bottom,
      script: model.settings.script == .unicode, on: &canvas)
  }

  static func paragraphs(_ model: PlayerModel) -> [Paragraph] {
    guard case .page(let page) = model.current else { return [] }
    let script = model.settings.script
    let notes = model.settings.showsNotes ? page.note?[script] ?? [] : []
    return page.body[script] + (notes.isEmpty ? [] : [.empty] + NoteText.paragraphs(notes))
  }

  static func body(_ size: Size) -> Rect {
    Rect(x: 1, y: 4, width: min(longestLine, size.width - 2), height: size.height - 6)
  }
}

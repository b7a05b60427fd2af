import Autodiff
import Canvas

/// Draws a form: the function as typed and as read, errors under a caret, the point, the values.
enum FunctionFormPane {
  static func draw(_ form: FunctionForm, _ settings: Settings, on canvas: inout Canvas) {
    var pen = Pen(y: 0, width: canvas.size.width)
    label("f", form.focus == .function, &pen, &canvas)
    input(form.function, form.focus == .function, x: 4, &pen, &canvas)
    for line in reading(form, settings, width: pen.width - 4) {
      canvas.write(line, at: Point(x: 4, y: pen.y), maxWidth: pen.width - 4)
      pen.y += 1
    }
    pen.y += 1
    drawPoint(form, settings, &pen, &canvas)
    label("seeds, if you like: x1=1,x2=-2; y1=1", form.focus == .seeds, &pen, &canvas)
    pen.y += 1
    input(form.seeds, form.focus == .seeds, x: 4, &pen, &canvas)
    pen.y += 1
    for line in outcome(form, settings, width: pen.width) where pen.y < canvas.size.height {
      canvas.write(line, at: Point(x: 0, y: pen.y), maxWidth: pen.width)
      pen.y += 1
    }
  }

  private struct Pen {
    var y: Int
    let width: Int
  }

  private static func label(
    _ text: String, _ isFocused: Bool, _ pen: inout Pen, _ canvas: inout Canvas
  ) {
    canvas.write(
      text, at: Point(x: 0, y: pen.y), style: Style(isFocused ? .current : .heading),
      maxWidth: pen.width)
  }

  private static func input(
    _ field: TextField, _ isFocused: Bool, x: Int, _ pen: inout Pen, _ canvas: inout Canvas
  ) {
    let cursor = canvas.cursor
    field.draw(at: Point(x: x, y: pen.y), width: max(2, pen.width - x), on: &canvas)
    if !isFocused { canvas.cursor = cursor }
    pen.y += 1
  }

  /// How the function was read, or what is wrong, under a caret.
  private static func reading(
    _ form: FunctionForm, _ settings: Settings, width: Int
  ) -> [StyledText] {
    switch form.reading {
    case .failure(let error):
      guard let problem = error.problems.first else { return [] }
      let caret = problem.excerpt(of: form.function.text, width: max(8, width - 1)).dropFirst()
      return caret.map { StyledText($0, Style(.wrong)) }
        + Wrapping.wrap(StyledText(problem.message, Style(.wrong)), width: width)
    case .success(let function):
      let names = function.outputs.map { settings.script.name($0.name) }
      let read = zip(names, function.canonical).map { "\($0) = \($1)" }.joined(separator: "; ")
      let remarks = function.remarks.map { StyledText($0.message, Style(.warning)) }
      return [
        StyledText(
          "read as " + TextWidth.truncated(read, to: width - 8, ellipsis: settings.ellipsis),
          Style(.dim))
      ]
        + remarks.flatMap { Wrapping.wrap($0, width: width) }
    }
  }

  private static func drawPoint(
    _ form: FunctionForm, _ settings: Settings, _ pen: inout Pen, _ canvas: inout Canvas
  ) {
    // The focused input stays in sight, however many there are.
    let inputs = form.inputs
    let focused = inputs.firstIndex { form.focus == .value($0) } ?? 0
    let window = RowWindow(
      count: inputs.count, focus: focused, height: max(1, canvas.size.height - 10))
    for index in window.rows {
      let name = inputs[index]
      let isFocused = form.focus == .value(name)
      label(settings.script.name(name), isFocused, &pen, &canvas)
      let cursor = canvas.cursor
      form.field(name).draw(at: Point(x: 8, y: pen.y), width: 16, on: &canvas)
      if !isFocused { canvas.cursor = cursor }
      if case .failure = form.value(of: name) {
        canvas.write(
          "a number, or an expression such as pi/4", at: Point(x: 26, y: pen.y),
          style: Style(.wrong), maxWidth: pen.width - 26)
      } else if isFocused {
        canvas.write(
          "PgUp and PgDn move it", at: Point(x: 26, y: pen.y), style: Style(.dim),
          maxWidth: pen.width - 26)
      }
      pen.y += 1
    }
    pen.y += inputs.isEmpty ? 0 : 1
  }

  /// The values at the point and what is wrong there, or what keeps the form from being used.
  private static func outcome(
    _ form: FunctionForm, _ settings: Settings, width: Int
  ) -> [StyledText] {
    switch form.trace {
    case .failure(.function), .failure(.value): return []
    case .failure(.seed(let problem)):
      return Wrapping.wrap(StyledText(problem.description, Style(.wrong)), width: width)
    case .success(let trace):
      let list = WengertList(trace.function)
      let letters = Letters(list, settings.script)
      let values = list.values(at: trace.point)
      let outputs = list.outputs.indices.prefix(8).map { index in
        "\(letters.output(index)) = \(letters.number(values[list.outputs[index].node]))"
      }
      let warnings = DomainReport(list, values: values).warnings.prefix(4).map {
        StyledText($0.message(list, values: values, script: settings.script), Style(.warning))
      }
      let text = outputs.joined(separator: ",  ") + "   (\(list.count) nodes)"
      return Wrapping.wrap(StyledText(text, Style(.ok)), width: width)
        + warnings.flatMap { Wrapping.wrap($0, width: width) }
    }
  }
}

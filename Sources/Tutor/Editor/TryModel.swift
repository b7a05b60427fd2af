import Canvas

/// The screen for a function of one's own: type it, see it read, choose the point, go.
package struct TryModel: ScreenModel {
  package var settings: Settings
  package var size: Size
  package private(set) var form: FunctionForm
  private var notice: String?

  package init(settings: Settings, size: Size, form: FunctionForm = FunctionForm(text: "")) {
    self.settings = settings
    self.size = size
    self.form = form
  }

  package mutating func update(_ event: InputEvent) -> [Effect] {
    if form.takeHelp(event, size) { return [] }
    switch event {
    case .resize(let size): self.size = size
    case .paste(let text): form.paste(text)
    case .key(let key): return press(key)
    case .mouse(.click(let place)): return click(place)
    case .mouse, .tick, .end: break
    }
    return []
  }

  /// A click on a key of the bottom line presses it.
  private mutating func click(_ place: Point) -> [Effect] {
    guard notice == nil, let key = FormKeys.footer(settings, size).command(at: place) else {
      notice = nil
      return []
    }
    return form.takeHelp(.key(key), size) ? [] : press(key)
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    switch key {
    case .escape: return [.leave]
    case .enter:
      guard case .success(let trace) = form.trace else {
        notice = "Not yet: see what is marked above."
        return []
      }
      return [.play(Self.content(trace))]
    default: _ = form.take(key)
    }
    return []
  }

  /// What the player plays for a function of one's own.
  package static func content(_ trace: TraceContent) -> PlayerContent {
    PlayerContent(
      title: "A function of your own", lesson: nil, sections: [.trace(trace, passes: nil)])
  }

  package var linear: any LinearScreen { LinearTry(self) }

  package mutating func tell(_ notice: String) { self.notice = notice }

  package func draw(on canvas: inout Canvas) {
    canvas.write("A function of your own", at: Point(x: 1, y: 0), style: Style(.title))
    canvas.hline(at: Point(x: 0, y: 1), length: size.width, lines: settings.lines)
    canvas.drawing(in: Rect(x: 1, y: 3, width: size.width - 2, height: size.height - 5)) {
      FunctionFormPane.draw(form, settings, on: &$0)
    }
    FormKeys.draw(notice, settings, size, on: &canvas)
    form.help?.draw(settings, size, on: &canvas)
  }
}

/// What a form tells about its keys.
enum FormKeys {
  static func draw(
    _ notice: String?, _ settings: Settings, _ size: Size, on canvas: inout Canvas
  ) {
    if let notice {
      NoticeLine.draw(notice, size, on: &canvas)
    } else {
      footer(settings, size).draw(on: &canvas)
    }
  }

  /// The keys that the bottom line offers, each of which a click presses.
  static func footer(_ settings: Settings, _ size: Size) -> Footer<Key> {
    let labels: [(Key, String)] = [
      (.enter, "go"), (.tab, "next field"), (.escape, "back"), (.function(1), "help"),
    ]
    return Footer(
      labels.map { KeyBinding([$0], $0, $1, "") }, width: size.width, y: size.height - 1,
      unicode: settings.script == .unicode)
  }

  static var help: KeyHelp {
    let lines = [
      "f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2))   inputs named, outputs in a tuple",
      "x1*x2 + sin(x1)                              a bare expression",
      "a = x1 x2; y = a + exp(a)                    names defined before use",
      "w3 = sin w1; w4 = w1 w2; f(x1, x2) = (w3, w4)   a list of your own numbering",
      "",
      "Products need no sign: 2x, x1 x2, 3 sin x. LaTeX from notes can be pasted.",
      "Values may be expressions: pi/4. PgUp and PgDn move a value by a tenth.",
      "Seeds add passes: x1=1,x2=-2 goes forward, y1=1,y2=1 in reverse; ';' parts them.",
      "Tab or the arrows up and down go from field to field; Enter plays; Esc leaves.",
    ]
    return KeyHelp(title: "Typing a function", lines: lines)
  }
}

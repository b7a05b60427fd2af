import Canvas

/// The first screen of a first run: three lines on the keys, then straight into a lesson.
package struct WelcomeModel: ScreenModel {
  package var settings: Settings
  package var size: Size
  /// The id of the lesson that any key opens.
  private let lesson: String

  package init(settings: Settings, size: Size, lesson: String) {
    self.settings = settings
    self.size = size
    self.lesson = lesson
  }

  package mutating func update(_ event: InputEvent) -> [Effect] {
    switch event {
    case .resize(let size):
      self.size = size
      return []
    case .key(.character("q")), .key(.character("Q")), .key(.escape): return [.quit]
    case .key, .mouse(.click): return [.openLesson(lesson, replacing: true)]
    default: return []
    }
  }

  /// In lines there is nothing to welcome: the prompt says what to type.
  package var linear: any LinearScreen { LinearWelcome(settings: settings, lesson: lesson) }

  package func draw(on canvas: inout Canvas) {
    let unicode = settings.script == .unicode
    let rows = [
      (unicode ? "→" : "Right", "the next step"),
      (unicode ? "←" : "Left", "back a step: nothing can be spoilt"),
      ("?", "all keys, on every screen"),
    ]
    let width = 44
    let x = max(1, (size.width - width) / 2)
    let y = max(0, size.height / 2 - 4)
    canvas.write(
      "wengert: automatic differentiation, step by step", at: Point(x: max(0, x - 2), y: y),
      style: Style(.title), maxWidth: size.width)
    for (index, row) in rows.enumerated() {
      let place = Point(x: x, y: y + 2 + index)
      canvas.write(row.0, at: place, style: Style(.key))
      canvas.write(row.1, at: place.offset(x: 8), maxWidth: max(0, size.width - x - 8))
    }
    canvas.write(
      "Press any of them to begin with the first lesson.", at: Point(x: max(0, x - 2), y: y + 6),
      style: Style(.dim), maxWidth: size.width)
  }
}

/// The welcome in lines: any line opens the first lesson.
struct LinearWelcome: LinearScreen {
  var settings: Settings
  let lesson: String

  var opening: [String] {
    [
      "wengert: automatic differentiation, step by step",
      "next is the next step, back goes back, help lists all commands.",
    ]
  }

  var prompt: String { "press Enter to begin > " }

  mutating func take(_ line: String) -> LinearAnswer {
    ["quit", "q", "exit"].contains(line)
      ? LinearAnswer([], effects: [.quit])
      : LinearAnswer([], effects: [.openLesson(lesson, replacing: true)])
  }
}

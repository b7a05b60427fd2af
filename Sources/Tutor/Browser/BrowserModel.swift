import Canvas

/// The list of lessons: where one was, how long they take, what comes next.
package struct BrowserModel: ScreenModel {
  /// A row of the browser.
  package struct Entry: Hashable, Sendable {
    package let id: String
    package let title: String
    /// `beginner · 10 min`
    package let detail: String
    /// `you were at part 2, step 31`; nil where the lesson was never opened.
    package fileprivate(set) var progress: String?

    package init(id: String, title: String, detail: String, progress: String?) {
      self.id = id
      self.title = title
      self.detail = detail
      self.progress = progress
    }
  }

  package var settings: Settings
  package var size: Size
  package private(set) var entries: [Entry]
  /// The names of the skills whose questions are due.
  package private(set) var due: [String]
  package private(set) var selected = 0
  package private(set) var help: KeyHelp?
  /// A line that answers the last key, until the next one.
  package private(set) var notice: String?
  /// What is searched for; nil while no search is typed.
  package private(set) var search: TextField?

  package init(
    settings: Settings, size: Size, entries: [Entry], selected: String? = nil,
    due: [String] = []
  ) {
    self.due = due
    self.settings = settings
    self.size = size
    self.entries = entries
    self.selected = entries.firstIndex { $0.id == selected } ?? 0
  }

  /// Shows progress as it is now, by the lessons' ids.
  package mutating func renew(progress: [String: String], due: [String]) {
    for index in entries.indices { entries[index].progress = progress[entries[index].id] }
    self.due = due
  }

  /// The rows that the search leaves.
  package var shown: [Entry] {
    guard let wanted = search?.text.lowercased(), !wanted.isEmpty else { return entries }
    return entries.filter { $0.title.lowercased().contains(wanted) }
  }

  /// `Due: tangents, adjoints. A quiz asks for them first.`; nil where nothing is.
  package var dueWords: String? {
    guard !due.isEmpty else { return nil }
    let more = due.count > Self.mostDue ? ", and \(due.count - Self.mostDue) more" : ""
    return "Due: \(due.prefix(Self.mostDue).joined(separator: ", "))\(more). "
      + "A quiz asks for them first."
  }

  private static let mostDue = 3

  package enum Command: Hashable, Sendable {
    case open, quiz, own, up, down, first, last, search, script, theme, help, leave, quit
  }

  package static let bindings: [KeyBinding<Command>] = [
    KeyBinding([.enter, .right, .character("l"), .space], .open, "open", "open the lesson"),
    KeyBinding([.character("x")], .quiz, "quiz", "the questions of the lesson"),
    KeyBinding([.character("f")], .own, "own function", "walk through a function of your own"),
    KeyBinding([.down, .character("j")], .down, "down", "next lesson"),
    KeyBinding([.up, .character("k")], .up, "up", "previous lesson"),
    KeyBinding([.home, .character("g")], .first, "first", "first lesson"),
    KeyBinding([.end, .character("G")], .last, "last", "last lesson"),
    KeyBinding([.character("/")], .search, "search", "search the titles; Esc ends the search"),
    KeyBinding([.character("m")], .script, "ASCII", "Unicode or ASCII notation"),
    KeyBinding([.character("c")], .theme, "colours", "theme: dark, light, mono"),
    KeyBinding([.character("?"), .function(1)], .help, "help", "this help"),
    KeyBinding(
      [.character("q"), .escape, .left, .character("h")], .leave, "quit", "leave the program"),
    KeyBinding([.character("Q")], .quit, "quit all", "leave the program"),
  ]

  package mutating func tell(_ notice: String) { self.notice = notice }

  package mutating func update(_ event: InputEvent) -> [Effect] {
    if help.takes(event, size) { return [] }
    switch event {
    case .resize(let size): self.size = size
    case .key(let key):
      notice = nil
      if search != nil { return type(key) }
      let command = Self.bindings.first { $0.keys.contains(key) }?.command
      return command.map { perform($0) } ?? []
    case .mouse(.click(let place)): return click(place)
    case .paste(let text):
      search?.paste(text)
      move(by: 0)
    case .mouse(.wheelUp): move(by: -1)
    case .mouse(.wheelDown): move(by: 1)
    case .tick, .end: break
    }
    return []
  }

  /// A click on a key of the bottom line, where that line shows them.
  private mutating func click(_ place: Point) -> [Effect] {
    guard search == nil, notice == nil else {
      notice = nil
      return []
    }
    return footer.command(at: place).map { perform($0) } ?? []
  }

  private mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .open:
      guard shown.indices.contains(selected) else { return [] }
      return [.openLesson(shown[selected].id, replacing: false)]
    case .quiz:
      return shown.indices.contains(selected) ? [.quizLesson(shown[selected].id)] : []
    case .own: return [.tryFunction]
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .first: selected = 0
    case .last: selected = max(0, shown.count - 1)
    case .search: search = TextField()
    case .script: settings.toggleScript()
    case .theme: settings.theme = settings.theme.next
    case .help: help = KeyHelp(Self.bindings, script: settings.script)
    case .leave: return [.leave]
    case .quit: return [.quit]
    }
    return []
  }

  private mutating func move(by amount: Int) {
    selected = min(max(0, selected + amount), max(0, shown.count - 1))
  }

  private mutating func type(_ key: Key) -> [Effect] {
    switch key {
    case .escape: search = nil
    case .backspace where search?.text.isEmpty == true: search = nil
    case .enter: return perform(.open)
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .function(1): return perform(.help)
    default: _ = search?.take(key)
    }
    move(by: 0)
    return []
  }

  var footer: Footer<Command> {
    let order: [Command] = [.open, .down, .quiz, .own, .search, .help, .leave]
    return Footer(
      order.compactMap { command in Self.bindings.first { $0.command == command } },
      width: size.width, y: size.height - 1, unicode: settings.script == .unicode)
  }
}

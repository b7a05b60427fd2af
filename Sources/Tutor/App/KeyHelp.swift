import Autodiff
import Canvas

/// The help that lies over a screen: its key table, scrolled and searched.
package struct KeyHelp: Hashable, Sendable {
  private let title: String
  private let rows: [Row]
  /// Whether `Q` leaves the program on the screen below, and so here.
  private let passesQuit: Bool
  private var scroll = 0
  /// What is searched for, under edit; nil while nothing is searched.
  private var search: TextField?

  /// A row of the key table, or one of prose, which has no keys.
  private struct Row: Hashable {
    let keys: String
    let text: String
  }

  private init(title: String, rows: [Row], passesQuit: Bool) {
    self.title = title
    self.rows = rows
    self.passesQuit = passesQuit
  }

  init(title: String, lines: [String]) {
    self.init(title: title, rows: lines.map { Row(keys: "", text: $0) }, passesQuit: false)
  }

  /// A key table, and after it what else there is to know.
  init<Command>(
    title: String = "Keys", _ bindings: [KeyBinding<Command>], then more: [String] = [],
    script: Script
  ) {
    let rows = bindings.map { binding in
      let keys = binding.keys.map { $0.name(script == .unicode) }.joined(separator: " ")
      return Row(keys: keys, text: binding.help)
    }
    self.init(
      title: title, rows: rows + more.map { Row(keys: "", text: $0) },
      passesQuit: bindings.contains { $0.keys.contains(Self.quitKey) })
  }

  /// The lines of the rows that hold what is searched for, in either case.
  private func shown(_ size: Size) -> [StyledText] {
    let wanted = search?.text.lowercased() ?? ""
    let found =
      wanted.isEmpty
      ? rows : rows.filter { "\($0.keys) \($0.text)".lowercased().contains(wanted) }
    return Self.lines(found, size)
  }

  /// The columns of the keys, where there is room for two columns.
  private static let keysWidth = 20
  /// In narrower boxes what a key does stands below it.
  private static let leastForColumns = 50

  private static func lines(_ rows: [Row], _ size: Size) -> [StyledText] {
    let width = BoxPane.textWidth(size)
    let indent = width < leastForColumns ? 2 : keysWidth
    return rows.flatMap { row -> [StyledText] in
      guard !row.keys.isEmpty else { return Wrapping.wrap(StyledText(row.text), width: width) }
      let texts = Wrapping.wrap(row.text, width: width - indent)
      let blank = String(repeating: " ", count: indent)
      let gap = indent - TextWidth.columns(of: row.keys)
      let keys = StyledText(row.keys, Style(.key))
      guard gap > 0, let first = texts.first else {
        return [keys] + texts.map { StyledText(blank + $0) }
      }
      return [keys + StyledText(String(repeating: " ", count: gap) + first)]
        + texts.dropFirst().map { StyledText(blank + $0) }
    }
  }

  /// Takes what a person does on a screen of a size; false where that closes the help, as a click
  /// does anywhere.
  mutating func take(_ event: InputEvent, _ size: Size) -> Bool {
    switch event {
    case .key(let key): return take(key, size)
    case .paste(let text): paste(text)
    case .mouse(.wheelUp): scroll(by: -1, size)
    case .mouse(.wheelDown): scroll(by: 1, size)
    case .mouse(.click): return false
    case .resize, .tick, .end: break
    }
    return true
  }

  private mutating func take(_ key: Key, _ size: Size) -> Bool {
    switch key {
    case .up: scroll(by: -1, size)
    case .down: scroll(by: 1, size)
    case .pageUp: scroll(by: -BoxPane.textHeight(size), size)
    case .pageDown: scroll(by: BoxPane.textHeight(size), size)
    default: return search == nil ? takePlain(key, size) : takeSearch(key)
    }
    return true
  }

  private mutating func takePlain(_ key: Key, _ size: Size) -> Bool {
    switch key {
    case .character("j"): scroll(by: 1, size)
    case .character("k"): scroll(by: -1, size)
    case .character("/"): startSearch()
    default: return false
    }
    return true
  }

  private mutating func takeSearch(_ key: Key) -> Bool {
    switch key {
    case .escape: search = nil
    case .enter: return true
    default: _ = search?.take(key)
    }
    scroll = 0
    return true
  }

  private mutating func startSearch() {
    search = TextField()
    scroll = 0
  }

  private mutating func paste(_ text: String) {
    search?.paste(text)
    scroll = 0
  }

  private mutating func scroll(by amount: Int, _ size: Size) {
    let limit = max(0, shown(size).count - BoxPane.textHeight(size))
    scroll = (0...limit).clamping(scroll + amount)
  }

  private static let quitKey = Key.character("Q")

  /// What the screen below takes, whatever lies over it: a new size, time, and the key that leaves
  /// the program, while nothing is typed.
  func passesOn(_ event: InputEvent) -> Bool {
    switch event {
    case .resize, .tick, .end: true
    case .key(let key): passesQuit && search == nil && key == Self.quitKey
    case .mouse, .paste: false
    }
  }

  func draw(_ settings: Settings, _ size: Size, on canvas: inout Canvas) {
    let shown = shown(size)
    let found = shown.isEmpty ? [StyledText("No line has that.", Style(.dim))] : shown
    BoxPane(
      title: title, lines: found, scroll: scroll, room: Self.lines(rows, size).count,
      more: "/ search",
      search: search
    ).draw(settings, size, on: &canvas)
  }
}

extension KeyHelp? {
  /// Hands an event to the help, where one is open and the event is meant for it; false where the
  /// event is the screen's.
  mutating func takes(_ event: InputEvent, _ size: Size) -> Bool {
    guard var help = self, !help.passesOn(event) else { return false }
    self = help.take(event, size) ? help : nil
    return true
  }
}

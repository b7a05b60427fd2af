import Autodiff
import Canvas

/// The help that lies over a screen: its key table, scrolled and searched.
package struct KeyHelp: Hashable, Sendable {
  private let title: String
  private let lines: [StyledText]
  private var scroll = 0
  /// What is searched for, under edit; nil while nothing is searched.
  private var search: TextField?

  init(title: String, lines: [StyledText]) {
    self.title = title
    self.lines = lines
  }

  /// A key table, and after it what else there is to know.
  init<Command>(
    title: String = "Keys", _ bindings: [KeyBinding<Command>], then more: [StyledText] = [],
    script: Script
  ) {
    let rows = bindings.map { binding in
      let keys = binding.keys.map { $0.name(script == .unicode) }.joined(separator: " ")
      let padding = String(repeating: " ", count: max(1, 20 - TextWidth.columns(of: keys)))
      return StyledText(keys, Style(.key)) + StyledText(padding + binding.help)
    }
    self.init(title: title, lines: rows + more)
  }

  /// The lines that hold what is searched for, in either case.
  private var shown: [StyledText] {
    guard let wanted = search?.text.lowercased(), !wanted.isEmpty else { return lines }
    return lines.filter { $0.plain.lowercased().contains(wanted) }
  }

  /// Takes a key on a screen of a size; false where the key closes the help.
  mutating func take(_ key: Key, _ size: Size) -> Bool {
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

  mutating func paste(_ text: String) {
    search?.paste(text)
    scroll = 0
  }

  mutating func scroll(by amount: Int, _ size: Size) {
    scroll = min(max(0, scroll + amount), max(0, shown.count - BoxPane.textHeight(size)))
  }

  /// The key that leaves the program, which the help passes on while nothing is typed into it.
  func passesOn(_ key: Key) -> Bool { search == nil && key == .character("Q") }

  func draw(_ settings: Settings, _ size: Size, on canvas: inout Canvas) {
    let found = shown.isEmpty ? [StyledText("No line has that.", Style(.dim))] : shown
    BoxPane(
      title: title, lines: found, scroll: scroll, room: lines.count, more: "/ search",
      search: search
    ).draw(settings, size, on: &canvas)
  }
}

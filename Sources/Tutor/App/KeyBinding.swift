import Canvas

/// One row of a screen's key table: the table dispatches keys, labels the footer and is the help.
package struct KeyBinding<Command: Hashable & Sendable>: Hashable, Sendable {
  package let keys: [Key]
  package let command: Command
  /// A word or two for the footer: `next`.
  package let label: String
  /// A line for the help.
  package let help: String

  package init(_ keys: [Key], _ command: Command, _ label: String, _ help: String) {
    self.keys = keys
    self.command = command
    self.label = label
    self.help = help
  }
}

extension [KeyBinding<PlayerCommand>] {
  package func command(for key: Key) -> PlayerCommand? {
    first { $0.keys.contains(key) }?.command
  }
}

extension Key {
  /// The key as a person reads it on the keyboard.
  package func name(_ unicode: Bool) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .up: unicode ? "↑" : "Up"
    case .down: unicode ? "↓" : "Down"
    case .left: unicode ? "←" : "Left"
    case .right: unicode ? "→" : "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .insert: "Ins"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backtab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .function(let number): "F\(number)"
    }
  }
}

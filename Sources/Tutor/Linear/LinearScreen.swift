import Canvas

/// A screen as plain lines: what it says, and what a typed line leads to.
package protocol LinearScreen: Sendable {
  /// What is said when the screen is entered or come back to.
  var opening: [String] { get }
  var prompt: String { get }
  /// What the person has chosen; handed from screen to screen.
  var settings: Settings { get set }

  mutating func take(_ line: String) -> LinearAnswer

  /// Milliseconds until the screen goes on by itself; nil while it waits for a line.
  var rest: Int? { get }
  /// Goes on by itself.
  mutating func proceed() -> LinearAnswer
}

extension LinearScreen {
  package var rest: Int? { nil }

  package mutating func proceed() -> LinearAnswer { LinearAnswer([]) }
}

/// What a typed line leads to.
package struct LinearAnswer: Sendable {
  package let lines: [String]
  package let effects: [Effect]

  package init(_ lines: [String], effects: [Effect] = []) {
    self.lines = lines
    self.effects = effects
  }

  package var isOver: Bool { effects.contains { $0.ends != nil } }
}

/// One word of a screen's vocabulary.
struct LinearWord<Command: Hashable & Sendable>: Sendable {
  let words: [String]
  let command: Command
  let help: String

  static func help(_ vocabulary: [LinearWord]) -> [String] {
    vocabulary.map { "\($0.words.joined(separator: ", ")): \($0.help)" }
  }
}

/// What is said to a word that is no command.
enum LinearWords {
  static func unknown(_ word: String) -> String {
    "'\(Sanitiser.line(word))' is no command here. help lists the commands."
  }
}

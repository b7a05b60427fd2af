import Canvas
import Foundation
import TestKit

/// A program in a terminal, with an emulator that shows what a person would see.
final class EmulatedSession {
  let session: PseudoTerminalSession
  let screen: EmulatedScreen

  init(
    _ program: BuiltProgram, _ arguments: [String] = [], environment: [String: String?] = [:],
    size: Size = Size(width: 80, height: 24), limit: Duration = .seconds(30)
  ) throws {
    let screen = EmulatedScreen(size: size)
    // A kind without "repeat the last character", which libvterm does not know before 0.3.
    let environment = ["TERM": "tmux-256color"].merging(environment) { $1 }
    session = try PseudoTerminalSession(
      program, arguments, environment: environment, size: size, limit: limit)
    self.screen = screen
    session.onOutput = { screen.feed($0) }
    session.describe = { screen.text }
  }

  /// Reads output until the screen shows a text.
  func waitUntilShown(_ text: String) throws {
    try session.wait(for: "\"\(text)\" on the screen") { screen.contains(text) }
  }

  func send(_ text: String) throws { try session.send(text) }

  func resize(_ size: Size) {
    screen.resize(size)
    session.resize(size)
  }

  /// What is not as it was before the program started; empty after a good end.
  var leftovers: [String] {
    let checks = [
      ("settings", session.settings != session.settingsBefore),
      ("alternate screen", screen.isAlternate),
      ("hidden cursor", !screen.isCursorShown), ("mouse", isMouseOn),
      ("bracketed paste", isOn("2004")),
    ]
    return checks.filter(\.1).map(\.0)
  }

  /// Whether the program gets the mouse.
  var isMouseOn: Bool { isOn("1000") }

  /// Whether the last word on a mode switched it on; for modes that the emulator does not tell of.
  private func isOn(_ mode: Substring) -> Bool {
    let switches = session.text.matches(of: /\u{1B}\[\?([0-9;]+)([hl])/)
    let last = switches.last { $0.1.split(separator: ";").contains(mode) }
    return last?.2 == "h"
  }
}

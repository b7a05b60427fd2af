import Canvas

/// A screen: a value that takes events and draws itself whole.
package protocol ScreenModel: Sendable {
  /// What the person has chosen; handed from screen to screen.
  var settings: Settings { get set }
  var size: Size { get set }
  /// How many milliseconds until the screen wants a tick; nil while nothing moves.
  var tickInterval: Int? { get }

  /// Takes one event and says what the outside should do.
  mutating func update(_ event: InputEvent) -> [Effect]

  func draw(on canvas: inout Canvas)

  /// The same screen as plain lines.
  var linear: any LinearScreen { get }

  /// Shows a line that answers the last key: where a file was saved, what failed.
  mutating func tell(_ notice: String)
}

extension ScreenModel {
  package var tickInterval: Int? { nil }

  package mutating func tell(_ notice: String) {}
}

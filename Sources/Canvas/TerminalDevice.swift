/// A place that shows canvases and hands in events: a real terminal, or one in memory.
package protocol TerminalDevice: AnyObject {
  /// The size that the next canvas should have.
  var size: Size { get }

  /// How roles are shown from the next canvas on.
  var theme: Theme { get set }

  /// What the terminal is able to do.
  var abilities: TerminalAbilities { get }

  /// Shows a canvas; one of another size is cut or leaves the rest empty.
  func present(_ canvas: Canvas)

  /// Returns the next event, or nil if none comes in time; nil as a time limit waits for ever.
  func nextEvent(timeoutMilliseconds: Int?) -> InputEvent?
}

extension TerminalDevice {
  /// Returns the next event and all that already wait behind it, so that a loop draws once for all.
  ///
  /// Of several sizes in a row only the last is kept. At most `limit` events come at a time, so that
  /// endless input cannot keep a loop from drawing. Empty if nothing comes in time.
  package func nextEvents(timeoutMilliseconds: Int?, limit: Int = 4096) -> [InputEvent] {
    guard let first = nextEvent(timeoutMilliseconds: timeoutMilliseconds) else { return [] }
    var events = [first]
    while events.count < limit, events.last != .end,
      let event = nextEvent(timeoutMilliseconds: 0)
    {
      if case .resize = event, case .resize = events.last { events.removeLast() }
      events.append(event)
    }
    return events
  }
}

/// What a terminal is able to do, as far as a program can find out.
package struct TerminalAbilities: Hashable, Sendable {
  /// Whether it shows characters beyond ASCII.
  package var unicode: Bool
  /// Whether it shows colours, and may.
  package var colour: Bool
  package var mouse: Bool

  package init(unicode: Bool = true, colour: Bool = true, mouse: Bool = true) {
    self.unicode = unicode
    self.colour = colour
    self.mouse = mouse
  }
}

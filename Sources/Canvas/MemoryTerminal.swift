/// A terminal in memory: events come from a script, presented canvases are kept.
package final class MemoryTerminal: TerminalDevice {
  package private(set) var size: Size
  package var theme: Theme = .dark
  package let abilities: TerminalAbilities
  /// All canvases that were presented, the newest last.
  package private(set) var presented: [Canvas] = []
  private var script: ArraySlice<InputEvent>

  package init(
    size: Size, events: [InputEvent] = [], abilities: TerminalAbilities = TerminalAbilities()
  ) {
    self.size = size
    self.abilities = abilities
    script = events[...]
  }

  package convenience init(width: Int, height: Int, events: [InputEvent] = []) {
    self.init(size: Size(width: width, height: height), events: events)
  }

  /// Adds an event to the end of the script.
  package func send(_ event: InputEvent) { script.append(event) }

  package func present(_ canvas: Canvas) { presented.append(canvas) }

  /// Returns the next event of the script at once, and `.end` after the last.
  ///
  /// With a time limit an empty script is silence (nil), as on a terminal where nobody types.
  package func nextEvent(timeoutMilliseconds: Int?) -> InputEvent? {
    guard let event = script.popFirst() else { return timeoutMilliseconds == nil ? .end : nil }
    if case .resize(let size) = event { self.size = size }
    return event
  }
}

import Canvas
import Tutor

/// Runs the screens on a terminal: events in, frames out, effects to whoever carries them out.
struct TutorLoop {
  var model: TutorModel
  let terminal: any TerminalDevice
  /// Carries out what the screens ask for; it may put other screens on.
  let carryOut: (Effect, inout TutorModel) -> Void
  /// Looks at the outside at every turn: a lesson file that was saved, a presenter that moved on.
  var watch: (inout TutorModel) -> Void = { _ in }
  /// How often `watch` wants to look while nobody presses a key; nil for never.
  var watchInterval: Int?

  /// Runs until a screen asks to quit or the terminal is gone.
  mutating func run() {
    let clock = ContinuousClock()
    var last = clock.now
    var shown: Canvas?
    while true {
      let frame = model.draw()
      if terminal.theme != model.settings.theme { terminal.theme = model.settings.theme }
      // Key repeat is coalesced: all that has come is taken before the next frame.
      if frame != shown { terminal.present(frame) }
      shown = frame
      let timeout = [model.tickInterval, watchInterval].compactMap { $0 }.min()
      var events = terminal.nextEvents(timeoutMilliseconds: timeout)
      let now = clock.now
      if model.tickInterval != nil {
        events.append(.tick(milliseconds: Int((now - last) / .milliseconds(1))))
      }
      last = now
      for event in events where !take(event) { return }
      watch(&model)
    }
  }

  /// Hands one event to the screens; false at the end.
  private mutating func take(_ event: InputEvent) -> Bool {
    if event == .end { return false }
    for effect in model.update(event) {
      if effect == .quit { return false }
      carryOut(effect, &model)
    }
    return true
  }
}

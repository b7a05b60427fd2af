import Canvas
import Tutor

/// Runs the screens on a terminal: events in, frames out, effects to the desk.
struct TutorLoop {
  var model: TutorModel
  let terminal: any TerminalDevice
  let desk: LessonDesk
  /// Whether a trap follows the first frame, as a defect would.
  var crashes = false

  /// Runs until a screen asks to quit or the terminal is gone.
  mutating func run() {
    let clock = ContinuousClock()
    var last = clock.now
    var shown: Canvas?
    while true {
      let frame = model.draw()
      if terminal.theme != model.settings.theme { terminal.theme = model.settings.theme }
      if frame != shown { terminal.present(frame) }
      shown = frame
      precondition(!crashes, "asked for by --crash")
      desk.settle()
      // Key repeat is coalesced: all that has come is taken before the next frame.
      let timeout = min(model.tickInterval ?? .max, LessonDesk.watchInterval)
      var events = terminal.nextEvents(timeoutMilliseconds: timeout)
      let now = clock.now
      if model.tickInterval != nil {
        events.append(.tick(milliseconds: Int((now - last) / .milliseconds(1))))
      }
      last = now
      for event in events where !take(event) { return desk.settle() }
      desk.look(&model)
    }
  }

  /// Hands one event to the screens; false at the end.
  private mutating func take(_ event: InputEvent) -> Bool {
    if event == .end { return false }
    for effect in model.update(event) {
      if effect.ends == .program { return false }
      switch desk.carryOut(effect, model.settings, terminal.size) {
      case .nothing: break
      case .enter(let screen, let below):
        if let below { model.replace(with: below) }
        model.push(screen)
      case .tell(let text): model.tell(text)
      case .resume(let progress, let due): model.renewList(progress: progress, due: due)
      }
    }
    return true
  }
}

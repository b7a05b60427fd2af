import Autodiff
import Canvas

/// What if: another point, another seed, another function, in place; one key returns.
extension PlayerModel {
  mutating func startChange() {
    guard let trace = changed ?? trace else {
      notice = "There is no function on this page: go on to one first."
      return
    }
    overlay = .change(
      FunctionForm(text: trace.editable, point: trace.point, inputs: trace.function.inputs))
  }

  /// Hands an event to the form or to its help; wheel and clicks elsewhere do nothing.
  mutating func takeInForm(_ event: InputEvent, _ form: FunctionForm) {
    var form = form
    if form.takeHelp(event, size) {
      overlay = .change(form)
      return
    }
    switch event {
    case .key(let key):
      notice = nil
      pressInForm(key, form)
    case .paste(let text):
      form.paste(text)
      overlay = .change(form)
    case .mouse(.click(let place)):
      let key = notice == nil ? FormKeys.footer(settings, size).command(at: place) : nil
      notice = nil
      if let key { takeInForm(.key(key), form) }
    case .mouse, .resize, .tick, .end: break
    }
  }

  private mutating func pressInForm(_ key: Key, _ form: FunctionForm) {
    var form = form
    switch key {
    case .escape: overlay = nil
    case .enter:
      guard case .success(let trace) = form.trace else {
        notice = "Not yet: see what is marked above."
        return
      }
      overlay = nil
      apply(trace)
    default:
      if form.take(key) { overlay = .change(form) }
    }
  }

  /// Walks another trace in the lesson's place, at the same step where it has that step.
  private mutating func apply(_ trace: TraceContent) {
    let step = timeline?.step(at: position)
    let new = trace.timeline(settings.telling)
    if new.passes != timeline?.passes { pinned = [] }
    timeline = new
    changed = trace
    isHidden = false
    row = nil
    position = min(position, new.count)
    if let step, new.holds(step) { position = new.position(of: step) }
    notice = "Changed. E returns to the lesson's own."
  }

  /// Back to the lesson's function, point and seeds, at the same step.
  mutating func restore() {
    guard isChanged else { return }
    let step = timeline?.step(at: position)
    openSection(at: position)
    if let step, let timeline, timeline.holds(step) { go(to: timeline.position(of: step)) }
    notice = "This is the lesson's own again."
  }
}

import Canvas

/// The right side of the header, in forms from long to short.
struct HeaderText {
  private let forms: [String]

  init(_ model: PlayerModel, _ view: TraceView) {
    let timeline = view.timeline
    let step = "step \(view.position) of \(timeline.count)"
    let pass = "pass \(view.passIndex + 1) of \(timeline.passes.count)"
    let name = view.letters.name(view.pass)
    let changed = model.isChanged ? "changed · " : ""
    let dot = view.script == .unicode ? " · " : " - "
    let mark = view.script == .unicode ? changed : changed.isEmpty ? "" : "changed - "
    forms = [
      mark + [name, pass, step].joined(separator: dot),
      mark + [name, step].joined(separator: dot),
      step,
    ]
  }

  /// The longest form that leaves the title some room.
  func fitting(_ width: Int) -> String {
    forms.first { TextWidth.columns(of: $0) + 14 <= width } ?? forms.last ?? ""
  }
}

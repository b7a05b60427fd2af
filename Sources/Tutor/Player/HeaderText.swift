import Canvas

/// The right side of the header, in forms from long to short.
struct HeaderText {
  private let forms: [String]

  init(_ model: PlayerModel, _ view: TraceView) {
    let timeline = view.timeline
    let pass = view.passIndex + 1
    let (passes, steps) = (timeline.passes.count, timeline.count)
    let name = view.letters.name(view.pass)
    let dot = view.script == .unicode ? " · " : " - "
    let mark = model.isChanged ? ["changed"] : []
    forms = [
      mark + [name, "pass \(pass) of \(passes)", "step \(view.position) of \(steps)"],
      mark + [name, "pass \(pass)/\(passes)", "step \(view.position)/\(steps)"],
      mark + [name, "step \(view.position)/\(steps)"],
      mark + [view.pass.mode == nil ? name : view.letters.seed(view.pass)]
        + ["step \(view.position)/\(steps)"],
      ["step \(view.position) of \(steps)"],
    ].map { $0.joined(separator: dot) }
  }

  /// A title may be cut down to this many columns before the right side says less.
  private static let enoughTitle = 26

  /// The longest form beside which a title can be read.
  func fitting(_ width: Int, title: String) -> String {
    let room = width - min(TextWidth.columns(of: title), Self.enoughTitle) - 4
    return forms.first { TextWidth.columns(of: $0) <= room } ?? forms.last ?? ""
  }
}

/// Which passes have a column, where not all of them fit.
extension PlayerModel {
  /// Keeps a pass in sight, or lets it go again.
  mutating func togglePin(_ pass: Int) {
    guard let view, pass > 0 else {
      notice = "The primal pass is always in sight."
      return
    }
    let name = view.letters.name(view.timeline.passes[pass])
    if pinned.remove(pass) == nil {
      pinned.insert(pass)
      notice = "Pinned: \(name). i lets it go."
    } else {
      notice = "No longer pinned: \(name)."
    }
  }

  /// Scrolls the columns that are neither pinned nor under way.
  mutating func scrollColumns(by amount: Int) {
    guard let columns else {
      notice = "All passes have their column."
      return
    }
    let before = columns.shift
    columnShift = before + amount
    columnShift = self.columns?.shift ?? 0
    if columnShift == before {
      notice = columns.hidesPasses ? "No more passes on that side." : "All passes are in sight."
    }
  }

  /// The columns of the table that shows; nil where none does.
  var columns: TraceColumns? {
    guard let view, let rect = PlayerLayout(self, view).panes[.trace] else { return nil }
    return TraceColumns(view, width: rect.width)
  }
}

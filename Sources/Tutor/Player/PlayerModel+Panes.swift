/// Which pane has the focus, and which picture of the list shows.
extension PlayerModel {
  /// Graph for table or table for graph, where one of them shows.
  mutating func changePicture() {
    let single = view.map { PlayerLayout(self, $0).isSingle } ?? false
    switch focus {
    // Where one pane shows at a time, Tab may have come to either.
    case .trace where single: settings.picture = .graph
    case .graph where single: settings.picture = .table
    case .trace, .graph: settings.picture = settings.picture.next
    case .step, .jacobian, .words: if !single { settings.picture = settings.picture.next }
    }
    focus = settings.picture == .graph ? .graph : .trace
  }

  /// Goes on to a pane that shows, or, where one shows at a time, to any.
  mutating func moveFocus(by amount: Int) {
    guard let view else { return }
    let panes = PlayerLayout(self, view).reachable
    repeat { focus = focus.shifted(by: amount) } while !panes.contains(focus)
  }
}

import Autodiff
import Canvas

/// Going where words say.
extension PlayerModel {
  /// Goes to the place that a text names; false, with a notice, where there is none.
  mutating func go(toPlace text: String) -> Bool {
    if timeline == nil { enterTrace() }
    guard let timeline else {
      notice = "There is no trace here to go to a step of."
      return false
    }
    do throws(Destination.Problem) {
      let target = try Destination(timeline, from: position).position(text)
      isHidden = false
      go(to: target)
      return true
    } catch {
      notice = "\(Sanitiser.line(error.description))."
      return false
    }
  }

  /// Goes to the step that fills the chosen row in the pass under way.
  mutating func goToRow() {
    guard let view, view.list.nodes.contains(view.focusRow) else { return }
    isHidden = false
    go(to: Destination(view.timeline, from: position).position(ofRow: view.focusRow))
  }

  /// From a page to the trace that comes next, or else to the one before.
  mutating func enterTrace() {
    let traces = content.sections.indices.filter {
      if case .trace = content.sections[$0] { true } else { false }
    }
    guard let target = traces.first(where: { $0 > section }) ?? traces.last else { return }
    section = target
    openSection(at: 0)
  }
}

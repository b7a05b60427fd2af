import Autodiff
import Canvas

/// The passes of a trace as a list to jump from.
enum PassList {
  static func box(_ view: TraceView, selected: Int, height: Int) -> BoxPane {
    let lines = view.timeline.passes.enumerated().map { index, pass in
      let range = view.timeline.positions(ofPass: index)
      let isSelected = index == selected
      let mark = isSelected ? view.currentMark + " " : "  "
      return StyledText(
        "\(mark)\(view.letters.name(pass)), steps \(range.lowerBound) to \(range.upperBound)"
          + (view.pinned.contains(index) ? ", pinned" : ""),
        isSelected ? Style(.current) : .text)
    }
    return BoxPane(
      title: "Passes: Enter goes there, i pins", lines: lines,
      scroll: max(0, selected - height + 1))
  }
}

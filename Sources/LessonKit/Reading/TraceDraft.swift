import Autodiff

/// A trace while its file is being read: what could be read of it so far.
struct TraceDraft {
  let text: String
  /// The line of the file that the text begins on, from 1.
  let line: Int
  let pointLine: Int
  /// The opening line of its block.
  let place: Range<Int>
  var function: Function?
  var list: WengertList?
  var point: [Double]?
  /// The primal pass and those after it; nil where the ```` ```passes ```` block has errors.
  var passes: [Pass]?
  var hasPassesBlock = false
  var narration: [Narration] = []

  /// The trace, where all of it could be read.
  var finished: LessonTrace? {
    guard let function, let list, let point, let passes else { return nil }
    return LessonTrace(
      text: text, line: line, pointLine: pointLine, function: function, list: list, point: point,
      passes: passes,
      narration: narration)
  }
}

extension WengertList {
  /// A pass as a lesson names it: `primal`, `forward x1`, `reverse y1=0.5,y2=1`.
  package func name(of pass: Pass) -> String {
    guard let mode = pass.mode else { return "primal" }
    let names = mode == .forward ? inputs : outputs.map(\.name)
    if let index = pass.unitIndex, names.indices.contains(index) {
      return "\(mode.rawValue) \(names[index])"
    }
    let entries = zip(names, pass.seed).filter { $0.1 != 0 }
    let shown = entries.isEmpty ? Array(zip(names, pass.seed)) : entries
    let parts = shown.map { "\($0.0)=\(NumberText.roundTrip($0.1))" }
    return "\(mode.rawValue) \(parts.joined(separator: ","))"
  }
}

import Autodiff

/// A function of a lesson at its point, with the passes to walk and the words for their steps.
package struct LessonTrace: Sendable {
  /// The text of the function as typed, without the point.
  package let text: String
  /// The line of the file that the text begins on, from 1.
  package let line: Int
  /// The line of the file that the point stands on, from 1.
  package let pointLine: Int
  package let function: Function
  package let list: WengertList
  /// One value per input, finite.
  package let point: [Double]
  /// The passes in order; the first is the primal one, as in `Timeline.passes`.
  package let passes: [Pass]
  /// The words for steps, in the order of the file.
  package let narration: [Narration]
  private let index: [Narration.Key: Int]

  package init(
    text: String, line: Int, pointLine: Int, function: Function, list: WengertList, point: [Double],
    passes: [Pass], narration: [Narration]
  ) {
    self.text = text
    self.line = line
    self.pointLine = pointLine
    self.function = function
    self.list = list
    self.point = point
    self.passes = passes
    self.narration = narration
    let keys = narration.enumerated().map { ($0.element.key, $0.offset) }
    index = Dictionary(keys) { first, _ in first }
  }

  /// The words of the file for a place of a pass; nil where the file has none.
  package func narration(pass: Int, _ place: Narration.Place) -> Narration? {
    index[Narration.Key(pass: pass, place: place)].map { narration[$0] }
  }

  /// The steps of all passes at a point; left out, at the lesson's point.
  package func timeline(at point: [Double]? = nil, telling: Telling = .gather) -> Timeline {
    Timeline(list, at: point ?? self.point, passes: Array(passes.dropFirst()), telling: telling)
  }
}

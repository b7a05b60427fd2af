import LessonKit
import Practice

/// What only practice can find in a lesson: a point that hides mistakes.
///
/// A warning names rules of the catalogue that give the right answer, or the same wrong one, at
/// the lesson's point, where another point would separate them.
enum PointCheck {
  /// Larger lists are not compared: their warnings would be many and their cost is high.
  private static let mostNodes = 200
  private static let mostEntries = 36

  static func problems(_ lesson: Lesson) -> [LessonProblem] {
    lesson.traces.flatMap { trace -> [LessonProblem] in
      let entries = trace.list.inputCount * trace.list.outputCount
      guard trace.list.count <= mostNodes, entries <= mostEntries else { return [] }
      return words(Identifiability(trace.list, at: trace.point).warnings).map { words in
        lesson.problem(.confusing(words), atLine: trace.pointLine)
      }
    }
  }

  /// At most two sentences: what is hidden, and what can't be told apart.
  private static func words(_ findings: [Identifiability.Finding]) -> [String] {
    var hidden: [Mistake] = []
    var pairs: [String] = []
    for finding in findings {
      switch finding.kind {
      case .hidden(let mistake): if !hidden.contains(mistake) { hidden.append(mistake) }
      case .confused(let a, let b): pairs.append("\(a.id) and \(b.id)")
      }
    }
    let names = hidden.sorted().map { "\($0.id) (\(Catalogue.name(of: $0)))" }
    let shown = pairs.prefix(mostPairs).joined(separator: ", ")
    let more = pairs.count > mostPairs ? " and \(pairs.count - mostPairs) more pairs" : ""
    return [
      names.isEmpty
        ? nil : "the point hides \(names.joined(separator: ", ")): another one would show it",
      pairs.isEmpty
        ? nil : "the point can't tell \(shown)\(more) apart: another one would",
    ].compactMap { $0 }
  }

  private static let mostPairs = 8
}

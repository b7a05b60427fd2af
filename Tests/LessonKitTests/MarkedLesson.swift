import LessonKit
import Testing

/// A lesson text in which guillemets mark where a problem is expected.
///
/// What stands between them is what the caret underlines; «» alone expects an empty place.
struct MarkedLesson: Sendable {
  let text: String
  /// The expected line, from 1, column in characters, from 1, and marked text of each place.
  let places: [Place]

  struct Place: Hashable, Sendable {
    let line: Int
    let column: Int
    let marked: String
  }

  init(_ marked: String) {
    var text = ""
    var places: [Place] = []
    var open: (line: Int, column: Int, start: String.Index)?
    var line = 1
    var column = 1
    for character in marked {
      switch character {
      case "«": open = (line, column, text.endIndex)
      case "»":
        if let start = open {
          let shown = text[start.start...].split(separator: "\n").first ?? ""
          places.append(Place(line: start.line, column: start.column, marked: String(shown)))
        }
        open = nil
      default:
        text.append(character)
        (line, column) = character == "\n" ? (line + 1, 1) : (line, column + 1)
      }
    }
    self.text = text
    self.places = places
  }

  /// A small whole lesson with some lines of a body.
  static func body(_ body: String) -> MarkedLesson {
    MarkedLesson(
      """
      ---
      id: test
      title: A test
      ---
      # First page
      ```function
      f(x1, x2) = (x1 x2 + sin x1, e^(x1 - x2))
      at x1 = 0.5, x2 = 2
      ```

      """ + body)
  }
}

extension LessonProblem {
  var place: MarkedLesson.Place {
    MarkedLesson.Place(line: line, column: column, marked: excerpt.marked)
  }
}

/// Expects exactly one problem, of a kind, at the marked place.
func expectOnly(
  _ kind: LessonProblem.Kind, in lesson: MarkedLesson,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let problems = Lesson.read(lesson.text, file: "test.md").problems
  #expect(problems.map(\.kind) == [kind], sourceLocation: sourceLocation)
  #expect(problems.map(\.place) == lesson.places, sourceLocation: sourceLocation)
}

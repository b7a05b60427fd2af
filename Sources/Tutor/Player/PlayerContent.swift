import Autodiff
import Canvas

/// What the player plays: pages of prose and traces, in order.
package struct PlayerContent: Hashable, Sendable {
  package let title: String
  /// The lesson's id; nil for a function of one's own.
  package let lesson: String?
  package let sections: [Section]

  package init(title: String, lesson: String?, sections: [Section]) {
    self.title = title
    self.lesson = lesson
    self.sections = sections
  }

  package enum Section: Hashable, Sendable {
    case page(Page)
    /// The passes of a trace that are walked here; pages may stand between passes.
    case trace(TraceContent, passes: Range<Int>?)
  }

  package struct Page: Hashable, Sendable {
    package let title: ScriptedText
    package let body: ScriptedText
    package let note: ScriptedText?
    /// Seconds that a demo rests here.
    package let pause: Double?

    package init(
      title: ScriptedText, body: ScriptedText, note: ScriptedText? = nil, pause: Double? = nil
    ) {
      self.title = title
      self.body = body
      self.note = note
      self.pause = pause
    }
  }
}

/// Paragraphs in each script that a screen can show.
package struct ScriptedText: Hashable, Sendable {
  package let unicode: [Paragraph]
  package let ascii: [Paragraph]

  package init(unicode: [Paragraph], ascii: [Paragraph]) {
    self.unicode = unicode
    self.ascii = ascii
  }

  /// The paragraphs on one line, for titles.
  package func line(_ script: Script) -> String {
    self[script].map(\.plain).joined(separator: " ")
  }

  package subscript(script: Script) -> [Paragraph] { script == .unicode ? unicode : ascii }
}

/// One function at one point, with the words that belong to its steps.
package struct TraceContent: Hashable, Sendable {
  /// The function as typed; nil where it is to be written from the function.
  package let text: String?
  package let function: Function
  package let point: [Double]
  /// The derivative passes; nil for every unit seed.
  package let passes: [Pass]?
  /// Words before the first step.
  package let opening: ScriptedText?
  package let steps: [Step: StepContent]

  package init(
    text: String? = nil, function: Function, point: [Double], passes: [Pass]? = nil,
    opening: ScriptedText? = nil, steps: [Step: StepContent] = [:]
  ) {
    self.text = text
    self.function = function
    self.point = point
    self.passes = passes
    self.opening = opening
    self.steps = steps
  }
}

extension TraceContent {
  /// The function as typed, or in one line that reads back as the same.
  var editable: String {
    let inputs = function.inputs.joined(separator: ", ")
    return text ?? "f(\(inputs)) = (\(function.canonical.joined(separator: ", ")))"
  }

  func timeline(_ telling: Telling) -> Timeline {
    Timeline(WengertList(function), at: point, passes: passes, telling: telling)
  }
}

/// What a lesson says about one step.
package struct StepContent: Hashable, Sendable {
  package var words: ScriptedText?
  package var note: ScriptedText?
  /// The step whose value is asked for before this one is shown.
  package var asks: Step?
  /// Seconds that a demo rests here.
  package var pause: Double?

  package init(
    words: ScriptedText? = nil, note: ScriptedText? = nil, asks: Step? = nil,
    pause: Double? = nil
  ) {
    self.words = words
    self.note = note
    self.asks = asks
    self.pause = pause
  }
}

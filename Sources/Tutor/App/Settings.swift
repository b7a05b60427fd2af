import Autodiff
import Canvas

/// What a person has chosen; the same for every screen, changed by keys and flags.
package struct Settings: Hashable, Sendable {
  package var script: Script = .unicode
  package var theme: Theme = .dark
  package var stride: Stride = .row
  package var telling: Telling = .gather
  package var showing: Showing = .both
  package var picture: Picture = .table
  package var showsPaper = false
  package var showsNotes = false
  package var animates = true
  /// Which values are asked for before they show, beside those that the lesson asks for.
  package var predicting: Predicting = .lesson
  /// Steps a minute when it plays by itself.
  package var pace: Pace = .normal

  package init() {}

  /// What stands where text is cut.
  var ellipsis: String { script == .unicode ? "…" : "..." }

  package var lines: LineSet { script == .unicode ? .light : .ascii }

  /// Unicode for ASCII, ASCII for anything else.
  mutating func toggleScript() { script = script == .unicode ? .ascii : .unicode }
}

/// Which values a learner is asked for before they show.
package enum Predicting: Hashable, Sendable {
  /// Only where the lesson says so.
  case lesson
  /// Everywhere in one pass.
  case pass(Int)
  case all
}

/// What stands in the upper part of the player; a wide terminal shows the graph beside the table.
package enum Picture: String, Hashable, Sendable, CaseIterable {
  case table
  case graph
}

/// How fast a lesson plays by itself.
package enum Pace: Int, Hashable, Sendable, CaseIterable {
  case slowest, slow, normal, fast, fastest

  /// Milliseconds that a step rests.
  package var rest: Int {
    switch self {
    case .slowest: 6000
    case .slow: 4000
    case .normal: 2500
    case .fast: 1200
    case .fastest: 500
    }
  }

  package var faster: Pace { Pace(rawValue: rawValue + 1) ?? self }
  package var slower: Pace { Pace(rawValue: rawValue - 1) ?? self }
}

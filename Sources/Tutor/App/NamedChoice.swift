import Autodiff
import Canvas

/// A choice of few, each of which has a word that flags and the configuration file take.
package protocol NamedChoice {
  static var choices: [Self] { get }
  var word: String { get }
}

extension NamedChoice {
  /// The choice of a word.
  package init?(word: String) {
    guard let choice = Self.choices.first(where: { $0.word == word }) else { return nil }
    self = choice
  }
}

extension NamedChoice where Self: CaseIterable {
  package static var choices: [Self] { Array(allCases) }
}

extension NamedChoice where Self: RawRepresentable, RawValue == String {
  package var word: String { rawValue }
}

extension Theme: NamedChoice {}
extension ColourChoice: NamedChoice {}
extension Stride: NamedChoice {}
extension Telling: NamedChoice {}
extension Showing: NamedChoice {}
extension Picture: NamedChoice {}

extension Pace: NamedChoice {
  package var word: String { "\(self)" }
}

extension Predicting: NamedChoice {
  /// Those that hold for a whole lesson.
  package static var choices: [Predicting] { [.lesson, .all] }

  package var word: String {
    switch self {
    case .lesson: "lesson"
    case .pass(let index): "pass \(index)"
    case .all: "all"
    }
  }
}

extension Bool: NamedChoice {
  package static var choices: [Bool] { [true, false] }

  package var word: String { self ? "yes" : "no" }
}

import Autodiff

/// One thing that is wrong with a lesson file, and where.
package struct LessonProblem: Error, Hashable, Sendable {
  package let kind: Kind
  /// The name of the file, as given.
  package let file: String
  /// From 1.
  package let line: Int
  /// In characters, from 1.
  package let column: Int
  package let excerpt: Excerpt

  package init(kind: Kind, file: String, line: Int, column: Int, excerpt: Excerpt) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.excerpt = excerpt
  }

  /// The line, or the part of a long one around the place. As typed: whoever prints it cleans it.
  package struct Excerpt: Hashable, Sendable {
    package let before: String
    package let marked: String
    package let after: String
  }

  package enum Severity: String, Hashable, Sendable {
    case error
    case warning
  }

  package var severity: Severity { kind.severity }
}

extension LessonProblem {
  /// Lessons with errors are not played; every kind says what would do in `message`.
  package enum Kind: Hashable, Sendable {
    // The file.
    case notUTF8(offset: Int, byte: UInt8)
    case forbiddenCharacter(Unicode.Scalar)
    case tooLarge(bytes: Int)
    case tooMany(Countable, count: Int)
    case tooMuchProse(bytes: Int)
    case tooDeep
    case furtherProblems

    // The header.
    case headerMissing
    case headerUnclosed
    case headerLine(String)
    case headerSign(String)
    case headerUnreadable(String)
    case missingKey(String)
    case unknownKey(String, nearest: String?, known: [String])
    case repeatedKey(String)
    case badValue(key: String, value: String, Expectation)

    // The parts of the body.
    case unknownHeading(String, nearest: String?)
    case textOutsideSection
    case unclosedFence(String)
    case unknownFence(String, nearest: String)
    case keyNotHere(String, Section)
    case noteOutsideQuote

    // Functions, points, passes.
    case noFunction
    case needsFunction(Section)
    case remark(Remark)
    case missingPoint
    case repeatedPasses
    case badPass(String, nearest: String?)
    case seed(CellProblem)
    case repeatedPass(String)

    // Steps.
    case unknownPass(String, known: [String])
    case badPlace(String)
    case place(CellProblem)
    case noSeedHere
    case repeatedHeading(String, firstLine: Int)
    case nothingToPredict

    // Prose.
    case openDollar
    case openBrace
    case formula(FormulaProblem)
    case cell(CellProblem)
    case image

    // Questions.
    case badID(String)
    case noPrompt
    case noAnswer
    case severalAnswers
    case answerKeyMissing(String)
    case formOfCell
    case oneChoice
    case rightChoices(Int)
    case oneItem
    case mixedItems
    case impossibleOrder(String, String)
    case freeOrder

    // What `LessonCheck` finds.
    case domain(String)
    case kink(String)
    case notFinite(String)
    case modesDisagree(entry: String, forward: Double, reverse: Double)
    case differencesDisagree(entry: String, exact: Double, difference: Double)
    case wrongIsRight(String)
    case tooLong(Fit, lines: Int, limit: Int, MathStyle)
    case tooWide(Fit, columns: Int, limit: Int, MathStyle)
    case sharedID(String, otherFile: String)
    case unknownNeed(String, nearest: String?)
    case needsCycle([String])
  }

  /// What a limit counts.
  package enum Countable: Hashable, Sendable {
    case nodes
    case traces
    case passes
    case questions

    package var limit: Int {
      switch self {
      case .nodes: LessonLimits.nodes
      case .traces: LessonLimits.traces
      case .passes: LessonLimits.passes
      case .questions: LessonLimits.questions
      }
    }
  }

  /// What the value of a key should have been.
  package enum Expectation: Hashable, Sendable {
    case id
    case ids
    case text
    case words([String])
    case wholeNumber(ClosedRange<Int>)
    case seconds
    case languageTag
  }

  /// The kinds of sections.
  package enum Section: Hashable, Sendable {
    case page
    case step
    case quiz
    case passes
  }

  /// What has to fit a screen.
  package enum Fit: Hashable, Sendable {
    case page
    case words
    case prompt
    case choice
    case hint
    case feedback
    case title
  }
}

extension LessonProblem.Kind {
  var severity: LessonProblem.Severity {
    switch self {
    case .remark, .unknownFence, .freeOrder, .kink: .warning
    default: .error
    }
  }
}

/// What is wrong with a formula in prose.
package enum FormulaProblem: Hashable, Sendable {
  /// No command of the subset; the nearest one, if one is near.
  case unknownCommand(String, nearest: String?)
  /// A character that means nothing in a formula.
  case unknownCharacter(String)
  /// A brace without its partner.
  case unbalancedBrace
  /// A command, `_` or `^` whose argument is missing.
  case missingArgument(String)
  /// A second index or exponent on one letter.
  case secondScript(String)
  case tooDeep
  case empty
}

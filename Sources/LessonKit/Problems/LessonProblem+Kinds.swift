import Autodiff

/// What is wrong with the file as a whole.
package enum FileProblem: Hashable, Sendable {
  case notUTF8(offset: Int, byte: UInt8)
  case forbiddenCharacter(Unicode.Scalar)
  case tooLarge(bytes: Int)
  case tooMany(LessonProblem.Countable, count: Int)
  case tooMuchProse(bytes: Int)
  case tooDeep
  case furtherProblems
}

/// What is wrong with the lines between `---`.
package enum HeaderProblem: Hashable, Sendable {
  case missing
  case unclosed
  case badLine(String)
  /// A value that begins with a sign of YAML that no header needs.
  case badSign(String)
  /// A value that begins with a quote and does not end with it.
  case badQuote
  case unreadable(String)
  case missingKey(String)
}

/// What is wrong with a `key: value`, in the header or below a heading.
package enum KeyProblem: Hashable, Sendable {
  case unknownKey(String, nearest: String?, known: [String])
  case repeatedKey(String)
  case badValue(key: String, value: String, LessonProblem.Expectation)
  case keyNotHere(String, LessonProblem.Section)
  case valueMissing(String)
}

/// What is wrong with headings and blocks.
package enum SectionProblem: Hashable, Sendable {
  case unknownHeading(String, nearest: String?)
  case textOutsideSection
  case unclosedFence(String)
  case unknownFence(String, nearest: String)
  case noteOutsideQuote
  /// `> Note:` is a quote for everybody.
  case noteInCapitals
  /// `##forward x1`
  case gluedHeading
  /// `forward x1 w3`
  case missingAt(String)
  case unknownPass(String, known: [String])
  case badPlace(String)
  case place(CellProblem)
  /// `primal at seed`
  case noSeedHere
  case repeatedHeading(String, firstLine: Int)
  case nothingToPredict
  /// The words of a step whose value is asked for contain that value.
  case givesAway(String)
}

/// What is wrong with functions, points and passes.
package enum TraceProblem: Hashable, Sendable {
  case noFunction
  case needsFunction(LessonProblem.Section)
  case function(ReadingProblem)
  case remark(Remark)
  case missingPoint
  case repeatedPoint
  case point(ReadingProblem)
  case badAssignment(String)
  case pointOfNoInput(String, nearest: String?, known: [String])
  case repeatedAssignment(String)
  case notConstant(String)
  case pointNotFinite(String)
  case pointLacks([String])
  case repeatedPasses
  case badPass(String, nearest: String?)
  case seed(CellProblem)
  case unknownSeed(String, Mode, nearest: String?, known: [String])
  case repeatedPass(String)
}

/// What is wrong inside prose.
package enum ProseProblem: Hashable, Sendable {
  case openDollar
  case openBrace
  /// `$x = {dot w3}$`
  case valueInFormula
  case formula(FormulaProblem)
  case cell(CellProblem)
  case image
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

/// What is wrong with a question.
package enum QuestionProblem: Hashable, Sendable {
  case badID(String)
  case noPrompt
  case noAnswer
  case severalAnswers
  case answer(ReadingProblem)
  case answerOfSeveral
  case keyWithoutAnswer(String)
  case formOfCell
  case noFeedback
  case emptyChoice
  /// `- [] text`
  case badChoice
  /// A choice or an item that stands twice.
  case repeatedItem
  case choiceCount(Int)
  case rightChoices(Int)
  case itemCount(Int)
  case mixedItems
  case impossibleOrder(String, String)
  case freeOrder
}

/// What `LessonCheck` finds.
package enum CheckProblem: Hashable, Sendable {
  /// The sentence of a trace about a value or a derivative that fails.
  case domain(String)
  /// The sentence of a trace about a derivative that is a choice.
  case kink(String)
  case notFinite(String)
  case modesDisagree(entry: String, forward: Double, reverse: Double)
  case differencesDisagree(entry: String, exact: Double, difference: Double)
  case wrongIsRight(String)
  /// The sentence of `Practice` about mistakes that the point hides.
  case confusing(String)
  case tooLong(LessonProblem.Fit, lines: Int, limit: Int, MathStyle)
  case tooWide(LessonProblem.Fit, columns: Int, limit: Int, MathStyle)
  case sharedID(String, otherFile: String)
  case unknownNeed(String, nearest: String?)
  case needsCycle([String])
}

extension LessonProblem {
  /// What a limit counts.
  package enum Countable: Hashable, Sendable {
    case nodes
    case inputs
    case outputs
    case traces
    case passes
    case questions
    case wrong
    case values
    case parts

    package var limit: Int {
      switch self {
      case .nodes: LessonLimits.nodes
      case .inputs, .outputs: LessonLimits.components
      case .traces: LessonLimits.traces
      case .passes: LessonLimits.passes
      case .questions: LessonLimits.questions
      case .wrong: LessonLimits.wrong
      case .values: LessonLimits.values
      case .parts: LessonLimits.parts
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
    case code
  }
}

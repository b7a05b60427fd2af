import Autodiff

extension LessonProblem {
  /// What is wrong and what would do, in a sentence.
  package var message: String { Words.shortened(kind.message) }
}

extension LessonProblem.Kind {
  fileprivate var message: String {
    switch self {
    case .file(let problem): problem.message
    case .header(let problem): problem.message
    case .key(let problem): problem.message
    case .section(let problem): problem.message
    case .trace(let problem): problem.message
    case .prose(let problem): problem.message
    case .question(let problem): problem.message
    case .check(let problem): problem.message
    }
  }
}

extension FileProblem {
  fileprivate var message: String {
    switch self {
    case .notUTF8(let offset, let byte):
      "byte \(offset) (\(Words.hexadecimal(UInt32(byte), 2))) is no UTF-8: save the file as UTF-8"
    case .forbiddenCharacter("\r"):
      "a carriage return without a line feed: save the file with line ends LF or CRLF"
    case .forbiddenCharacter(let scalar):
      "the character U+\(Words.hexadecimal(scalar.value, 4)) is invisible or a control: remove it"
    case .tooLarge(let bytes):
      "the file has \(bytes) bytes, a lesson at most \(LessonLimits.bytes): divide it"
    case .tooMany(let what, let count):
      "\(count) \(what.plural), \(what == .wrong ? "a question" : "a lesson") has at most "
        + "\(what.limit): \(what.wayOn)"
    case .tooMuchProse(let bytes):
      "\(bytes) bytes of text at a stretch, at most \(LessonLimits.prose): divide it by headings"
    case .tooDeep:
      "lists and quotes are nested more than \(LessonLimits.depth) deep: flatten them"
    case .furtherProblems:
      "and further problems from here on: correct these and check again"
    }
  }
}

extension HeaderProblem {
  fileprivate var message: String {
    switch self {
    case .missing:
      "a lesson begins with '---', then 'id: name' and 'title: words', then '---'"
    case .unclosed: "the header has no end: add a line '---' below it"
    case .badLine: "a header line is 'key: value', without an indent"
    case .badSign(let sign):
      "a value can't begin with '\(sign)': put it in quotes; lists are 'needs: one, two'"
    case .badQuote:
      "a value that begins with a quote ends with the same one; inside \"…\" write \\\" and \\\\"
    case .unreadable(let reason):
      "the header can't be read\(reason.isEmpty ? "" : " (\(reason))"): put the value in quotes"
    case .missingKey(let key): "the header needs '\(key): …'"
    }
  }
}

extension KeyProblem {
  fileprivate var message: String {
    switch self {
    case .unknownKey(let key, let nearest, let known):
      "there is no key '\(key)'" + Words.hint(nearest, known)
    case .repeatedKey(let key): "'\(key)' stands twice: keep one"
    case .badValue(let key, let value, let expected):
      value.isEmpty
        ? "'\(key)' has no value: it is \(expected.words)"
        : "'\(value)' is no value for '\(key)': it is \(expected.words)"
    case .keyNotHere(let key, let section):
      "'\(key):' has no meaning in \(section.words): "
        + (KeyName.known(in: section).isEmpty
          ? "remove it" : "there it is \(Words.list(KeyName.known(in: section).map(\.rawValue)))")
    case .valueMissing(let key): "'\(key):' has no text: write it behind the colon"
    }
  }
}

extension SectionProblem {
  fileprivate var message: String {
    switch self {
    case .unknownHeading(let text, let nearest):
      "'\(text)' is no heading of a lesson"
        + Words.hint(nearest, ["primal", "forward x1 at w3", "reverse y1 at w1", "quiz ID"])
        + (nearest == nil ? "; inside a page headings begin with '###'" : "")
    case .textOutsideSection: "this text belongs to no section: put a heading '# Title' above it"
    case .unclosedFence: "this block has no end: add a line of the same marks below it"
    case .unknownFence(let info, let nearest):
      "a block '\(info)' is shown as it is: for the lesson's own write '\(nearest)'"
    case .noteOutsideQuote: "a note for the presenter is a quote: write '> note: …'"
    case .noteInCapitals:
      "this quote is shown to learners: a note for the presenter begins with 'note:'"
    case .gluedHeading: "this is no heading: put a blank behind '#'"
    case .missingAt(let place): "a place in a pass is named with 'at': write 'at \(place)'"
    case .unknownPass(let name, let known):
      "the pass '\(name)' is not run: this trace has \(Words.list(known)); "
        + "other passes are listed in a ```passes block"
    case .badPlace(let text):
      "'\(text)' is no place in this pass: write 'at w3', 'at w6 from w3', 'at seed' or 'at end'"
    case .place(let problem): "\(problem)"
    case .noSeedHere: "the primal pass has no seed: write 'primal' or 'primal at w1'"
    case .repeatedHeading(let heading, let line):
      "'\(heading)' stands in line \(line) already: keep one, or name another step"
    case .givesAway(let cell):
      "the learner is asked for {\(cell)}, which the words give away: leave it out"
    case .nothingToPredict:
      "nothing is filled at this place: 'predict:' goes under a heading such as "
        + "'forward x1 at w3'"
    }
  }
}

extension TraceProblem {
  fileprivate var message: String {
    switch self {
    case .noFunction: "a lesson needs a function: add a ```function block"
    case .needsFunction(let section): "\(section.words) needs a ```function block above it"
    case .function(let problem), .point(let problem): problem.message
    case .remark(let remark): remark.message
    case .missingPoint: "the last line of a function block is its point: 'at x1 = 0.5, x2 = 2'"
    case .repeatedPoint: "the point stands once, on the last line: keep one"
    case .badAssignment(let text): "'\(text)' is no value of an input: write 'x1 = 0.5'"
    case .pointOfNoInput(let name, let nearest, let known):
      "there is no input '\(name)'" + Words.hint(nearest, known)
    case .repeatedAssignment(let name): "'\(name)' has a value already: keep one"
    case .notConstant(let name):
      "the value of '\(name)' is one number or constant expression, such as 0.5 or pi/4"
    case .pointNotFinite(let name): "the value of '\(name)' is not finite: choose another"
    case .pointLacks(let names): "the point has no value for \(Words.list(names)): add it"
    case .repeatedPasses: "this trace has a ```passes block already: keep one"
    case .badPass(let text, let nearest):
      "'\(text)' is no pass" + Words.hint(nearest, ["forward x1", "reverse y1"])
    case .seed(let problem): "\(problem)"
    case .unknownSeed(let name, let mode, let nearest, let known):
      (name.isEmpty
        ? "a \(mode.rawValue) pass needs a seed"
        : "'\(name)' is no \(mode == .forward ? "input" : "output") of this function")
        + Words.hint(nearest, known)
    case .repeatedPass(let name): "the pass '\(name)' is listed already: keep one"
    }
  }
}

extension ProseProblem {
  fileprivate var message: String {
    switch self {
    case .openDollar:
      "this dollar sign opens no formula: write $…$ close to the formula, or \\$ for the sign"
    case .openBrace: "this brace is not closed: write {dot w3}, or \\{ for the sign"
    case .valueInFormula:
      "in a formula braces only group: a value stands outside it, as in $\\dot w_3$ = {dot w3}"
    case .formula(let problem): problem.message
    case .cell(let problem): "\(problem)"
    case .image: "pictures can't be shown: say it in words"
    }
  }
}

extension QuestionProblem {
  fileprivate var message: String {
    switch self {
    case .badID(let id):
      "'\(id)' is no id: write '## quiz name' with \(LessonProblem.Expectation.id.words)"
    case .noPrompt: "this question asks nothing: write what is asked under its heading"
    case .noAnswer:
      "this question has no answer: add 'answer: …', choices '- [x] …', an order '1. …' "
        + "or 'generate: 5'"
    case .severalAnswers: "a question is answered in one way: make this another question"
    case .answer(let problem): problem.message
    case .answerOfSeveral: "an answer is a cell, or one expression in the inputs"
    case .keyWithoutAnswer(let key): "'\(key):' goes with 'answer:' only: remove it"
    case .formOfCell:
      "'form:' goes with an expression, such as 'answer: x2 + cos(x1)', and not with a cell"
    case .noFeedback: "say below a foreseen answer what is wrong with it: '> …'"
    case .emptyChoice: "this choice has no text: write it behind the brackets"
    case .badChoice: "a choice is '- [x] text' where it is right, else '- [ ] text'"
    case .repeatedItem: "the same stands above already: keep one"
    case .choiceCount(let count):
      "\(count == 1 ? "one choice" : "\(count) choices"): a question has 2 to 9"
    case .rightChoices(let count):
      "\(count == 0 ? "no choice is" : "\(count) choices are") right: mark one with '[x]'"
    case .itemCount(let count):
      "\(count == 1 ? "one thing" : "\(count) things") to put in order: a question has 2 to 9"
    case .mixedItems:
      "name one kind in every item, such as $\\bar w_3$, or use words in all of them"
    case .impossibleOrder(let before, let after):
      "'\(after)' can't stand above '\(before)', which it needs: write an order that works"
    case .freeOrder: "every order is right here: name nodes that depend on each other"
    }
  }
}

extension CheckProblem {
  fileprivate var message: String {
    switch self {
    case .domain(let words): "\(words): choose a point inside the domain"
    case .confusing(let words): words
    case .kink(let words): "\(words): another point would have no choice to make"
    case .notFinite(let what): "\(what) is not finite at this point: choose another point"
    case .modesDisagree(let entry, let forward, let reverse):
      "\(entry) is \(NumberText.roundTrip(forward)) by forward mode and "
        + "\(NumberText.roundTrip(reverse)) by reverse mode: choose a point where the sums are tamer"
    case .differencesDisagree(let entry, let exact, let difference):
      "\(entry) is \(NumberText.significant(exact)), by central differences "
        + "\(NumberText.significant(difference)): choose a point away from kinks and poles"
    case .wrongIsRight(let text):
      "the foreseen wrong answer is right at this point (\(text)): choose another point or answer"
    case .tooLong(let what, let lines, let limit, let style):
      "\(what.words) takes \(lines) lines of \(PageLimits.width) columns in \(style.name), "
        + "at most \(limit) fit: shorten it\(what == .page ? " or begin another page" : "")"
    case .tooWide(let what, let columns, let limit, let style):
      "\(what.words) is \(columns) columns wide in \(style.name), at most \(limit) fit: shorten it"
    case .sharedID(let id, let other): "the id '\(id)' is that of \(other): choose another"
    case .unknownNeed(let id, let nearest):
      "no lesson here has the id '\(id)'" + Words.hint(nearest, [])
    case .needsCycle(let ids):
      ids.count == 1
        ? "\(Words.chain(ids)) needs itself: remove that"
        : "\(Words.chain(ids)) need each other: remove one of these needs"
    }
  }
}

// Parts of sentences.
private enum Words {
  /// A sentence that quotes a whole page keeps its beginning and its way on.
  static func shortened(_ sentence: String) -> String {
    guard sentence.utf8.count > 600 else { return sentence }
    return sentence.prefix(300) + " … " + sentence.suffix(200)
  }

  /// `; did you mean 'x'?`, else `: it is one of …`.
  static func hint(_ nearest: String?, _ known: [String]) -> String {
    if let nearest { return "; did you mean '\(nearest)'?" }
    return known.isEmpty ? "" : ": there is \(list(known))"
  }

  /// `'a', 'b' and 'c'`; long lists are cut.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "'\($0)'" }
    if names.count > shown.count { return shown.joined(separator: ", ") + ", …" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "none" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }

  static func chain(_ ids: [String]) -> String {
    ids.map { "'\($0)'" }.joined(separator: ", ")
  }

  static func hexadecimal(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension LessonProblem.Countable {
  fileprivate var plural: String {
    switch self {
    case .nodes: "nodes"
    case .inputs: "inputs"
    case .outputs: "outputs"
    case .traces: "functions"
    case .passes: "passes"
    case .questions: "questions"
    case .wrong: "foreseen wrong answers"
    case .values: "computed numbers"
    case .parts: "headings, keys and paragraphs"
    }
  }

  fileprivate var wayOn: String {
    switch self {
    case .nodes, .inputs, .outputs: "use a smaller function"
    case .traces, .questions, .parts: "divide it into several lessons"
    case .wrong: "keep the likely ones"
    case .values: "name single entries, such as {jacobian y1/x2}"
    case .passes: "list the ones that teach something in a ```passes block"
    }
  }
}

extension LessonProblem.Section {
  fileprivate var words: String {
    switch self {
    case .page: "a page"
    case .step: "the words for a step"
    case .quiz: "a question"
    case .passes: "a ```passes block"
    }
  }
}

extension LessonProblem.Expectation {
  fileprivate var words: String {
    switch self {
    case .id: "at most 64 lower-case letters, digits and hyphens, such as 'my-lesson'"
    case .ids: "ids of lessons, such as 'my-first, my-second'"
    case .text: "a line of text"
    case .words(let words): words.map { "'\($0)'" }.joined(separator: " or ")
    case .wholeNumber(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .seconds: "seconds, above 0 and at most \(NumberText.roundTrip(LessonLimits.pause))"
    case .languageTag: "a language tag, such as 'en' or 'pt-BR'"
    }
  }
}

extension LessonProblem.Fit {
  fileprivate var words: String {
    switch self {
    case .page: "this page"
    case .words: "what is said at this step"
    case .prompt: "this question"
    case .choice: "this choice"
    case .hint: "this hint"
    case .feedback: "this feedback"
    case .title: "this title"
    case .code: "this code"
    }
  }
}

extension MathStyle {
  fileprivate var name: String {
    switch self {
    case .unicode: "Unicode"
    case .ascii: "ASCII"
    case .latex: "LaTeX"
    case .words: "words"
    }
  }
}

extension FormulaProblem {
  fileprivate var message: String {
    switch self {
    case .unknownCommand(let name, let nearest):
      "no command '\\\(name)' in formulas"
        + (nearest.map { "; did you mean '\\\($0)'?" } ?? ": write it in words outside the dollars")
    case .unknownCharacter(let character): "'\(character)' means nothing in a formula: remove it"
    case .unbalancedBrace: "this brace has no partner: formulas group with {…}"
    case .missingArgument(let name): "'\(name)' has nothing to act on: write \(Self.example(name))"
    case .secondScript(let sign):
      "a second '\(sign)' on one letter: put both in braces, such as w\(sign){12}"
    case .tooDeep: "braces are nested more than \(LessonLimits.depth) deep: write it flatter"
    case .empty: "an empty formula: write something between the dollars"
    }
  }

  static func example(_ name: String) -> String {
    switch name {
    case "_", "^": "w\(name)3"
    case "\\frac", "\\dfrac", "\\tfrac": "\(name){a}{b}"
    default: "\(name){w}"
    }
  }
}

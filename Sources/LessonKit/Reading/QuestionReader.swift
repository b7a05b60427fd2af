import Autodiff

/// Reads one `## quiz ID` section.
struct QuestionReader {
  let section: Section
  let source: LessonSource
  let draft: TraceDraft
  let prose: ProseReader
  var problems: ProblemList

  /// The ways of asking that a section can show, by the first place where each shows.
  private enum Way: Hashable {
    case answer
    case choices
    case order
    case generate
  }

  /// The question; nil where something is wrong with it.
  mutating func read(id: String, trace: Int) -> Question? {
    var prompt: [Block] = []
    for case .prose(let run) in section.parts { prompt += prose.blocks(run, &problems) }
    var notes: [[Block]] = []
    for case .note(let run) in section.parts { notes.append(prose.blocks(run, &problems)) }
    let hints = readHints()
    refuseRepeatedKeys()
    guard let kind = readKind() else { return nil }
    if case .generate = kind {
    } else if prompt.isEmpty {
      problems.add(.question(.noPrompt), at: section.place)
    }
    return Question(
      id: id, trace: trace, prompt: prompt, notes: notes, hints: hints, kind: kind,
      line: source.lineNumber(of: section.place.lowerBound))
  }

  private var keys: [KeyLine] {
    section.parts.compactMap { part in
      if case .key(let key) = part { return key }
      return nil
    }
  }

  private func keys(_ name: KeyName) -> [KeyLine] { keys.filter { $0.name == name.rawValue } }

  private mutating func refuseRepeatedKeys() {
    for name in [KeyName.answer, .form, .generate] {
      for key in keys(name).dropFirst() {
        problems.add(.key(.repeatedKey(key.name)), at: key.namePlace)
      }
    }
  }

  private mutating func readHints() -> [[Inline]] {
    var hints: [[Inline]] = []
    for key in keys(.hint) {
      if key.value.isBlank {
        problems.add(.key(.valueMissing(key.name)), at: key.namePlace)
      } else {
        hints.append(prose.inlines(key.value, &problems))
      }
    }
    return hints
  }

  private mutating func readKind() -> Question.Kind? {
    var ways: [Way] = []
    var places: [Range<Int>] = []
    for part in section.parts {
      guard let (way, place) = way(part), !ways.contains(way) else { continue }
      ways.append(way)
      places.append(place)
    }
    guard let way = ways.first else {
      problems.add(.question(.noAnswer), at: section.place)
      return nil
    }
    if ways.count > 1 { problems.add(.question(.severalAnswers), at: places[1]) }
    refuseStrayKeys(way)
    switch way {
    case .answer: return readAnswer()
    case .choices: return readChoices()
    case .order: return readOrder()
    case .generate: return readGenerate()
    }
  }

  private func way(_ part: Section.Part) -> (Way, Range<Int>)? {
    switch part {
    case .key(let key) where key.name == KeyName.answer.rawValue: (.answer, key.namePlace)
    case .key(let key) where key.name == KeyName.generate.rawValue: (.generate, key.namePlace)
    case .choice(let choice): (.choices, choice.place)
    case .item(let run): (.order, run.place)
    case .prose, .note, .key, .fence: nil
    }
  }

  /// `wrong:` and `form:` go with `answer:`.
  private mutating func refuseStrayKeys(_ way: Way) {
    guard way != .answer else { return }
    for key in keys(.wrong) + keys(.form) {
      problems.add(.question(.keyWithoutAnswer(key.name)), at: key.namePlace)
    }
  }

  private mutating func readGenerate() -> Question.Kind? {
    guard let key = keys(.generate).first else { return nil }
    let range = 1...LessonLimits.generated
    guard let count = Int(key.value.text), range.contains(count) else {
      key.refuse(.wholeNumber(range), &problems)
      return nil
    }
    return .generate(count)
  }
}

// Typed answers.
extension QuestionReader {
  private mutating func readAnswer() -> Question.Kind? {
    guard let key = keys(.answer).first else { return nil }
    let target = readTarget(key)
    let explanation = prose.blocks(key.quote, &problems)
    var wrong: [ForeseenAnswer] = []
    let foreseen = keys(.wrong)
    if foreseen.count > LessonLimits.wrong {
      let place = foreseen[LessonLimits.wrong].namePlace
      problems.add(.file(.tooMany(.wrong, count: foreseen.count)), at: place)
    }
    for key in foreseen.prefix(LessonLimits.wrong) {
      let target = readTarget(key)
      let feedback = prose.blocks(key.quote, &problems)
      if feedback.isEmpty { problems.add(.question(.noFeedback), at: key.namePlace) }
      if let target {
        wrong.append(
          ForeseenAnswer(
            target: target, feedback: feedback,
            line: source.lineNumber(of: key.namePlace.lowerBound)))
      }
    }
    let form = readForm(target)
    guard let target else { return nil }
    return .answer(
      AnswerKey(target: target, explanation: explanation, form: form, wrong: wrong))
  }

  private mutating func readForm(_ target: AnswerTarget?) -> AnswerKey.Form? {
    guard let key = keys(.form).first else { return nil }
    guard let form = AnswerKey.Form(rawValue: key.value.text) else {
      key.refuse(.words(AnswerKey.Form.allCases.map(\.rawValue)), &problems)
      return nil
    }
    if case .cell? = target { problems.add(.question(.formOfCell), at: key.namePlace) }
    return form
  }

  private static let cellWords: Set<String> = [
    "dot", "bar", "partial", "term", "jacobian", "along", "pull", "passes", "seed",
  ]

  /// A cell, else an expression in the inputs; nil where it is neither.
  private mutating func readTarget(_ key: KeyLine) -> AnswerTarget? {
    guard !key.value.isBlank else {
      problems.add(.key(.valueMissing(key.name)), at: key.namePlace)
      return nil
    }
    guard let list = draft.list else { return nil }
    let text = String(key.value.text.map { $0.isNewline ? " " : $0 })
    do throws(CellProblem) {
      return .cell(try Cell(reading: text, for: list))
    } catch {
      let first = text.split { $0.isWhitespace || $0 == "@" }.first.map(String.init) ?? ""
      let isNode = text == first && first.hasPrefix("w") && Int(first.dropFirst()) != nil
      guard Self.cellWords.contains(first) || isNode else {
        return readExpression(text, key, list)
      }
      problems.add(.prose(.cell(error)), at: key.value.place)
      return nil
    }
  }

  private mutating func readExpression(
    _ text: String, _ key: KeyLine, _ list: WengertList
  ) -> AnswerTarget? {
    let head = "f(\(list.inputs.joined(separator: ", "))) = "
    do throws(ReadingError) {
      let function = try Function(reading: head + text)
      if function.outputs.count == 1, function.inputs == list.inputs {
        return .expression(text, WengertList(function))
      }
      problems.add(.question(.answerOfSeveral), at: key.value.place)
    } catch {
      for problem in error.problems {
        let offset = max(0, problem.offset - head.utf8.count)
        let place = source.word(at: key.value.sourceOffset(offset))
        problems.add(.question(.answer(problem)), at: place)
      }
    }
    return nil
  }
}

// Choices and orders.
extension QuestionReader {
  private mutating func readChoices() -> Question.Kind? {
    var choices: [Choice] = []
    for case .choice(let choice) in section.parts {
      if choice.text.isBlank { problems.add(.question(.emptyChoice), at: choice.place) }
      choices.append(
        Choice(
          text: prose.inlines(choice.text, &problems), isRight: choice.isRight,
          feedback: prose.blocks(choice.feedback, &problems)))
    }
    let lines = section.parts.compactMap { part -> (text: String, place: Range<Int>)? in
      if case .choice(let choice) = part { return (choice.text.text, choice.place) }
      return nil
    }
    refuseRepeated(lines)
    let right = choices.filter(\.isRight).count
    if !(2...9).contains(choices.count) {
      problems.add(.question(.choiceCount(choices.count)), at: section.place)
    } else if right != 1 {
      problems.add(.question(.rightChoices(right)), at: section.place)
    }
    return .choices(choices)
  }

  /// Two choices or items that say the same can't be told apart.
  private mutating func refuseRepeated(_ lines: [(text: String, place: Range<Int>)]) {
    var seen: Set<String> = []
    for (text, place) in lines where !text.isEmpty && !seen.insert(text).inserted {
      problems.add(.question(.repeatedItem), at: place)
    }
  }

  private mutating func readOrder() -> Question.Kind? {
    var items: [[Inline]] = []
    var places: [Range<Int>] = []
    var lines: [(text: String, place: Range<Int>)] = []
    for case .item(let run) in section.parts {
      items.append(prose.inlines(run, &problems))
      places.append(run.place)
      lines.append((run.text, run.place))
    }
    refuseRepeated(lines)
    guard (2...9).contains(items.count) else {
      problems.add(.question(.itemCount(items.count)), at: section.place)
      return nil
    }
    let nodes = items.map(OrderItem.init)
    guard let first = nodes[0] else {
      if let index = nodes.firstIndex(where: { $0 != nil }) {
        problems.add(.question(.mixedItems), at: places[index])
      }
      return .order(.asWritten(items))
    }
    guard let list = draft.list else { return nil }
    for (index, node) in nodes.enumerated() {
      if node?.kind != first.kind {
        problems.add(.question(.mixedItems), at: places[index])
      } else if let node, !list.nodes.contains(node.node) {
        problems.add(.prose(.cell(.unknownNode("w\(node.node + 1)"))), at: places[index])
      }
    }
    let known = nodes.compactMap { $0 }.filter { list.nodes.contains($0.node) }
    guard known.count == items.count else { return nil }
    return order(items, known, places, list)
  }

  private mutating func order(
    _ items: [[Inline]], _ nodes: [OrderItem], _ places: [Range<Int>], _ list: WengertList
  ) -> Question.Kind? {
    let ordering = Ordering(
      items: items, constraints: OrderItem.constraints(nodes, list), quantity: nodes.first?.kind)
    for broken in ordering.violations(of: Array(items.indices)) {
      let names = (before: nodes[broken.before], after: nodes[broken.after])
      problems.add(
        .question(.impossibleOrder(names.before.name, names.after.name)), at: places[broken.after])
    }
    if ordering.constraints.isEmpty { problems.add(.question(.freeOrder), at: section.place) }
    return .order(ordering)
  }
}

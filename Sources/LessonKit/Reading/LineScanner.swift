import Autodiff

/// Cuts the body of a lesson into sections and their parts, line by line, before any prose is read.
///
/// Keys, notes, choices and the lesson's own fences are taken out here: behind a quote a Markdown
/// parser would make a `key:` line part of the quote.
struct LineScanner {
  private let source: LessonSource
  private(set) var sections: [Section]
  private(set) var faults: [(kind: LessonProblem.Kind, place: Range<Int>)] = []
  private var index: Int
  private var prose = RunText()
  /// Whether a line could begin a paragraph: nothing, a heading, a blank or a key is above it.
  private var isFresh = true
  private var followsBlank = false
  /// Headings and parts so far.
  private var count = 0
  /// Whether the last part may still take a quote or an indented line.
  private var isOpen = false

  init(_ source: LessonSource, from line: Int) {
    self.source = source
    index = line
    let start = line < source.lines.count ? source.lines[line] : 0..<0
    sections = [Section(heading: .none, place: start)]
  }

  mutating func scan() {
    while index < source.lines.count {
      if count > LessonLimits.parts {
        faults.append((.file(.tooMany(.parts, count: count)), source.lines[index]))
        return
      }
      take(source.lines[index])
    }
    endProse()
  }

  /// Takes one line, or the block that it opens.
  private mutating func take(_ line: Range<Int>) {
    if source.isBlankLine(index) {
      addBlank(line)
      index += 1
    } else if let fence = LineShape.fence(line, of: source) {
      addFence(line, fence)
    } else if let heading = LineShape.heading(line, of: source) {
      endProse()
      let kind: Section.Heading = heading.level == 1 ? .page(heading.text) : .named(heading.text)
      sections.append(Section(heading: kind, place: source.trimmed(line)))
      count += 1
      (isFresh, isOpen) = (true, false)
      index += 1
    } else if !addQuote() {
      addLine(line)
      index += 1
    }
    if index > 0, !source.isBlankLine(index - 1) { followsBlank = false }
  }

  /// The kind of section that keys and lists are read for.
  private var kind: LessonProblem.Section {
    guard case .named(let text) = sections[sections.count - 1].heading else { return .page }
    return source.string(text).hasPrefix("quiz") ? .quiz : .step
  }

  private var lastPart: Section.Part? { sections[sections.count - 1].parts.last }

  private mutating func add(_ part: Section.Part) {
    endProse()
    count += 1
    sections[sections.count - 1].parts.append(part)
  }

  private mutating func replaceLast(_ part: Section.Part) {
    let section = sections.count - 1
    sections[section].parts[sections[section].parts.count - 1] = part
  }

  private mutating func endProse() {
    if !prose.isBlank {
      count += 1
      sections[sections.count - 1].parts.append(.prose(prose))
    }
    prose = RunText()
  }

  private mutating func addBlank(_ line: Range<Int>) {
    if !prose.isEmpty { prose.append(line.lowerBound..<line.lowerBound, of: source) }
    (isFresh, followsBlank) = (true, true)
  }

  private mutating func addProse(_ line: Range<Int>) {
    prose.append(line, of: source)
    (isFresh, isOpen) = (false, false)
  }
}

// Fences.
extension LineScanner {
  private mutating func addFence(
    _ line: Range<Int>, _ fence: (sign: UInt8, length: Int, info: Range<Int>)
  ) {
    let end = closing(fence.sign, fence.length)
    let place = source.trimmed(line)
    if end == source.lines.count {
      faults.append((.section(.unclosedFence(source.string(fence.info))), place))
    }
    let info = source.string(fence.info)
    if let kind = Fence.Kind(rawValue: info) {
      add(.fence(Fence(kind: kind, place: place, lines: index + 1..<end)))
      (isFresh, isOpen) = (true, false)
    } else {
      let word = String(info.prefix { !$0.isWhitespace })
      let known = Fence.Kind.allCases.map(\.rawValue)
      if let nearest = known.contains(word) ? word : NearestName.of(word, among: known) {
        faults.append((.section(.unknownFence(info, nearest: nearest)), fence.info))
      }
      for index in index..<min(end + 1, source.lines.count) { addProse(source.lines[index]) }
    }
    index = min(end + 1, source.lines.count)
  }

  /// The index of the line that closes a fence, or the number of lines.
  private func closing(_ sign: UInt8, _ length: Int) -> Int {
    for index in index + 1..<max(index + 1, source.lines.count) {
      if let other = LineShape.fence(source.lines[index], of: source), other.sign == sign,
        other.length >= length, other.info.isEmpty
      {
        return index
      }
    }
    return source.lines.count
  }
}

// Quotes: notes, what belongs to a key, and prose.
extension LineScanner {
  /// Takes a run of quoted lines; false where none begins here.
  private mutating func addQuote() -> Bool {
    guard var content = LineShape.quote(source.lines[index], of: source) else { return false }
    // Below a choice a quote is its feedback where it is indented as the choice's text is.
    if LineShape.indent(source.lines[index], of: source) >= 2, isOpen, case .choice? = lastPart {
      return false
    }
    let marker = "note:"
    let words = source.string(content)
    let isNote = words.hasPrefix(marker)
    if !isNote, words.prefix(marker.count).lowercased() == marker {
      faults.append(
        (.section(.noteInCapitals), content.lowerBound..<content.lowerBound + marker.utf8.count))
    }
    var run = RunText()
    let first = index
    if isNote {
      content = source.trimmed(content.lowerBound + marker.utf8.count..<content.upperBound)
    }
    run.append(content, of: source)
    index += 1
    while index < source.lines.count,
      let more = LineShape.quote(source.lines[index], of: source),
      !source.string(more).hasPrefix(marker)
    {
      run.append(more, of: source)
      index += 1
    }
    place(run, isNote: isNote, lines: first..<index)
    return true
  }

  private mutating func place(_ run: RunText, isNote: Bool, lines: Range<Int>) {
    if isNote {
      add(.note(run))
      isFresh = true
      return
    }
    if isOpen, prose.isBlank, case .key(var key)? = lastPart, key.quote.isEmpty,
      KeyName(rawValue: key.name)?.takesQuote == true
    {
      key.quote = run
      replaceLast(.key(key))
      isFresh = true
      return
    }
    for line in lines { addProse(source.lines[line]) }
  }
}

// Keys, choices, items, prose.
extension LineScanner {
  private mutating func addLine(_ line: Range<Int>) {
    if isOpen, prose.isBlank, addToOpenPart(line) { return }
    if let key = LineShape.key(line, of: source), addKey(key) { return }
    if kind == .quiz, let choice = LineShape.choice(line, of: source) {
      add(
        .choice(
          ScannedChoice(
            isRight: choice.isRight, place: source.trimmed(line),
            text: RunText(choice.text, of: source))))
      (isFresh, isOpen) = (false, true)
    } else if kind == .quiz, let item = LineShape.item(line, of: source) {
      add(.item(RunText(item, of: source)))
      (isFresh, isOpen) = (false, true)
    } else {
      if kind == .quiz, LineShape.isBrokenChoice(line, of: source) {
        faults.append((.question(.badChoice), source.trimmed(line)))
      } else if isFresh, let marks = LineShape.gluedMarks(line, of: source) {
        faults.append((.section(.gluedHeading), marks))
      }
      addProse(line)
    }
  }

  /// Takes a line that goes on with the key, choice or item above it.
  private mutating func addToOpenPart(_ line: Range<Int>) -> Bool {
    guard LineShape.indent(line, of: source) >= 2 else { return false }
    let text = source.trimmed(line)
    switch lastPart {
    case .key(var key)? where !followsBlank && key.quote.isEmpty && key.value.hasRoom:
      key.value.append(text, of: source)
      replaceLast(.key(key))
    case .item(var item)? where !followsBlank && item.hasRoom:
      item.append(text, of: source)
      replaceLast(.item(item))
    case .choice(var choice)?:
      guard add(text, to: &choice) else { return false }
      replaceLast(.choice(choice))
    default: return false
    }
    return true
  }

  private func add(_ text: Range<Int>, to choice: inout ScannedChoice) -> Bool {
    if let quoted = LineShape.quote(text, of: source), choice.feedback.hasRoom {
      choice.feedback.append(quoted, of: source)
    } else if choice.feedback.isEmpty && !followsBlank && choice.text.hasRoom {
      choice.text.append(text, of: source)
    } else {
      return false
    }
    return true
  }

  /// Takes a `key:` line; a word that is no key is prose, unless it looks like a slip.
  private mutating func addKey(_ key: (name: Range<Int>, value: Range<Int>)) -> Bool {
    let name = source.string(key.name)
    let known = KeyName.allCases.map(\.rawValue)
    let isKey = known.contains(name)
    let nearest = isKey || name.count < 4 ? nil : NearestName.of(name, among: known)
    guard isKey || name == "note" || (isFresh && nearest != nil) else { return false }
    if isKey {
      if !KeyName.known(in: kind).map(\.rawValue).contains(name) {
        faults.append((.key(.keyNotHere(name, kind)), key.name))
      }
    } else if name == "note" {
      faults.append((.section(.noteOutsideQuote), key.name))
    } else {
      let here = KeyName.known(in: kind).map(\.rawValue)
      faults.append((.key(.unknownKey(name, nearest: nearest, known: here)), key.name))
    }
    add(
      .key(
        KeyLine(name: name, namePlace: key.name, value: RunText(key.value, of: source))))
    (isFresh, isOpen) = (true, true)
    return true
  }
}

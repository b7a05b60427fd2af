/// A part of a lesson's body, from one heading to the next.
struct Section: Sendable {
  enum Heading: Sendable {
    /// What stands before the first heading.
    case none
    /// `# Title`: the range of the title.
    case page(Range<Int>)
    /// `## …`: the range of the words.
    case named(Range<Int>)
  }

  let heading: Heading
  /// The whole line of the heading.
  let place: Range<Int>
  var parts: [Part] = []

  enum Part: Sendable {
    case prose(RunText)
    case note(RunText)
    case key(KeyLine)
    case choice(ScannedChoice)
    case item(RunText)
    case fence(Fence)
  }
}

/// `answer: dot w3 @ x1`, with what is quoted below it.
struct KeyLine: Sendable {
  let name: String
  let namePlace: Range<Int>
  var value: RunText
  var quote = RunText()
}

/// `- [x] 2`, with what is quoted below it.
struct ScannedChoice: Sendable {
  let isRight: Bool
  let place: Range<Int>
  var text: RunText
  var feedback = RunText()
}

/// A fenced block that belongs to the lesson and not to its prose.
struct Fence: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case function
    case passes
  }

  let kind: Kind
  /// The opening line.
  let place: Range<Int>
  /// The indices of the lines between the fences.
  let lines: Range<Int>
}

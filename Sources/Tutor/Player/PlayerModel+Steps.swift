import Autodiff

extension Timeline {
  /// The sum that a step works on: of which node, in which pass.
  struct Sum: Hashable {
    let pass: Int
    let node: Int
  }

  /// The sum that the step at a position adds to or completes.
  func sum(at position: Int) -> Sum? {
    guard let step = step(at: position) else { return nil }
    switch step.event {
    case .term(let edge):
      let isForward = passes[step.pass].mode == .forward
      return Sum(pass: step.pass, node: isForward ? edge.node : list.operand(edge))
    case .total(let node): return Sum(pass: step.pass, node: node)
    case .value, .seed, .entry: return nil
    }
  }

  /// Whether the products of a sum stand together in a pass, its total after them.
  func gathers(_ pass: Int) -> Bool { passes[pass].mode == .forward || telling == .gather }

  /// How many products the sum of a node has in a derivative pass.
  func termCount(of sum: Sum) -> Int {
    passes[sum.pass].mode == .reverse
      ? list.successorCount(of: sum.node) : list.edges(into: sum.node).count
  }

  /// Whether a stride rests at a product of the sum that is completed at a position.
  func hasTermStop(ofSumAt position: Int, _ stride: Stride) -> Bool {
    guard let sum = sum(at: position) else { return false }
    switch stride {
    case .term: return termCount(of: sum) > 0
    case .row: return termCount(of: sum) > 1
    case .pass: return false
    }
  }
}

/// Moving through a lesson: steps, passes and sections in one line, forwards and backwards.
extension PlayerModel {
  /// One stride on: reveals what is held back, then the next step, then the next section.
  mutating func goNext() {
    if isHidden {
      isHidden = false
      return
    }
    guard let timeline, position < positions.upperBound else {
      moveSection(by: 1)
      return
    }
    go(to: timeline.next(after: position, stride: settings.stride))
    isHidden = holds && isGuessable
    if !isPlaying { askIfWanted() }
  }

  /// One stride back; what was held back is known by now, so it shows.
  mutating func goBack() {
    isHidden = false
    guard let timeline, position > positions.lowerBound else {
      moveSection(by: -1)
      return
    }
    go(to: timeline.previous(before: position, stride: settings.stride))
  }

  /// Goes to a place that somebody else names: the presenter, the learner's own notes.
  package mutating func visit(section: Int, position: Int) {
    guard content.sections.indices.contains(section) else { return }
    isHidden = false
    self.section = section
    openSection(at: position)
    layOutGraph()
  }

  mutating func goNextPass() {
    isHidden = false
    guard let timeline, position < positions.upperBound else {
      moveSection(by: 1)
      return
    }
    go(to: timeline.next(after: position, stride: .pass))
  }

  mutating func goPreviousPass() {
    isHidden = false
    guard let timeline, position > positions.lowerBound else {
      moveSection(by: -1)
      return
    }
    go(to: timeline.previous(before: position, stride: .pass))
  }

  mutating func goFirst() {
    isHidden = false
    if position == positions.lowerBound && section > 0 {
      section = 0
      openSection(at: 0)
    } else {
      go(to: 0)
    }
  }

  mutating func goLast() {
    isHidden = false
    go(to: positions.upperBound)
  }

  /// Goes to a position, in whichever section walks it, or as near as the timeline has it.
  mutating func go(to position: Int) {
    prediction = nil
    scroll = 0
    row = nil
    guard !positions.contains(position), !isChanged, let trace else {
      self.position = positions.clamping(position)
      return
    }
    for index in content.sections.indices {
      guard case .trace(trace, _) = content.sections[index] else { continue }
      section = index
      if positions.contains(position) { break }
    }
    self.position = positions.clamping(position)
  }

  /// Moves the row that `why?` asks about.
  mutating func chooseRow(by amount: Int) {
    guard let timeline else {
      scrollWords(by: amount)
      return
    }
    let start = row ?? view?.currentNode ?? (amount > 0 ? -1 : 0)
    row = min(max(0, start + amount), timeline.list.count - 1)
  }

  private mutating func moveSection(by amount: Int) {
    let target = section + amount
    if isPlaying && loops && target == content.sections.count {
      section = 0
      openSection(at: 0)
      return
    }
    guard content.sections.indices.contains(target) else {
      isPlaying = false
      notice = amount > 0 ? .end(isLesson: content.lesson != nil) : "This is the beginning."
      return
    }
    section = target
    // Going back arrives at the end, so that the way back is the way there.
    openSection(at: amount > 0 ? 0 : Int.max)
  }

  /// Whether a question would be about the whole lesson, for want of a step or of more to come.
  var asksAboutLesson: Bool { timeline == nil || isAtEnd }

  /// Whether the last step or page of the lesson shows.
  var isAtEnd: Bool {
    section == content.sections.count - 1 && position == positions.upperBound
  }

  /// Whether the current step fills a value that one can guess.
  var isGuessable: Bool {
    switch timeline?.step(at: position)?.event {
    // An input's value is given.
    case .value(let node): timeline?.list.operations.contains(node) ?? false
    case .term, .entry: true
    // The last product seen has completed the sum.
    case .total:
      timeline.map { !$0.hasTermStop(ofSumAt: position, settings.stride) } ?? false
    case .seed, nil: false
    }
  }
}

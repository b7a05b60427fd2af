import Autodiff

/// Moving through a lesson: steps, passes and sections in one line, forwards and backwards.
extension PlayerModel {
  /// One stride on: reveals what is held back, then the next step, then the next section.
  mutating func goNext() {
    if isHidden {
      isHidden = false
      return
    }
    guard let timeline, position < timeline.count else {
      moveSection(by: 1)
      return
    }
    go(to: timeline.next(after: position, stride: settings.stride))
    isHidden = holds && isGuessable
  }

  /// One stride back; what was held back is known by now, so it shows.
  mutating func goBack() {
    isHidden = false
    guard let timeline, position > 0 else {
      moveSection(by: -1)
      return
    }
    go(to: timeline.previous(before: position, stride: settings.stride))
  }

  mutating func goNextPass() {
    isHidden = false
    guard let timeline, position < timeline.count else {
      moveSection(by: 1)
      return
    }
    go(to: timeline.next(after: position, stride: .pass))
  }

  mutating func goPreviousPass() {
    isHidden = false
    guard let timeline, position > 0 else {
      moveSection(by: -1)
      return
    }
    go(to: timeline.previous(before: position, stride: .pass))
  }

  mutating func goFirst() {
    isHidden = false
    if position == 0 && section > 0 {
      section = 0
      openSection(at: 0)
    } else {
      go(to: 0)
    }
  }

  mutating func goLast() {
    isHidden = false
    go(to: timeline?.count ?? 0)
  }

  /// Goes to a position, or as near as the timeline has it.
  mutating func go(to position: Int) {
    self.position = min(max(0, position), timeline?.count ?? 0)
    scroll = 0
  }

  private mutating func moveSection(by amount: Int) {
    let target = section + amount
    guard content.sections.indices.contains(target) else {
      isPlaying = false
      notice = amount > 0 ? "This is the end of the lesson." : "This is the beginning."
      return
    }
    section = target
    // Going back arrives at the end, so that the way back is the way there.
    openSection(at: amount > 0 ? 0 : Int.max)
  }

  /// Whether the current step fills a value that one can guess.
  var isGuessable: Bool {
    switch timeline?.step(at: position)?.event {
    case .value, .term, .total, .entry: true
    case .seed, nil: false
    }
  }
}

import Autodiff
import Canvas
import Export

extension PlayerModel: ScreenModel {
  package func draw(on canvas: inout Canvas) { PlayerScreen.draw(self, on: &canvas) }

  package var linear: any LinearScreen { LinearPlayer(self) }

  package mutating func tell(_ notice: String) { self.notice = .said(notice) }

  /// Takes one event and says what the outside should do.
  package mutating func update(_ event: InputEvent) -> [Effect] {
    let before = (section, position)
    let pass = view?.passIndex
    let effects = take(event)
    if view?.passIndex != pass { columnShift = 0 }
    if case .key = event { travelled = nil }
    layOutGraph()
    if before != (section, position) { travelled = setsOut(from: before) ? 0 : nil }
    return effects
  }

  /// Whether a number sets out along an edge of the graph that shows: only on the way forward,
  /// where it has not been seen to arrive.
  private func setsOut(from: (section: Int, position: Int)) -> Bool {
    settings.animates && graph != nil && section == from.section && position > from.position
      && view?.isCarrying == true
  }

  private mutating func take(_ event: InputEvent) -> [Effect] {
    if takeOverlaid(event) { return [] }
    switch event {
    case .resize(let size):
      self.size = size
      return []
    case .tick(let milliseconds):
      let before = (section, position)
      tick(milliseconds)
      return before == (section, position) ? [] : leaving
    case .key(let key): return press(key)
    case .mouse(let mouse): return point(mouse)
    case .paste(let text):
      paste(text)
      return []
    case .end: return []
    }
  }

  /// How long until the model wants a tick; nil while nothing moves.
  package var tickInterval: Int? { travelled != nil ? 40 : isPlaying ? 100 : nil }

  /// How long a value travels along its edge: short, and a key finishes it at once.
  private static let travelTime = 240

  /// How far the value has travelled, 0…1.
  package var progress: Double {
    travelled.map { min(1, Double($0) / Double(Self.travelTime)) } ?? 1
  }

  private mutating func tick(_ milliseconds: Int) {
    if let time = travelled {
      let next = time + max(1, milliseconds)
      travelled = next < Self.travelTime ? next : nil
    }
    guard isPlaying else { return }
    elapsed += milliseconds
    // What is held back waits for a person.
    guard elapsed >= rest, !isHidden else { return }
    elapsed = 0
    goNext()
  }

  /// Milliseconds that the step or the page that shows rests while it plays by itself.
  package var rest: Int {
    let pause: Double? =
      if case .page(let page) = current { page.pause } else { stepContent?.pause }
    return pause.map { Int(min($0, 600) * 1000) } ?? settings.pace.rest
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    if isBlank {
      isBlank = false
      return []
    }
    if overlay != nil { return pressInOverlay(key) }
    if pressInPrediction(key) { return leaving }
    if case .character(let character) = key, let digit = character.wholeNumberValue,
      character.isASCII
    {
      count = min((count ?? 0) * 10 + digit, 1_000_000_000)
      notice = "go to step \(count ?? 0): press g"
      return []
    }
    let typed = count
    count = nil
    guard let command = PlayerCommand.bindings.command(for: key) else { return [] }
    if let typed, command == .first || command == .last {
      isHidden = false
      go(to: typed)
      return []
    }
    return perform(command)
  }

  private mutating func point(_ mouse: Mouse) -> [Effect] {
    switch mouse {
    case .wheelUp: turn(by: -1)
    case .wheelDown: turn(by: 1)
    case .click(let place):
      let showsFooter = notice == nil && overlay == nil && prediction == nil && !isBlank
      notice = nil
      overlay = nil
      isBlank = false
      if showsFooter, let command = PlayerScreen.footer(self).command(at: place) {
        return perform(command)
      }
    }
    return []
  }

  /// Does what a key stands for, and says what the screen alone may not show.
  package mutating func perform(_ command: PlayerCommand) -> [Effect] {
    let effects = carryOut(command)
    notice = notice ?? remark(on: command).map(PlayerNotice.said)
    return effects
  }

  private mutating func carryOut(_ command: PlayerCommand) -> [Effect] {
    // A reveal in front of a room is no step: the demo goes on after it.
    let isReveal = isHidden && command == .next
    if isPlaying && command != .faster && command != .slower && !isReveal { isPlaying = false }
    if isReveal { elapsed = 0 }
    switch command {
    case .next: goNext()
    case .back: goBack()
    case .nextPass: goNextPass()
    case .previousPass: goPreviousPass()
    case .first: goFirst()
    case .last: goLast()
    case .rowUp: chooseRow(by: -1)
    case .rowDown: chooseRow(by: 1)
    case .scrollUp: scrollWords(by: -3)
    case .scrollDown: scrollWords(by: 3)
    case .help: openHelp()
    case .why: overlay = .why(scroll: 0)
    case .passes: overlay = view.map { .passes(selected: $0.passIndex) }
    case .search: overlay = .search(TextField())
    case .goTo: overlay = .goTo(TextField())
    case .rowStep: goToRow()
    case .change: startChange()
    case .predict: changePredicting()
    case .leave: return leaving + [.leave]
    case .quit: return leaving + [.quit]
    case .save: return [saving]
    case .quiz where asksAboutLesson && content.lesson != nil:
      return leaving + (content.lesson.map { [.quizLesson($0)] } ?? [])
    case .quiz, .exam:
      let effects = ask(wholeTrace: command == .exam)
      if effects.isEmpty { notice = "There is nothing to ask about this step." }
      return effects
    default: adjust(command)
    }
    return leaving
  }

  /// The place is remembered at every move: nothing is lost whichever way the program ends.
  var leaving: [Effect] {
    content.lesson.map {
      [.place(lesson: $0, section: section, position: position, isEnd: isAtEnd)]
    } ?? []
  }

  /// Commands that change how things show and leave the place as it is.
  private mutating func adjust(_ command: PlayerCommand) {
    switch command {
    case .finerStride: changeStride(by: -1)
    case .coarserStride: changeStride(by: 1)
    case .graph: changePicture()
    case .paper: settings.showsPaper.toggle()
    case .showing: settings.showing = settings.showing.next
    case .telling: changeTelling()
    case .play: startPlaying()
    case .faster: settings.pace = settings.pace.faster
    case .slower: settings.pace = settings.pace.slower
    case .notes: settings.showsNotes.toggle()
    case .blank: isBlank = true
    case .pin: view.map { togglePin($0.passIndex) }
    case .passesLeft: scrollColumns(by: -1)
    case .passesRight: scrollColumns(by: 1)
    case .zoom: isZoomed.toggle()
    case .nextPane: moveFocus(by: 1)
    case .previousPane: moveFocus(by: -1)
    case .script: settings.toggleScript()
    case .theme: settings.theme = settings.theme.next
    case .restore: restore()
    default: break
    }
  }

  /// This screen as text and as SVG, to be written by the outside.
  private var saving: Effect {
    var canvas = Canvas(size: size)
    draw(on: &canvas)
    let svg = CanvasSVG(canvas, theme: settings.theme, title: content.title)
    let text = canvas.glyphs.map { $0 + "\n" }.joined()
    return .save(name: "wengert-screen", text: text, svg: svg.text)
  }

  private mutating func changeStride(by amount: Int) {
    let all = Stride.allCases
    let index = (all.firstIndex(of: settings.stride) ?? 0) + amount
    if all.indices.contains(index) { settings.stride = all[index] }
    notice = "Stride: by \(settings.stride.rawValue)."
  }

  private mutating func changeTelling() {
    settings.telling = settings.telling == .gather ? .scatter : .gather
    guard let step = timeline?.step(at: position) else { return }
    let telling = settings.telling
    timeline?.telling = telling
    position = timeline?.position(of: step) ?? position
    notice =
      settings.telling == .gather
      ? "Gather: each node collects from its successors."
      : "Scatter: each node pays its operands."
  }

  /// Plays by itself from here on.
  package mutating func play(looping: Bool) {
    loops = looping
    startPlaying()
    notice = nil
  }

  private mutating func startPlaying() {
    isPlaying = true
    elapsed = 0
    notice = .playing
  }
}

extension CaseIterable where Self: Equatable {
  /// The case after this one, the first after the last.
  var next: Self { shifted(by: 1) }

  func shifted(by amount: Int) -> Self {
    let all = Array(Self.allCases)
    guard let index = all.firstIndex(of: self) else { return self }
    return all[(index + amount + all.count) % all.count]
  }
}

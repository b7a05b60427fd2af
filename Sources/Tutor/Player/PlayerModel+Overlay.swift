import Autodiff
import Canvas

/// Keys while something lies over the player.
extension PlayerModel {
  /// Hands an event to the help or to the form that lies over the player, which have keys, wheel
  /// and clicks of their own; false where neither does, or the event is the player's.
  mutating func takeOverlaid(_ event: InputEvent) -> Bool {
    switch (overlay, event) {
    case (.help(let help), _):
      var open: KeyHelp? = help
      guard open.takes(event, size) else { return false }
      overlay = open.map { .help($0) }
    case (.change(let form), .key), (.change(let form), .mouse), (.change(let form), .paste):
      takeInForm(event, form)
    default: return false
    }
    return true
  }

  mutating func pressInOverlay(_ key: Key) -> [Effect] {
    switch overlay {
    case .search(let field):
      press(key, in: field, shownAs: { .search($0) }, take: { $0.find($1) })
      return []
    case .goTo(let field):
      press(
        key, in: field, shownAs: { .goTo($0) },
        take: { player, place in
          if !place.allSatisfy(\.isWhitespace) { _ = player.go(toPlace: place) }
        })
      return leaving
    default: break
    }
    let command = PlayerCommand.bindings.command(for: key)
    switch (overlay, command) {
    case (_, .quit): return [.quit]
    case (.problems, .rowDown), (.why, .rowDown), (.passes, .rowDown): turn(by: 1)
    case (.problems, .rowUp), (.why, .rowUp), (.passes, .rowUp): turn(by: -1)
    case (.passes(let selected), .next): openPass(selected)
    case (.passes(let selected), .pin): togglePin(selected)
    default: overlay = nil
    }
    return []
  }

  /// A turn of the wheel, or an arrow where a box takes it: moves what lies on top.
  mutating func turn(by amount: Int) {
    let limit = OverlayPane.longestScroll(self)
    switch overlay {
    case .problems(let problems, let scroll):
      overlay = .problems(problems, scroll: (0...limit).clamping(scroll + amount))
    case .why(let scroll): overlay = .why(scroll: (0...limit).clamping(scroll + amount))
    case .passes(let selected): selectPass(selected + amount)
    case nil, .help, .search, .goTo, .change: scrollWords(by: amount)
    }
  }

  mutating func scrollWords(by amount: Int) {
    scroll = (0...PlayerScreen.longestScroll(self)).clamping(scroll + amount)
  }

  mutating func paste(_ text: String) {
    switch overlay {
    case .search(var field):
      field.paste(text)
      overlay = .search(field)
    case .goTo(var field):
      field.paste(text)
      overlay = .goTo(field)
    default: prediction?.field.paste(text)
    }
  }

  mutating func openHelp() {
    overlay = .help(KeyHelp(PlayerCommand.bindings, script: settings.script))
  }

  // MARK: passes

  private mutating func selectPass(_ index: Int) {
    guard let timeline else { return }
    overlay = .passes(selected: min(max(0, index), timeline.passes.count - 1))
  }

  /// Goes to the first step of a pass.
  private mutating func openPass(_ index: Int) {
    overlay = nil
    isHidden = false
    guard let timeline, timeline.passes.indices.contains(index) else { return }
    go(to: timeline.positions(ofPass: index).lowerBound)
  }

  // MARK: a line of text

  /// Hands a key to the line under edit that lies over the player; Enter takes its text.
  private mutating func press(
    _ key: Key, in field: TextField, shownAs overlay: (TextField) -> Overlay,
    take: (inout PlayerModel, String) -> Void
  ) {
    var field = field
    switch key {
    case .escape: self.overlay = nil
    case .function(1): openHelp()
    case .enter:
      self.overlay = nil
      take(&self, field.text)
    default:
      if field.take(key) { self.overlay = overlay(field) }
    }
  }

  /// Goes to the next place whose words hold a text, round to the beginning.
  private mutating func find(_ text: String) {
    let wanted = text.lowercased()
    guard !wanted.isEmpty else { return }
    let places = searchPlaces(wanted)
    let next = places.first { ($0.section, $0.position) > (section, position) } ?? places.first
    guard let next else {
      notice = "'\(Sanitiser.line(text))' is nowhere in this lesson."
      return
    }
    section = next.section
    openSection(at: next.position)
  }

  private struct Place {
    let section: Int
    let position: Int
  }

  private func searchPlaces(_ wanted: String) -> [Place] {
    func holds(_ text: ScriptedText?) -> Bool {
      text?[settings.script].contains { $0.text.plain.lowercased().contains(wanted) } ?? false
    }
    return content.sections.indices.flatMap { index -> [Place] in
      switch content.sections[index] {
      case .page(let page):
        let isFound = holds(page.body) || holds(page.title)
        return isFound ? [Place(section: index, position: 0)] : []
      case .trace(let trace, _):
        var other = self
        other.section = index
        other.openSection(at: 0)
        let opening = holds(trace.opening) ? [other.positions.lowerBound] : []
        let steps = trace.steps.filter { holds($0.value.words) }
          .compactMap { other.timeline?.position(of: $0.key) }
        return (opening + steps.sorted()).filter { other.positions.contains($0) }
          .map { Place(section: index, position: $0) }
      }
    }
  }
}

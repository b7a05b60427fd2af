import Autodiff
import Canvas

/// Keys while something lies over the player.
extension PlayerModel {
  mutating func pressInOverlay(_ key: Key) -> [Effect] {
    switch overlay {
    case .help(var help) where !help.passesOn(key):
      overlay = help.take(key, size) ? .help(help) : nil
      return []
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
    case .change(let form):
      pressInForm(key, form)
      return []
    default: break
    }
    let command = PlayerCommand.bindings.command(for: key)
    switch (overlay, command) {
    case (_, .quit): return [.quit]
    case (.problems, .rowDown): scrollWords(by: 1)
    case (.problems, .rowUp): scrollWords(by: -1)
    case (.passes(let selected), .rowDown): selectPass(selected + 1)
    case (.passes(let selected), .rowUp): selectPass(selected - 1)
    case (.passes(let selected), .next): openPass(selected)
    case (.passes(let selected), .pin): togglePin(selected)
    default: overlay = nil
    }
    return []
  }

  mutating func scrollWords(by amount: Int) {
    switch overlay {
    case .help(var help):
      help.scroll(by: amount, size)
      overlay = .help(help)
    case .problems(let problems, let scroll):
      overlay = .problems(problems, scroll: min(max(0, scroll + amount), 2 * problems.count))
    default: scroll = min(max(0, scroll + amount), PlayerScreen.longestScroll(self))
    }
  }

  mutating func paste(_ text: String) {
    switch overlay {
    case .help(var help):
      help.paste(text)
      overlay = .help(help)
    case .search(var field):
      field.paste(text)
      overlay = .search(field)
    case .goTo(var field):
      field.paste(text)
      overlay = .goTo(field)
    case .change(var form):
      form.paste(text)
      overlay = .change(form)
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

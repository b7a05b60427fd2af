/// What a key has changed, in a line, where the screen alone may not show it.
extension PlayerModel {
  func remark(on command: PlayerCommand) -> String? {
    switch command {
    case .showing: showingWords
    case .paper:
      settings.showsPaper
        ? "On paper: the row with its letters kept." : "The words of the lesson again."
    case .notes:
      settings.showsNotes ? "The presenter's notes show." : "The presenter's notes are hidden."
    case .theme: "Theme: \(settings.theme.rawValue)."
    case .faster, .slower: "Pace: \(settings.pace.word)."
    case .restore: "Nothing was changed."
    case .next, .back, .nextPass, .previousPass, .first, .last, .finerStride, .coarserStride,
      .rowUp, .rowDown, .scrollUp, .scrollDown, .nextPane, .previousPane, .zoom, .graph, .telling,
      .play, .predict, .blank, .goTo, .rowStep, .passes, .search, .pin, .passesLeft, .passesRight,
      .change, .why, .quiz,
      .exam, .script, .save, .help, .leave, .quit:
      nil
    }
  }

  private var showingWords: String {
    switch settings.showing {
    case .both: "Steps show symbols and numbers."
    case .symbols: "Steps show symbols only."
    case .numbers: "Steps show numbers only."
    }
  }
}

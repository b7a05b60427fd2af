import Canvas

/// What a key does in the player.
package enum PlayerCommand: Hashable, Sendable {
  case next, back, nextPass, previousPass, first, last
  case finerStride, coarserStride
  case rowUp, rowDown, scrollUp, scrollDown
  case nextPane, previousPane, zoom
  case graph, paper, showing, telling
  case play, faster, slower
  case predict, notes, blank
  case goTo, rowStep, passes, search
  case pin, passesLeft, passesRight
  case change, restore
  case why, quiz, exam
  case script, theme, save
  case help, leave, quit
}

extension PlayerCommand {
  /// The player's keys: one key, one meaning.
  package static let bindings: [KeyBinding<PlayerCommand>] = [
    KeyBinding(
      [.right, .character("l"), .space, .enter], .next, "next", "next step, or next page"),
    KeyBinding(
      [.left, .character("h"), .backspace], .back, "back", "previous step: everything undone"),
    KeyBinding([.character("n")], .nextPass, "next pass", "to the end of this pass, then the next"),
    KeyBinding([.character("p")], .previousPass, "previous pass", "back by a pass"),
    KeyBinding([.home, .character("g")], .first, "first", "to the beginning"),
    KeyBinding([.end, .character("G")], .last, "last", "to the end; 13g goes to step 13"),
    KeyBinding(
      [.character(",")], .finerStride, "finer", "shorter strides: pass, row, single terms"),
    KeyBinding([.character(".")], .coarserStride, "coarser", "longer strides: term, row, pass"),
    KeyBinding([.up, .character("k")], .rowUp, "up", "row above, for why?; scrolls a page"),
    KeyBinding([.down, .character("j")], .rowDown, "down", "row below"),
    KeyBinding([.pageUp], .scrollUp, "words up", "scroll the words up"),
    KeyBinding([.pageDown], .scrollDown, "scroll", "scroll the words down"),
    KeyBinding([.character("t")], .graph, "graph/table", "computational graph or table"),
    KeyBinding([.character("o")], .paper, "on paper", "the same row with letters kept"),
    KeyBinding([.character("w")], .why, "why?", "what this symbol is and where it comes from"),
    KeyBinding([.character("s")], .showing, "symbols", "the step in symbols, numbers or both"),
    KeyBinding(
      [.character("v")], .telling, "gather/scatter", "reverse pass told by gathering or paying"),
    KeyBinding([.tab], .nextPane, "pane", "next pane; z shows it alone"),
    KeyBinding([.backtab], .previousPane, "pane back", "previous pane"),
    KeyBinding([.character("z")], .zoom, "zoom", "this pane alone, or all"),
    KeyBinding([.character("a")], .play, "play", "play by itself; any step key pauses"),
    KeyBinding([.character("+"), .character("=")], .faster, "faster", "play faster"),
    KeyBinding([.character("-")], .slower, "slower", "play slower"),
    KeyBinding(
      [.character("P")], .predict, "predict",
      "be asked for values before they show: this pass, all, off"),
    KeyBinding([.character("e")], .change, "change", "change the point or add a seed"),
    KeyBinding([.character("E")], .restore, "restore", "back to the lesson's point and seeds"),
    KeyBinding(
      [.character(":")], .goTo, "go to", "to a step, a pass or a node: 14, pass 2, w3, bar w3"),
    KeyBinding(
      [.character("r")], .rowStep, "row's step", "to the step that fills this row in this pass"),
    KeyBinding(
      [.character("i")], .pin, "pin", "keep this pass's column in sight, or let it go"),
    KeyBinding([.character("<")], .passesLeft, "passes left", "scroll the columns of passes back"),
    KeyBinding([.character(">")], .passesRight, "more passes", "scroll the columns of passes on"),
    KeyBinding([.character("f")], .passes, "passes", "list of passes to jump to"),
    KeyBinding([.character("/")], .search, "search", "search the words of the lesson"),
    KeyBinding([.character("N")], .notes, "notes", "the presenter's notes"),
    KeyBinding([.character("b")], .blank, "blank", "blank the screen; any key brings it back"),
    KeyBinding([.character("m")], .script, "ASCII", "Unicode or ASCII notation"),
    KeyBinding([.character("c")], .theme, "colours", "theme: dark, light, mono"),
    KeyBinding([.character("S")], .save, "save", "save this screen as text and SVG"),
    KeyBinding(
      [.character("x")], .quiz, "quiz", "a question about this step; on pages, the lesson's"),
    KeyBinding([.character("X")], .exam, "exam", "fill in the whole trace by hand"),
    KeyBinding([.character("?"), .function(1)], .help, "help", "this help"),
    KeyBinding([.character("q"), .escape], .leave, "quit", "back one level"),
    KeyBinding([.character("Q")], .quit, "quit all", "leave the program"),
  ]

  /// What the footer offers on a trace, in order; what does not fit falls away from the end.
  static let traceFooter: [PlayerCommand] = [
    .next, .back, .nextPass, .graph, .why, .help, .leave, .finerStride, .paper,
  ]

  /// Where one pane shows at a time, the way to the others comes first.
  static let singleFooter: [PlayerCommand] = [
    .next, .back, .nextPane, .help, .leave, .nextPass, .graph, .why,
  ]

  /// Where not all passes have a column.
  static let manyPassesFooter: [PlayerCommand] = [
    .next, .back, .nextPass, .pin, .passesRight, .help, .leave, .graph, .why,
  ]

  /// Where the graph leaves no room for the words, Tab leads to them.
  static let graphFooter: [PlayerCommand] = [
    .next, .back, .nextPass, .nextPane, .graph, .why, .help, .leave, .finerStride,
  ]

  /// What the footer offers on a page of prose.
  static let pageFooter: [PlayerCommand] = [.next, .back, .scrollDown, .search, .help, .leave]

  /// What it offers on the page that a lesson ends with.
  static let lastPageFooter: [PlayerCommand] = [.quiz, .back, .scrollDown, .search, .help, .leave]
}

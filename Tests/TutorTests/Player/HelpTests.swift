import Canvas
import Practice
import Testing
import Tutor

@Suite("Help that is searched")
struct HelpTests {
  private static let size = Size(width: 80, height: 24)

  private func press(_ keys: [Key], _ first: some ScreenModel) -> String {
    after(keys.map { .key($0) }, first)
  }

  private func after(_ events: [InputEvent], _ first: some ScreenModel) -> String {
    var model: any ScreenModel = first
    for event in events { _ = model.update(event) }
    var canvas = Canvas(size: model.size)
    model.draw(on: &canvas)
    return canvas.glyphs.joined(separator: "\n")
  }

  private func typed(_ text: String) -> [Key] { text.map { .character($0) } }

  private var browser: BrowserModel {
    let entry = BrowserModel.Entry(id: "a", title: "A lesson", detail: "", progress: nil)
    return BrowserModel(settings: Settings(), size: Self.size, entries: [entry])
  }

  private var quiz: QuizModel {
    let subject = Subject(function: Lecture.function, point: [0.5, 2])
    return QuizModel(
      [Exercise(.adjoint(node: 0, seed: [1, 0]), subject)], title: "test", seed: 1,
      settings: Settings(), size: Self.size)
  }

  private var screens: [(name: String, model: any ScreenModel)] {
    [("browser", browser), ("quiz", quiz), ("form", form), ("player", player)]
  }

  private var form: TryModel { TryModel(settings: Settings(), size: Self.size) }

  private var player: PlayerModel { Lecture.player(Self.size, at: 51) }

  @Test("the rows that hold what is typed stay, on every screen")
  func filters() {
    let search: [Key] = [.function(1), .character("/")]
    let cases: [(String, hit: String, miss: String, text: String)] = [
      (press(search + typed("PRESENTER"), player), "the presenter's notes", "next step", "player"),
      (press(search + typed("titles"), browser), "search the titles", "next lesson", "browser"),
      (press(search + typed("HINT"), quiz), "rule, numbers in", "check the answer", "quiz"),
      (press(search + typed("latex"), form), "LaTeX from notes", "a bare expression", "form"),
    ]
    for (screen, hit, miss, name) in cases {
      #expect(screen.contains(hit), "\(name)\n\(screen)")
      #expect(!screen.contains(miss), "\(name)\n\(screen)")
      #expect(screen.contains("Esc ends the search"), "\(name)\n\(screen)")
    }
  }

  @Test("what no row holds is said")
  func nothing() {
    let screen = press([.character("?"), .character("/")] + typed("zzz"), browser)
    #expect(screen.contains("No line has that."))
  }

  @Test("a box that can neither be scrolled nor searched is closed by any key")
  func anyKey() {
    let player = PlayerModel(
      Lecture.content, settings: Settings(), size: Size(width: 100, height: 40), position: 3)
    let why = press([.character("w")], player)
    #expect(why.contains("Why?"))
    #expect(why.contains("─ any key closes ─"))
  }

  @Test("Esc clears the search, and once more closes the help")
  func escape() {
    let keys: [Key] = [.character("?"), .character("/")] + typed("titles") + [.escape]
    let cleared = press(keys, browser)
    #expect(cleared.contains("next lesson") && cleared.contains("/ search"))
    #expect(press(keys + [.escape], browser) == press([], browser))
  }

  @Test("a letter that is a key elsewhere is typed into the search, even Q")
  func letters() {
    var model = player
    for key in [.function(1), .character("/")] + typed("Q") {
      #expect(!model.update(.key(key)).contains { $0.ends == .program })
    }
    #expect(model.overlay != nil)
  }

  @Test("what if has the help of a form, and goes on where it was")
  func whatIf() {
    let form = press([.character("e")], player)
    let help = press([.character("e"), .function(1)], player)
    #expect(help.contains("Typing a function"))
    #expect(press([.character("e"), .function(1), .escape], player) == form)
  }

  @Test("under an open help the wheel moves the help alone, and a click anywhere closes it")
  func mouse() {
    let size = Size(width: 80, height: 10)
    let foot = (0..<80).map { Point(x: $0, y: size.height - 1) }
    for (name, model) in screens {
      let open: [InputEvent] = [.resize(size), .key(.function(1))]
      let wheel = Array(repeating: InputEvent.mouse(.wheelDown(foot[1])), count: 3)
      let opened = after(open, model)
      #expect(after(open + wheel, model) != opened, "\(name)")
      let closed = after([.resize(size)], model)
      #expect(after(open + wheel + [.key(.escape)], model) == closed, "\(name)")
      for place in foot {
        #expect(after(open + [.mouse(.click(place))], model) == closed, "\(name) \(place)")
      }
    }
  }

  @Test("the keys of a form are clicked like those of all other screens")
  func formFooter() throws {
    let line = try #require(press([], form).split(separator: "\n").last)
    let column = try #require(line.firstRange(of: "F1")).lowerBound.utf16Offset(in: line)
    let click = InputEvent.mouse(.click(Point(x: column, y: Self.size.height - 1)))
    #expect(after([click], form).contains("Typing a function"))
    let inPlayer = after([.key(.character("e")), click], player)
    #expect(inPlayer.contains("Typing a function"))
  }

  @Test(
    "the summary of a quiz has a help of its own keys",
    arguments: [Key.function(1), .character("?")])
  func summary(key: Key) {
    // A hint, so that there is something to sum up.
    let end: [Key] = [.function(2), .escape]
    let screen = press(end + [key], quiz)
    #expect(screen.contains("next question worth another look"), "\(screen)")
    #expect(!screen.contains("check the answer"))
    #expect(press(end + [key, .escape], quiz) == press(end, quiz))
  }

  @Test("each key that the summary of a quiz offers can be clicked")
  func summaryFooter() throws {
    var model = quiz
    _ = model.update(.key(.function(2)))
    _ = model.update(.key(.escape))
    let line = try #require(press([], model).split(separator: "\n").last)
    let column = try #require(line.firstRange(of: "Esc")).lowerBound.utf16Offset(in: line)
    let effects = model.update(.mouse(.click(Point(x: column, y: Self.size.height - 1))))
    #expect(effects.map(\.ends) == [.screen])
  }

  @Test("Q leaves the program from the help of a screen that has that key")
  func quit() {
    for (name, model) in screens {
      var model = model
      _ = model.update(.key(.function(1)))
      let ends = model.update(.key(.character("Q"))).contains { $0.ends == .program }
      #expect(ends == ["browser", "player"].contains(name), "\(name)")
    }
  }

  @Test("why? scrolls where it has more lines than the screen")
  func why() {
    let small: [InputEvent] = [.resize(Size(width: 40, height: 10)), .key(.character("w"))]
    let down = Array(repeating: InputEvent.key(.down), count: 30)
    let end = after(small + down, player)
    #expect(!after(small, player).contains("used by"))
    #expect(end.contains("used by"), "\(end)")
    #expect(after(small + down + [.key(.escape)], player) == after(small + [.key(.escape)], player))
  }

  @Test("on the smallest screen no row of the help is cut off")
  func narrow() {
    var model = Lecture.player(Size(width: 40, height: 12), at: 51)
    _ = model.update(.key(.character("?")))
    var seen = ""
    for _ in 0..<120 {
      seen += " " + model.screen.glyphs.joined(separator: " ")
      _ = model.update(.key(.down))
    }
    let words = seen.split { $0.isWhitespace || "│─┌┐└┘".contains($0) }.joined(separator: " ")
    #expect(words.contains("previous step: everything undone"))
    #expect(words.contains("· q closes"))
    for binding in PlayerCommand.bindings {
      let last = binding.help.split(separator: " ").last ?? ""
      #expect(words.contains(last), "\(binding.help)")
    }
  }
}

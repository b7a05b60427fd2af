import Canvas
import Testing
import Tutor

@Suite("Help that is searched")
struct HelpTests {
  private static let size = Size(width: 80, height: 24)

  private func press(_ keys: [Key], _ first: some ScreenModel) -> String {
    var model: any ScreenModel = first
    for key in keys { _ = model.update(.key(key)) }
    var canvas = Canvas(size: Self.size)
    model.draw(on: &canvas)
    return canvas.glyphs.joined(separator: "\n")
  }

  private func typed(_ text: String) -> [Key] { text.map { .character($0) } }

  private var browser: BrowserModel {
    let entry = BrowserModel.Entry(id: "a", title: "A lesson", detail: "", progress: nil)
    return BrowserModel(settings: Settings(), size: Self.size, entries: [entry])
  }

  private var form: TryModel { TryModel(settings: Settings(), size: Self.size) }

  private var player: PlayerModel { Lecture.player(Self.size, at: 51) }

  @Test("the rows that hold what is typed stay, on every screen")
  func filters() {
    let search: [Key] = [.function(1), .character("/")]
    let cases: [(String, hit: String, miss: String, text: String)] = [
      (press(search + typed("PRESENTER"), player), "the presenter's notes", "next step", "player"),
      (press(search + typed("titles"), browser), "search the titles", "next lesson", "browser"),
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
}

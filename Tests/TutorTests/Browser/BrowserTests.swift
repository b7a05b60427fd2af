import Canvas
import Testing
import Tutor

@Suite("The list of lessons")
struct BrowserTests {
  private func browser(_ size: Size, due: [String] = []) -> BrowserModel {
    let entries = (1...9).map { index in
      BrowserModel.Entry(
        id: "l\(index)", title: "Lesson of \(index) parts", detail: "beginner, 10 minutes",
        progress: index == 1 ? "played to the end" : index == 2 ? "you were at part 3" : nil)
    }
    return BrowserModel(
      settings: Settings(), size: size, entries: entries, selected: "l2", due: due)
  }

  private func lines(_ model: BrowserModel) -> [String] {
    var canvas = Canvas(size: model.size)
    model.draw(on: &canvas)
    return canvas.glyphs
  }

  @Test("each lesson has its number, its time, and how far one has come")
  func entries() {
    let text = lines(browser(Size(width: 80, height: 30))).joined(separator: "\n")
    for words in [
      "  1  Lesson of 1 parts", "▸ 2  Lesson of 2 parts", "10 minutes · played to the end",
      "10 minutes · you were at part 3", "10 minutes · not begun",
    ] { #expect(text.contains(words)) }
    #expect(!text.contains("Due"))
  }

  @Test(
    "what is due stands above the keys, and covers no lesson",
    arguments: [Size(width: 80, height: 24), Size(width: 40, height: 10)])
  func due(size: Size) {
    let skills = ["values", "tangents", "adjoints", "sums"]
    var model = browser(size, due: skills)
    for _ in 0..<9 {
      let screen = lines(model)
      #expect(screen[size.height - 2].contains("Due: values, tangents, adjoints"))
      #expect(screen.contains { $0.contains("▸ \(model.selected + 1)  Lesson") })
      #expect(screen[size.height - 3].isEmpty || screen[size.height - 3].contains("beginner"))
      _ = model.update(.key(.down))
    }
  }

  @Test("a search keeps the numbers of the lessons that it leaves")
  func search() {
    var model = browser(Size(width: 80, height: 24))
    for key in "/of 7" { _ = model.update(.key(.character(key))) }
    #expect(lines(model).contains { $0.contains("▸ 7  Lesson of 7 parts") })
  }

  @Test("the player says when a lesson was played to its end")
  func end() {
    var model = PlayerModel(
      PlayerContent(title: "t", lesson: "id", sections: Lecture.content.sections),
      settings: Settings(), size: Size(width: 80, height: 24))
    let ends = (0..<80).map { _ in
      model.update(.key(.right)).contains {
        if case .place(_, _, _, true) = $0 { true } else { false }
      }
    }
    #expect(ends.first == false)
    #expect(ends.last == true)
    #expect(ends.firstIndex(of: true) == ends.lastIndex(of: false).map { $0 + 1 })
  }
}

import Autodiff
import Canvas
import Testing
import Tutor

@Suite("Going to a place that is named")
struct DestinationTests {
  private func model(at position: Int, typing text: String) -> PlayerModel {
    var model = Lecture.player(Size(width: 80, height: 24), at: position)
    _ = model.update(.key(.character(":")))
    for character in text { _ = model.update(.key(.character(character))) }
    _ = model.update(.key(.enter))
    return model
  }

  @Test(
    "a step, a pass, a node in the pass under way, a cell of another pass",
    arguments: [
      (0, "14", 14), (0, "pass 2", 8), (0, "w3", 3), (0, "x2", 2), (0, "y1", 6), (10, "w3", 10),
      (45, "w3", 46), (45, "w₁", 53), (45, "w2", 49), (0, "bar w1", 53), (0, "wbar1", 53),
      (0, "w̄₁", 53), (0, "dot w3", 10), (0, "dot w3 @ x2", 26), (0, "bar w1 @ y1", 53),
      (0, "jacobian y1/x1", 54), (3, "", 3),
    ])
  func places(start: Int, text: String, position: Int) {
    #expect(model(at: start, typing: text).position == position)
  }

  @Test(
    "what is no place is named, and nothing moves",
    arguments: ["w99", "pass 9", "zzz", "pass x", "partial w6/w3", "dot w3 @ q", "\u{7}"])
  func nowhere(text: String) {
    let model = model(at: 5, typing: text)
    #expect(model.position == 5)
    #expect(model.notice != nil)
  }

  @Test("r goes to the step that fills the chosen row in this pass")
  func row() {
    var model = Lecture.player(Size(width: 80, height: 24), at: 40)
    for _ in 0..<20 { _ = model.update(.key(.up)) }
    _ = model.update(.key(.character("r")))
    #expect(model.position == 53)
  }

  @Test("in lines, go takes the same places and says what is none")
  func linear() {
    var player = LinearPlayer(Lecture.player(Size(width: 80, height: 24)))
    #expect(player.take("go w3").lines.first?.hasPrefix("step 3 of 71") == true)
    #expect(player.take("go bar w1 @ y1").lines.first?.hasPrefix("step 53 of 71") == true)
    #expect(player.take("go w99").lines == ["there is no node 'w99' in this list."])
  }
}

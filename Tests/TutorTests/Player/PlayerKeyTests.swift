import Autodiff
import Canvas
import TestKit
import Testing
import Tutor

@Suite("Keys of the player")
struct PlayerKeyTests {
  private func press(_ keys: [Key], at position: Int = 0) -> PlayerModel {
    var model = Lecture.player(Size(width: 80, height: 24), at: position)
    for key in keys { _ = model.update(.key(key)) }
    return model
  }

  @Test("no key has two meanings")
  func unique() {
    let keys = PlayerCommand.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test(
    "keys lead where the table says",
    arguments: [
      ([Key.right, .right], 2), ([.space], 1), ([.right, .left], 0), ([.end], 71),
      ([.end, .home], 0), ([.character("n")], 7), ([.character("n"), .character("n")], 23),
      ([.end, .character("p")], 55), ([.character("1"), .character("3"), .character("g")], 13),
      ([.character("9"), .character("9"), .character("9"), .character("g")], 71),
      ([.character("."), .right], 7), ([.character("n"), .right, .right], 10),
      ([.character("n"), .character(","), .right, .right], 9),
    ])
  func moves(keys: [Key], position: Int) {
    #expect(press(keys).position == position)
  }

  @Test("typing digits without end overflows nothing")
  func digits() {
    let model = press(Array(repeating: .character("9"), count: 400) + [.character("g")])
    #expect(model.position == 71)
  }

  @Test("why explains the chosen row, and says when it will be computed")
  func why() {
    let model = press([.down, .down, .down, .character("w")], at: 40)
    let text = model.screen.glyphs.joined(separator: "\n")
    #expect(text.contains("It is not computed yet: step"))
  }

  @Test("the list of passes goes to the first step of a pass")
  func passes() {
    #expect(press([.character("f"), .down, .down, .enter]).position == 24)
  }

  @Test("gather and scatter stay at the same step and give the same numbers")
  func telling() throws {
    var model = press([], at: 51)
    let timeline = try #require(model.timeline)
    let step = try #require(timeline.step(at: 51))
    _ = model.update(.key(.character("v")))
    let told = try #require(model.timeline)
    #expect(told.step(at: model.position) == step)
    #expect(told.sweeps == timeline.sweeps)
  }

  @Test("a random walk over keys and sizes never fails, and the way home shows the first screen")
  func randomKeys() {
    var random = SplitMix(seed: 20_240_607)
    let keys = PlayerCommand.bindings.flatMap(\.keys).filter { $0 != .character("Q") }
    var model = Lecture.player(Size(width: 80, height: 24))
    for _ in 0..<10_000 {
      if random.next() % 20 == 0 {
        let size = Size(width: Int(random.next() % 210), height: Int(random.next() % 70))
        _ = model.update(.resize(size))
      }
      _ = model.update(.key(keys[Int(random.next() % UInt64(keys.count))]))
      _ = model.update(.tick(milliseconds: Int(random.next() % 5000)))
      _ = model.screen
    }
  }

  @Test("held values show nowhere before the reveal")
  func hold() {
    var settings = Settings()
    settings.stride = .term
    var model = PlayerModel(
      Lecture.content, settings: settings, size: Size(width: 80, height: 24), position: 2,
      holds: true)
    _ = model.update(.key(.right))
    #expect(model.position == 3)
    #expect(!model.screen.glyphs.joined().contains("0.479"))
    _ = model.update(.key(.right))
    #expect(model.position == 3)
    #expect(model.screen.glyphs.joined().contains("0.479426"))
  }

  @Test("a long answer to a key is shown whole, on the narrowest screen too")
  func longNotice() {
    var model = Lecture.player(Size(width: 40, height: 10), at: 51)
    _ = model.update(.key(.character("a")))
    let words = model.screen.glyphs.joined(separator: " ").split(separator: " ")
    let text = words.joined(separator: " ")
    #expect(text.hasSuffix("Playing: any step key pauses, + and - change the pace."), "\(text)")
  }

  @Test(
    "a key whose change may be out of sight says what it did",
    arguments: [
      ("s", "symbols only"), ("o", "On paper"), ("N", "notes show"), ("c", "Theme: light."),
      ("+", "Pace: fast."), ("-", "Pace: slow."), ("E", "Nothing was changed"),
      (">", "All passes"), ("v", "Scatter"), (",", "Stride: by term."),
    ])
  func said(key: Character, words: String) {
    for size in [
      Size(width: 80, height: 24), Size(width: 40, height: 10), Size(width: 200, height: 60),
    ] {
      var model = Lecture.player(size, at: 51)
      _ = model.update(.key(.character(key)))
      // Where not all passes fit, these keys scroll.
      if key == ">" && size.width < 80 { continue }
      let text = model.screen.glyphs.joined(separator: " ")
      #expect(text.contains(words), "\(size)\n\(text)")
    }
  }
}

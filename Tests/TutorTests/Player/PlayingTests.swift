import Canvas
import LessonKit
import Testing
import Tutor

@Suite("Playing by itself")
struct PlayingTests {
  private static let text = """
    ---
    id: paused
    title: Paused
    ---
    # First
    pause: 6

    Words to read.

    # Second

    More words.

    ```function
    w2 = sin w1
    f(x1) = w2
    at x1 = 0.5
    ```

    ## primal at w2
    pause: 3

    The sine.
    """

  /// A player of the lesson that plays, on its first page.
  private func player(looping: Bool = false) throws -> PlayerModel {
    let lesson = try #require(Lesson.read(Self.text, file: "paused.md").lesson)
    var settings = Settings()
    settings.animates = false
    var model = PlayerModel(
      PlayerContent(lesson), settings: settings, size: Size(width: 80, height: 24))
    model.play(looping: looping)
    return model
  }

  @Test("a page, and a step, rest as many seconds as the lesson says")
  func pause() throws {
    var model = try player()
    let usual = model.settings.pace.rest
    for (section, position, rest) in [(0, 0, 6000), (1, 0, usual), (2, 0, usual)] {
      #expect(model.rest == rest)
      _ = model.update(.tick(milliseconds: rest - 1))
      #expect((model.section, model.position) == (section, position))
      _ = model.update(.tick(milliseconds: 1))
    }
    _ = model.update(.tick(milliseconds: usual))
    #expect(model.position == 2)
    #expect(model.rest == 3000)
  }

  @Test("a pause stands in no sentence of the page")
  func hidden() throws {
    let model = try player()
    #expect(model.screen.glyphs.contains { $0.contains("Words to read.") })
    #expect(!model.screen.glyphs.contains { $0.contains("pause") })
  }
}

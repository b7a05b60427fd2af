import Autodiff
import Canvas
import Testing
import Tutor

@Suite("Walking through a trace")
struct PlayerWalkTests {
  @Test("every screen on the way back equals the one on the way there", arguments: Stride.allCases)
  func thereAndBack(stride: Stride) {
    var settings = Settings()
    settings.stride = stride
    var model = PlayerModel(
      Lecture.content, settings: settings, size: Size(width: 80, height: 24))
    var screens = [model.screen]
    while model.position < 71 {
      _ = model.update(.key(.right))
      screens.append(model.screen)
    }
    for screen in screens.dropLast().reversed() {
      _ = model.update(.key(.left))
      #expect(model.screen == screen)
    }
    #expect(model.position == 0)
  }

  @Test("a step of a long list takes no longer than one of a short list")
  func longList() throws {
    let (short, long) = (try Self.stepTime(operations: 10), try Self.stepTime(operations: 20_000))
    #expect(long < short * 20, "\(long) and \(short)")
  }

  /// The least time of a step and its frame in a chain of sines.
  private static func stepTime(operations: Int) throws -> Duration {
    let names = ["x1"] + (1...operations).map { "A\($0)" }
    let lines = zip(names, names.dropFirst()).map { "\($1) = sin \($0)\n" }.joined()
    let function = try Function(reading: lines + "f(x1) = A\(operations)")
    var model = PlayerModel(
      PlayerContent(
        title: "", lesson: nil,
        sections: [.trace(TraceContent(function: function, point: [0.5]), passes: nil)]),
      settings: Settings(), size: Size(width: 80, height: 24))
    let clock = ContinuousClock()
    let times = (0..<9).map { _ in
      clock.measure {
        _ = model.update(.key(.right))
        _ = model.screen
      }
    }
    return try #require(times.min())
  }
}

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
}

import Autodiff
import Canvas
import Testing
import Tutor

@Suite("On paper")
struct PaperTests {
  @Test(
    "the panel shows the lecture's chain of equalities",
    arguments: [
      (21, "exp(x₁ − x₂)"), (22, "x₂ + cos x₁"), (37, "−exp(x₁ − x₂)"), (38, "x₁"),
      (53, "w̄₃·cos w₁ + w̄₄·w₂ + w̄₅·1"), (53, "∂y₁/∂x₁"),
    ])
  func lecture(position: Int, formula: String) {
    var model = Lecture.player(Size(width: 80, height: 30), at: position)
    _ = model.update(.key(.character("o")))
    #expect(model.screen.glyphs.contains { $0.hasSuffix("= " + formula) })
  }
}

import Autodiff
import Canvas
import Tutor

/// The lecture's example: w₃ = sin w₁, w₄ = w₁·w₂, w₅ = w₁ − w₂, w₆ = w₃ + w₄, w₇ = exp w₅.
enum Lecture {
  static let text =
    "w3 = sin w1; w4 = w1 w2; w5 = w1 - w2; w6 = w3 + w4; w7 = exp w5; f(x1, x2) = (w6, w7)"

  static let function = Function(
    inputs: ["x1", "x2"],
    terms: [
      .input(0), .input(1), .unary(.sin, 0), .binary(.mul, 0, 1), .binary(.sub, 0, 1),
      .binary(.add, 2, 3), .unary(.exp, 4),
    ],
    outputs: [.init(name: "y1", term: 5), .init(name: "y2", term: 6)], stated: [2, 3, 4, 5, 6])

  static let content = PlayerContent(
    title: "The sin/exp example", lesson: nil,
    sections: [
      .trace(TraceContent(text: text, function: function, point: [0.5, 2]), passes: nil)
    ])

  static func player(_ size: Size, at position: Int = 0) -> PlayerModel {
    PlayerModel(content, settings: Settings(), size: size, position: position)
  }
}

extension PlayerModel {
  /// The screen as it is drawn.
  var screen: Canvas {
    var canvas = Canvas(size: size)
    PlayerScreen.draw(self, on: &canvas)
    return canvas
  }
}

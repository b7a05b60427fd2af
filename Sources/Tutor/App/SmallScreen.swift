import Canvas

/// The one line that a screen shows where nothing else fits.
enum SmallScreen {
  static func isLargeEnough(_ size: Size) -> Bool {
    size.width >= PlayerLayout.smallest.width && size.height >= PlayerLayout.smallest.height
  }

  static func draw(_ size: Size, on canvas: inout Canvas) {
    let text =
      "wengert needs \(PlayerLayout.smallest.width)x\(PlayerLayout.smallest.height), "
      + "this is \(size.width)x\(size.height)"
    for (y, line) in Wrapping.wrap(text, width: max(1, size.width)).enumerated() {
      canvas.write(line, at: Point(x: 0, y: y))
    }
  }
}

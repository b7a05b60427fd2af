import Canvas
import Export
import Tutor

/// The player playing by itself, screen by screen, as fast as somebody asks for the next.
struct Recording: Sequence, IteratorProtocol {
  static let size = Size(width: 80, height: 24)
  /// More steps than this nobody watches.
  static let mostSteps = 5_000
  /// Seconds that the last screen stays.
  private static let lastRest = 3.0

  private var player: PlayerModel
  private var isOver = false

  init(_ content: PlayerContent, isASCII: Bool) {
    var settings = Settings()
    settings.script = isASCII ? .ascii : .unicode
    settings.pace = .fast
    settings.animates = false
    player = PlayerModel(content, settings: settings, size: Self.size)
    player.play(looping: false)
  }

  mutating func next() -> Asciicast.Frame? {
    if isOver { return nil }
    var canvas = Canvas(size: Self.size)
    player.draw(on: &canvas)
    guard player.isPlaying, let rest = player.tickInterval else {
      isOver = true
      return Asciicast.Frame(canvas, seconds: Self.lastRest)
    }
    _ = player.update(.tick(milliseconds: rest))
    return Asciicast.Frame(canvas, seconds: Double(rest) / 1000)
  }
}

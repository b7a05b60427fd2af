import Autodiff
import Canvas
import LessonKit
import Practice
import TestKit
import Testing
import Tutor

@Suite("Random keys")
struct RandomKeyTests {
  /// How many sequences run; `WENGERT_SOAK=2000` runs that many.
  private static var sequences: Int { Soak.rounds(usually: 12) }

  private static let keysEach = 60

  @Test("no sequence of keys, clicks, pastes and sizes traps, on any screen")
  func sequences() throws {
    let lessons = try ShippedLessons.names.map { try ShippedLessons.lesson($0) }
    for seed in 1...UInt64(Self.sequences) {
      var walk = RandomWalk(seed: seed, lessons)
      for _ in 0..<Self.keysEach where !walk.isOver {
        walk.step()
        #expect(walk.isOver || walk.isSound, "seed \(seed): \(walk.events)")
      }
    }
  }
}

/// The whole tutor without an outside, driven by chance.
private struct RandomWalk {
  private var model: TutorModel
  private var chance: SplitMix
  private let lessons: [Lesson]
  private(set) var events: [InputEvent] = []
  private(set) var isOver = false

  init(seed: UInt64, _ lessons: [Lesson]) {
    chance = SplitMix(seed: seed)
    self.lessons = lessons
    var settings = Settings()
    settings.predicting = Bool.random(using: &chance) ? .all : .lesson
    settings.animates = Bool.random(using: &chance)
    let entries = lessons.map {
      BrowserModel.Entry(id: $0.id, title: $0.title, detail: "", progress: nil)
    }
    model = TutorModel(
      BrowserModel(settings: settings, size: Self.size(&chance), entries: entries))
  }

  /// Whether what shows is as large as the screen, and its cursor inside.
  var isSound: Bool {
    let canvas = model.draw()
    let inside = canvas.cursor.map { Rect(origin: .zero, size: canvas.size).contains($0) }
    return canvas.size == model.top?.size && (canvas.size == .zero || inside != false)
  }

  mutating func step() {
    let event = event()
    events.append(event)
    let effects = model.update(event)
    for effect in effects { carryOut(effect) }
    isOver = model.top == nil || effects.contains { $0.ends == .program }
  }

  private mutating func carryOut(_ effect: Effect) {
    guard let settings = model.top?.settings, let size = model.top?.size else { return }
    switch effect {
    case .play(let content, let position, let notice):
      var player = PlayerModel(content, settings: settings, size: size, position: position)
      notice.map { player.tell($0) }
      model.push(player)
    case .ask(let exercises, let title):
      model.push(QuizModel(exercises, title: title, seed: 1, settings: settings, size: size))
    case .tryFunction: model.push(TryModel(settings: settings, size: size))
    case .quizLesson(let id): ask(id, settings, size)
    case .openLesson(let id, _):
      guard let lesson = lessons.first(where: { $0.id == id }) else { return }
      let holds = Int.random(in: 0..<4, using: &chance) == 0
      model.push(
        PlayerModel(PlayerContent(lesson), settings: settings, size: size, holds: holds))
    case .quit, .leave, .attempt, .reviewed, .save, .place, .returned: break
    }
  }

  private mutating func ask(_ id: String, _ settings: Settings, _ size: Size) {
    guard let lesson = lessons.first(where: { $0.id == id }) else { return }
    var drawn = Chance(seed: chance.next())
    let exercises = Exercise.all(of: lesson, needs: [:], using: &drawn)
    model.push(
      QuizModel(exercises, title: lesson.title, seed: 1, settings: settings, size: size))
  }

  // MARK: events

  private static let keys: [Key] =
    [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .enter, .escape, .tab,
      .backtab, .backspace, .delete, .function(1), .function(2), .function(3), .function(4),
      .function(12),
    ] + "abcdefghijklmnoprstuvwxyzABEGNPSX0123456789,.+-=<>:/?()*^_ ₁w̄é漢".map { .character($0) }

  /// Keys that lead on, so that walks come far.
  private static let leading: [Key] = [
    .right, .right, .right, .enter, .tab, .character("n"), .character("x"),
  ]

  private static let pastes = [
    "f(x1, x2) = x1 x2 + sin x1", "w3", "2.87758", "bar w1 @ y1", "", "\u{202E}\u{0}",
    String(repeating: "(", count: 3000),
  ]

  private mutating func event() -> InputEvent {
    switch Int.random(in: 0..<20, using: &chance) {
    case 0: return .resize(Self.size(&chance))
    case 1: return .mouse(mouse())
    case 2: return .tick(milliseconds: Int.random(in: 0...4000, using: &chance))
    case 3: return .paste(pick(Self.pastes))
    case 4..<9: return .key(pick(Self.leading))
    default: return .key(pick(Self.keys))
    }
  }

  private mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &chance)]
  }

  private mutating func mouse() -> Mouse {
    let size = model.top?.size ?? .zero
    let place = Point(
      x: Int.random(in: 0...size.width, using: &chance),
      y: Bool.random(using: &chance)
        ? size.height - 1 : Int.random(in: 0...size.height, using: &chance))
    return pick([.click(place), .click(place), .wheelUp(place), .wheelDown(place)])
  }

  private static func size(_ chance: inout SplitMix) -> Size {
    let usual = [
      Size(width: 80, height: 24), Size(width: 100, height: 30), Size(width: 40, height: 10),
      Size(width: 200, height: 60), Size(width: 1, height: 1),
    ]
    let free = Size(
      width: Int.random(in: 1...220, using: &chance), height: Int.random(in: 1...70, using: &chance)
    )
    let index = Int.random(in: 0..<8, using: &chance)
    return index < usual.count ? usual[index] : free
  }
}

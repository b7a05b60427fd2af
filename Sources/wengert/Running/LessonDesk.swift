import Canvas
import LessonKit
import Practice
import Tutor

/// Carries out what the screens ask of the outside, and watches the lesson that is open.
final class LessonDesk {
  /// What an effect leads to on the screen.
  enum Outcome {
    case nothing
    /// A screen on top, and one in place of the topmost below it.
    case enter(any ScreenModel, over: (any ScreenModel)? = nil)
    case tell(String)
    /// A screen shows again: what is known now of the lessons, by id, and of what is due.
    case resume(progress: [String: String], due: [String])
  }

  /// How often the open lesson's file is looked at, in milliseconds.
  static let watchInterval = 500

  /// The folder of lessons; nil where there is none.
  private let folder: String?
  private let notebook: Notebook
  private let role: Role
  private let stage = Stage(.current)
  private let holds: Bool
  private var watched: FileWatch?
  /// The lesson that was opened last, which may stand outside the folder.
  private var opened: Lesson?

  /// Who sits at the desk.
  enum Role {
    case learner
    /// Says where it is, for a second terminal.
    case presenter
    /// Goes where the presenter is.
    case follower
  }

  init(folder: String?, notebook: Notebook, role: Role = .learner, holds: Bool = false) {
    self.folder = folder
    self.notebook = notebook
    self.role = role
    self.holds = holds
  }

  /// The player of a lesson where it was left, its file watched from now on.
  func player(
    _ lesson: Lesson, _ settings: Settings, _ size: Size, fromStart: Bool = false
  ) -> PlayerModel {
    watched = FileWatch(path: lesson.file)
    opened = lesson
    let place = fromStart ? nil : notebook.place(of: lesson.id)
    return PlayerModel(
      PlayerContent(lesson), settings: settings, size: size, section: place?.section ?? 0,
      position: place?.position ?? 0, holds: holds)
  }

  private var lessons: [Lesson] {
    folder.map { LessonShelf.library(in: $0).lessons } ?? []
  }

  /// What is known of each lesson's progress, by id.
  private var progress: [String: String] {
    lessons.reduce(into: [:]) { $0[$1.id] = notebook.words(for: $1.id) }
  }

  /// The browser over all lessons of the folder.
  func browser(_ settings: Settings, _ size: Size) -> BrowserModel {
    let entries = lessons.map { lesson in
      BrowserModel.Entry(
        id: lesson.id, title: Sanitiser.line(lesson.title), detail: Self.detail(lesson.header),
        progress: notebook.words(for: lesson.id))
    }
    return BrowserModel(
      settings: settings, size: size, entries: entries, selected: notebook.latestLesson,
      due: notebook.due)
  }

  /// The id of the first lesson; nil where there is none.
  var firstLesson: String? { lessons.first?.id }

  private static func detail(_ header: LessonHeader) -> String {
    [header.level?.rawValue, header.minutes.map { "\($0) minutes" }].compactMap { $0 }
      .joined(separator: ", ")
  }

  func carryOut(_ effect: Effect, _ settings: Settings, _ size: Size) -> Outcome {
    switch effect {
    case .quit, .leave: return .nothing
    case .play(let content, let position, let notice):
      watched = nil
      var player = PlayerModel(content, settings: settings, size: size, position: position)
      notice.map { player.tell($0) }
      return .enter(player)
    case .ask(let exercises, let title):
      return .enter(quiz(exercises, title, settings, size))
    case .tryFunction:
      return .enter(TryModel(settings: settings, size: size))
    case .quizLesson(let id): return quiz(lesson: id, settings, size)
    case .attempt(let note):
      notebook.keep(note)
      return .nothing
    case .reviewed(let skill, let recall):
      notebook.keep(skill, recall)
      return .nothing
    case .openLesson(let id, let replacing):
      // The list lies below the first lesson of a first run too.
      return open(id, over: replacing ? browser(settings, size) : nil, settings, size)
    case .save(let name, let text, let svg): return save(name, text: text, svg: svg)
    case .place(let lesson, let section, let position, let isEnd):
      note(lesson, section, position, isEnd: isEnd)
      return .nothing
    case .returned: return .resume(progress: progress, due: notebook.due)
    }
  }

  private func open(
    _ id: String, over list: BrowserModel?, _ settings: Settings, _ size: Size
  ) -> Outcome {
    guard let folder, let lesson = LessonShelf.library(in: folder).lesson(id: id) else {
      return .tell("The lesson '\(Sanitiser.line(id))' is not in the folder any more.")
    }
    return .enter(player(lesson, settings, size), over: list)
  }

  /// Writes a screen as text and as SVG into the current folder, over nothing.
  private func save(_ name: String, text: String, svg: String) -> Outcome {
    for number in 1...999 {
      let base = "\(name)-\(number)"
      do throws(Trouble) {
        try NewFile.write([(base + ".txt", text), (base + ".svg", svg)])
        return .tell("Saved as \(base).txt and \(base).svg.")
      } catch {
        guard case .exists = error else { return .tell(error.message) }
      }
    }
    return .tell("There are 999 saved screens here already: move some away.")
  }

  /// What there is to do once a frame is shown: keeping the place takes longer than a keystroke
  /// should.
  func settle() { notebook.settle() }

  private func note(_ lesson: String, _ section: Int, _ position: Int, isEnd: Bool) {
    switch role {
    case .learner: notebook.note(lesson, section: section, position: position, isEnd: isEnd)
    case .presenter:
      stage.write(Stage.Mark(lesson: lesson, section: section, position: position))
    case .follower: break
    }
  }

  private func quiz(
    _ exercises: [Exercise], _ title: String, _ settings: Settings, _ size: Size
  ) -> QuizModel {
    QuizModel(exercises, title: title, seed: 1, settings: settings, size: size)
  }

  /// The questions of a lesson, drawn anew by what the learner most needs.
  private func quiz(lesson id: String, _ settings: Settings, _ size: Size) -> Outcome {
    let inFolder = folder.flatMap { LessonShelf.library(in: $0).lesson(id: id) }
    guard let lesson = opened.flatMap({ $0.id == id ? $0 : nil }) ?? inFolder else {
      return .tell("The lesson '\(Sanitiser.line(id))' is not in the folder any more.")
    }
    let seed = UInt64.random(in: 1...9999)
    var chance = Chance(seed: seed)
    let exercises = Exercise.all(of: lesson, needs: notebook.needs, using: &chance)
    guard !exercises.isEmpty else { return .tell("This lesson has no questions.") }
    let quiz = QuizModel(
      exercises, title: lesson.title, seed: seed, settings: settings, size: size)
    return .enter(quiz)
  }

  /// Looks at the outside between two keys.
  func look(_ model: inout TutorModel) {
    watch(&model)
    if role == .follower { follow(&model) }
    if let trouble = trouble() { model.tell(trouble) }
  }

  /// What went wrong with keeping progress since this was last asked, in a sentence.
  func trouble() -> String? { notebook.takeTrouble() }

  /// Goes where the presenter is, if it is the same lesson.
  private func follow(_ model: inout TutorModel) {
    guard let mark = stage.read(), var player = model.top as? PlayerModel,
      player.content.lesson == mark.lesson,
      (player.section, player.position) != (mark.section, mark.position)
    else { return }
    player.visit(section: mark.section, position: mark.position)
    model.replace(with: player)
  }

  /// Looks whether the open lesson's file was saved, and shows its new text or its errors.
  private func watch(_ model: inout TutorModel) {
    guard let player = model.top as? PlayerModel, let new = renewed(player) else { return }
    model.replace(with: new)
  }

  /// The player with its lesson's new text or errors; nil where the file is as it was.
  func renewed(_ player: PlayerModel) -> PlayerModel? {
    guard let watched = self.watched, let bytes = self.watched?.change() else { return nil }
    var player = player
    let reading = Lesson.read(bytes: bytes, file: watched.path)
    if let lesson = reading.lesson {
      opened = lesson
      player.reload(PlayerContent(lesson))
    } else {
      player.show(problems: LessonFault(problems: reading.errors).lines)
    }
    return player
  }
}

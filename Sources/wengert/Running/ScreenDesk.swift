import Canvas
import LessonKit
import Tutor

/// What the interactive commands share: the lessons, the places, the run.
struct ScreenDesk {
  let desk: LessonDesk
  let notebook: Notebook
  private let lookup: LessonLookup

  private let folder: LessonsFolder

  init(_ lessons: LessonOptions, role: LessonDesk.Role = .learner, holds: Bool = false) throws {
    notebook = Notebook(path: Surroundings.current.progressFile)
    folder = lessons.folder
    lookup = LessonLookup(folder)
    desk = LessonDesk(
      folder: try folder.findIfAny(), notebook: notebook, role: role, holds: holds)
  }

  /// All lessons of the folder.
  func allLessons() throws -> [Lesson] { LessonShelf.library(in: try folder.find()).lessons }

  /// The lesson that a word names.
  func lesson(_ word: String) throws -> Lesson {
    guard let lesson = try lookup.lesson(word) else {
      throw FileKind(path: word) == .folder
        ? Trouble.usage(.folderForLesson(word))
        : Trouble.noSuchLesson(word, nearest: lookup.nearestID(to: word))
    }
    return lesson
  }

  func run(
    _ options: ScreenOptions, _ first: (Settings, Size) throws -> any ScreenModel
  ) throws {
    let surroundings = Surroundings.current
    let file = ConfigurationFile(surroundings)
    let choices = options.choices.over(surroundings.choices).over(file.choices)
    Messages.standard(choices.colour ?? .auto).write(file.complaints)
    try ScreenRun(
      options: options, choices: choices, notice: file.notice, surroundings: surroundings,
      desk: desk
    ).run(first)
  }
}

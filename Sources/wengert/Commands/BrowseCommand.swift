import ArgumentParser
import Tutor

/// `wengert` alone: the first time three lines on the keys and the first lesson, later the list.
struct BrowseCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "The list of lessons; the first time, the first lesson.",
    shouldDisplay: false)

  @OptionGroup var lessons: LessonOptions
  @OptionGroup var screen: ScreenOptions

  var colour: ColourOptions { screen.colour }

  func run() throws {
    let desk = try ScreenDesk(lessons)
    try desk.run(screen) { settings, size in
      guard desk.notebook.isNew, let first = desk.desk.firstLesson else {
        return desk.desk.browser(settings, size)
      }
      return WelcomeModel(settings: settings, size: size, lesson: first)
    }
  }
}

import ArgumentParser
import LessonKit

/// `wengert learn`: the player on a lesson, or the lesson browser.
struct LearnCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Walk through a lesson, step by step.",
    discussion: """
      Settings may stand in the file ~/.config/wengert/config, a line each with the names of the \
      options below: 'theme: light', 'ascii: yes', 'mouse: no'. An option overrules the file. What \
      keys change holds until you leave: nothing of it is remembered.
      """)

  @Argument(
    help: ArgumentHelp(
      "A lesson's id, number or path; left out, the list of lessons.", valueName: "lesson"))
  var lesson: TypedText?
  @OptionGroup var lessons: LessonOptions
  @OptionGroup var screen: ScreenOptions

  var colour: ColourOptions { screen.colour }

  func run() throws {
    let desk = try ScreenDesk(lessons)
    guard let lesson else {
      return try desk.run(screen) { settings, size in desk.desk.browser(settings, size) }
    }
    let found = try desk.lesson(lesson.text)
    try desk.run(screen) { settings, size in desk.desk.player(found, settings, size) }
  }
}

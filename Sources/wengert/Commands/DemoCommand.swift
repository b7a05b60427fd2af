import ArgumentParser
import Tutor

/// `wengert demo`: plays by itself, for the front of a room.
struct DemoCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Play a lesson by itself, for the front of a room.")

  @Argument(help: ArgumentHelp("A lesson's id, number or path.", valueName: "lesson"))
  var lesson: TypedText
  @Flag(help: "Begin again at the end.")
  var loop = false
  @Flag(help: "Wait before each reveal: the value is held back until a key is pressed.")
  var hold = false
  @Flag(help: "Follow the demo of this lesson that runs in another terminal, with the notes.")
  var follow = false
  @OptionGroup var lessons: LessonOptions
  @OptionGroup var screen: ScreenOptions

  var colour: ColourOptions { screen.colour }

  func run() throws {
    if follow && screen.linear { throw Trouble.usage(.linearFollower) }
    let desk = try ScreenDesk(
      lessons, role: follow ? .follower : .presenter, holds: hold)
    let found = try desk.lesson(lesson.text)
    try desk.run(screen) { settings, size in
      var settings = settings
      if follow { settings.showsNotes = true }
      var player = desk.desk.player(found, settings, size, fromStart: true)
      if !follow { player.play(looping: loop) }
      return player
    }
  }
}

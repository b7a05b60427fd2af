import ArgumentParser
import LessonKit
import Practice
import Tutor

/// `wengert quiz`: the self-check on lessons.
struct QuizCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "quiz", abstract: "Check yourself: a wrong answer is told which mistake gives it.")

  @Argument(
    help: ArgumentHelp("Lessons by id, number or path; left out, all.", valueName: "lesson"))
  var chosen: [TypedText] = []
  @Option(help: "The same seed gives the same questions; it is shown.")
  var seed: UInt64?
  @Option(help: "How many questions; left out, all of the lessons.")
  var count: Int?
  @Flag(help: "Fill in the whole trace by hand, row by row.")
  var exam = false
  @OptionGroup var lessons: LessonOptions
  @OptionGroup var screen: ScreenOptions

  var colour: ColourOptions { screen.colour }

  func run() throws {
    if let count, !(1...1000).contains(count) {
      throw Trouble.usage(.outOfRange(option: "--count", value: count, range: 1...1000))
    }
    let desk = try ScreenDesk(lessons)
    let asked = try chosen.isEmpty ? desk.allLessons() : chosen.map { try desk.lesson($0.text) }
    let seed = seed ?? UInt64.random(in: 1...9999)
    var chance = Chance(seed: seed)
    let exercises =
      exam
      ? asked.compactMap { Exercise.exam(of: $0) }
      : asked.flatMap { Exercise.all(of: $0, needs: desk.notebook.needs, using: &chance) }
    let shown = count.map { Array(exercises.prefix($0)) } ?? exercises
    try desk.run(screen) { settings, size in
      QuizModel(
        shown, title: asked.count == 1 ? asked[0].title : "all lessons", seed: seed,
        settings: settings, size: size)
    }
  }
}

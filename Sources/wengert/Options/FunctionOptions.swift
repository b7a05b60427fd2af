import ArgumentParser
import Autodiff

/// The function: its text, `-`, `@FILE` or a lesson, and how its list is made.
struct FunctionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A function such as 'x1*x2 + sin(x1)', - for standard input, @FILE, or a lesson's id, "
        + "number or path.",
      valueName: "function|lesson"))
  var function: TypedText?

  @Option(name: .customLong("function"), help: "Which function of a lesson, from 1.")
  var number: Int?

  @Flag(help: "Keep equal subexpressions apart.")
  var noSharing = false

  @OptionGroup var lessons: LessonOptions
}

/// The folder of lessons: `--lessons`.
struct LessonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of lessons.", valueName: "dir"))
  var lessons: TypedText?

  /// The folder to look for lessons in.
  var folder: LessonsFolder {
    LessonsFolder(option: lessons?.text, surroundings: .current)
  }
}

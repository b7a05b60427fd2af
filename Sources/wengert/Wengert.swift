import ArgumentParser

/// The command `wengert`; each subcommand is a file in `Commands`.
struct Wengert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wengert",
    abstract: "Learn automatic differentiation by walking through the evaluation trace.",
    discussion: """
      Without a subcommand: the lessons, the first time the first of them. It takes the options of \
      'learn', such as --linear for plain lines.

      Exit codes: 0 done; 1 the input has errors, or an answer is wrong; 2 wrong usage, or no \
      terminal where one is needed; 3 a file can't be read or written; 70 a fault of wengert itself.
      """,
    version: "1.0.0",
    subcommands: [
      LearnCommand.self, TryCommand.self, QuizCommand.self, DemoCommand.self,
      TraceCommand.self, GradeCommand.self, CheckCommand.self, NewCommand.self,
      ListCommand.self,
      ProgressCommand.self, PathsCommand.self, BrowseCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)
}

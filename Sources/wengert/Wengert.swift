import ArgumentParser

/// The command `wengert`; each subcommand is a file in `Commands`.
struct Wengert: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wengert",
    abstract: "Learn automatic differentiation by walking through the evaluation trace.",
    version: "1.0.0",
    subcommands: [
      LearnCommand.self, TryCommand.self, QuizCommand.self, DemoCommand.self,
      TraceCommand.self, GradeCommand.self, CheckCommand.self, NewCommand.self,
      ListCommand.self,
      ProgressCommand.self, PathsCommand.self, BrowseCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)
}

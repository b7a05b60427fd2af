import ArgumentParser
import Autodiff

/// The words in front of a command line that name a command.
///
/// The argument parser takes a word that is no command for an argument of the default command, and
/// speaks of that.
enum CommandWords {
  /// Refuses a word that stands where a command does and is none.
  static func check(_ words: [String]) throws(Trouble) {
    var commands = Wengert.configuration.subcommands
    for word in words.first == "help" ? words.dropFirst() : words[...] {
      if commands.isEmpty || word.hasPrefix("-") { return }
      guard let command = commands.first(where: { $0.configuration.commandName == word }) else {
        let typed = String(decoding: Arguments.opened(word), as: UTF8.self)
        if let kind = FileKind(path: typed), kind != .other,
          typed.contains(where: { "./".contains($0) })
        {
          throw .usage(.pathForCommand(typed, isFolder: kind == .folder))
        }
        throw .usage(.noCommand(typed, nearest: nearest(to: typed, among: commands)))
      }
      commands = command.configuration.subcommands
    }
  }

  private static func nearest(
    to word: String, among commands: [any ParsableCommand.Type]
  ) -> String? {
    let names = commands.compactMap { command in
      command.configuration.shouldDisplay ? command.configuration.commandName : nil
    }
    return NearestName.of(word, among: names)
  }
}

import ArgumentParser
import Canvas
import Glibc
import ProgressStore

/// Runs a command from its words to an exit code, whatever happens on the way.
enum Program {
  /// The exit code for the words after the program's name.
  static func run(_ arguments: [String]) -> CInt {
    var colour: ColourOptions?
    do {
      try CommandWords.check(arguments)
      var command = try Wengert.parseAsRoot(arguments)
      if let command = command as? any ColourChoosing { colour = command.colour }
      try command.run()
      return 0
    } catch {
      return Ending(messages: .standard(colour?.choice ?? ColourOptions.configured)).end(error)
    }
  }
}

/// Turns what a command threw into words and an exit code.
private struct Ending {
  let messages: Messages

  func end(_ error: any Error) -> CInt {
    switch error {
    case let code as ExitCode: return code.rawValue
    // Whoever read has enough.
    case OutputFault.closedPipe: return 0
    case let fault as OutputFault: return end(Trouble.output(fault, name: "standard output"))
    case let fault as InputFault: return end(Trouble.input(fault, name: "standard input"))
    case let error as InputError: return say(error.lines, exitCode: 1)
    case let fault as LessonFault: return say(fault.lines, exitCode: 1)
    case let problem as ProgressProblem:
      return say(["error: " + Sanitiser.line(problem.description)], exitCode: 3)
    case let trouble as Trouble:
      return say(["error: " + trouble.message], exitCode: trouble.exitCode)
    default: return endOfParsing(error)
    }
  }

  /// Help goes to standard output, trouble with the words to standard error.
  private func endOfParsing(_ error: any Error) -> CInt {
    let words = String(decoding: Arguments.opened(Wengert.fullMessage(for: error)), as: UTF8.self)
    let text = Sanitiser.text(words)
    switch Wengert.exitCode(for: error) {
    case .success:
      do {
        try FileWriter.standardOutput.finish(text + "\n")
        return 0
      } catch {
        return end(error)
      }
    case .validationFailure: return say([Self.inSmallLetters(text)], exitCode: 2)
    default: return say([Self.inSmallLetters(text), Self.farewell], exitCode: 70)
    }
  }

  private static let farewell = "This is a fault of wengert: please report it."

  /// The argument parser's word for trouble, as all other messages begin.
  private static func inSmallLetters(_ text: String) -> String {
    let word = "Error:"
    return text.hasPrefix(word) ? word.lowercased() + text.dropFirst(word.count) : text
  }

  private func say(_ lines: [String], exitCode: CInt) -> CInt {
    messages.write(lines)
    return exitCode
  }
}

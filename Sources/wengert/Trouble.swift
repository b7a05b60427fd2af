import CursesTerminal
import Glibc

/// Why a command can't do what it was asked, as data; `Trouble+Message` has the words.
enum Trouble: Error {
  /// The command line contradicts itself or lacks something.
  case usage(Usage)
  case input(InputFault, name: String)
  case output(OutputFault, name: String)
  /// A file is there already, and `--force` is not.
  case exists(String)
  case noLessons(lookedAt: [String])
  /// There is no terminal where one is needed.
  case terminal(TerminalError)
  case noSuchLesson(String, nearest: String?)
  /// Nothing is kept of a lesson.
  case nothingKept(String)

  /// What is wrong with the words of a command.
  enum Usage: Hashable {
    case noCommand(String, nearest: String?)
    /// A path where a command stands.
    case pathForCommand(String, isFolder: Bool)
    case folderForLesson(String)
    case missingFunction
    case functionBesideBatch
    case missingCell
    case missingAnswer
    case seedOfOtherMode(option: String, mode: String)
    case batchFormat(String)
    case linearFollower
    case noFunction(number: Int, count: Int)
    case numberWithoutLesson
    case outOfRange(option: String, value: Int, range: ClosedRange<Int>)
    case lessonName(String)
  }

  /// The exit code of the command line's contract.
  var exitCode: CInt {
    switch self {
    case .usage, .noSuchLesson, .nothingKept, .terminal: 2
    case .input, .output, .exists, .noLessons: 3
    }
  }
}

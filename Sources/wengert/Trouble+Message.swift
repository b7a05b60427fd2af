import Canvas
import Glibc

// All English about commands that can't do what they were asked.
extension Trouble {
  /// The trouble in a sentence that names the thing, the place and a way on; safe to show.
  var message: String { Sanitiser.line(words) }

  private var words: String {
    switch self {
    case .usage(let usage): usage.words
    case .input(let fault, let name): "\(name) can't be read: \(fault.words)"
    case .output(let fault, let name): "\(name) can't be written: \(fault.words)"
    case .exists(let path): "\(path) is there already: choose another name, or add --force"
    case .noLessons(let folders):
      "no folder of lessons was found: looked at \(folders.joined(separator: ", ")); "
        + "name one with --lessons or WENGERT_LESSONS"
    case .terminal(let error): error.message
    case .noSuchLesson(let name, let nearest):
      "there is no lesson '\(name)'"
        + (nearest.map { ": did you mean '\($0)'?" } ?? ": 'wengert list' shows them all")
    case .nothingKept(let name):
      "nothing is kept of a lesson '\(name)': 'wengert progress' shows what is"
    }
  }
}

extension Trouble.Usage {
  fileprivate var words: String {
    switch self {
    case .noCommand(let word, let nearest):
      "there is no command '\(word)'"
        + (nearest.map { ": did you mean '\($0)'?" }
          ?? ": 'wengert help' shows them all, 'wengert learn LESSON' opens a lesson")
    case .pathForCommand(let path, let isFolder):
      "'\(path)' is no command: 'wengert \(isFolder ? "--lessons" : "learn") \(path)' opens it"
    case .folderForLesson(let path):
      "'\(path)' is a folder and no lesson: 'wengert --lessons \(path)' shows its lessons"
    case .missingFunction:
      "a function or a lesson is missing: wengert trace 'x1*x2 + sin(x1)' --at x1=0.5,x2=2"
    case .linearFollower:
      "--follow shows another terminal's demo on a screen: leave out --linear"
    case .functionBesideBatch: "with --batch the functions come from standard input: name none"
    case .missingCell: "what is asked is missing: add --ask CELL, such as --ask 'dot w3 @ x1'"
    case .missingAnswer: "the answer is missing: add --answer TEXT"
    case .seedOfOtherMode(let option, let mode):
      "\(option) asks for a pass that --mode \(mode) leaves out: use --mode both, or drop one"
    case .batchFormat(let format): "--batch prints JSON, not \(format): leave --format out"
    case .noFunction(let number, let count):
      "the lesson has \(count == 1 ? "one function" : "\(count) functions"), no number \(number)"
    case .numberWithoutLesson: "--function picks a lesson's function, and this is no lesson"
    case .outOfRange(let option, let value, let range):
      "\(option) \(value) is out of range: \(range.lowerBound) to \(range.upperBound)"
    case .lessonName(let name):
      "'\(name)' can't name a lesson: use lower-case letters, digits and hyphens, such as chain-rule"
    }
  }
}

extension InputFault {
  fileprivate var words: String { reason + (self == .folder ? ": name a file in it" : "") }

  /// What the system says of it, in small letters as part of a sentence.
  var reason: String { systemMessage(code) }
}

extension OutputFault {
  fileprivate var words: String {
    switch self {
    case .closedPipe: systemMessage(EPIPE)
    case .failed(let code): systemMessage(code)
    }
  }
}

/// What the system says of an error code, in small letters as part of a sentence.
private func systemMessage(_ code: CInt) -> String {
  let message = strerror(code).map { String(cString: $0) } ?? "error \(code)"
  return message.prefix(1).lowercased() + message.dropFirst()
}

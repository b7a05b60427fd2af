import CPseudoTerminal
import Foundation

/// A program that was started by a test; it does not outlive the test.
final class ChildProcess {
  let identifier: pid_t
  private(set) var status: ExitStatus?

  /// Starts a program; a descriptor of −1 is the terminal.
  init(
    _ program: BuiltProgram, _ arguments: [String], environment: [String: String],
    terminal: String?, descriptors: [CInt]
  ) throws {
    let variables = environment.map { "\($0.key)=\($0.value)" }
    identifier = ChildProcess.withStrings([program.path] + arguments) { arguments in
      ChildProcess.withStrings(variables) { variables in
        pseudo_terminal_spawn(program.path, arguments, variables, terminal, descriptors)
      }
    }
    guard identifier > 0 else { throw ProgramError.notStarted(path: program.path, errno: errno) }
  }

  deinit {
    guard status == nil else { return }
    kill(-identifier, SIGKILL)
    kill(identifier, SIGKILL)
    var word: CInt = 0
    waitpid(identifier, &word, 0)
  }

  /// Returns how the program ended if it does so within the time.
  func wait(milliseconds: Int) -> ExitStatus? {
    var word: CInt = 0
    if status == nil, pseudo_terminal_wait(identifier, CInt(clamping: milliseconds), &word) == 1 {
      status = ExitStatus(word: word)
    }
    return status
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

/// What a program finds in its environment: a home of its own and nothing of the person who tests.
struct TestEnvironment {
  let home: URL
  let variables: [String: String]

  /// Makes an empty home; a variable that is given as nil is not set at all.
  init(_ changes: [String: String?]) throws {
    home = FileManager.default.temporaryDirectory
      .appendingPathComponent("wengert-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    var variables = [
      "HOME": home.path, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
      "PATH": "/usr/local/bin:/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
    ]
    for (name, value) in changes { variables[name] = value }
    self.variables = variables
  }

  func remove() { try? FileManager.default.removeItem(at: home) }
}

import CPseudoTerminal
import Foundation

/// What a built program wrote and how it ended, without a terminal.
package struct ProgramRun: Sendable {
  package let output: String
  package let errors: String
  package let status: ExitStatus

  /// Runs a program to its end, or fails the test when the limit is reached.
  ///
  /// - Parameter environment: changes to the few variables that are set; nil unsets one. Each run
  ///   has an empty `HOME` of its own unless one is given.
  package init(
    _ program: BuiltProgram, _ arguments: [String] = [], input: String = "",
    environment: [String: String?] = [:], limit: Duration = .seconds(30)
  ) throws {
    let surroundings = try TestEnvironment(environment)
    defer { surroundings.remove() }
    let files = (0..<3).map { _ in pseudo_terminal_memory_file() }
    defer { for file in files { close(file) } }
    try FileHandle(fileDescriptor: files[0]).write(contentsOf: Data(input.utf8))
    lseek(files[0], 0, SEEK_SET)
    let child = try ChildProcess(
      program, arguments, environment: surroundings.variables, terminal: nil, descriptors: files)
    let milliseconds = Int(limit / .milliseconds(1))
    let status = child.wait(milliseconds: milliseconds)
    output = try ProgramRun.contents(of: files[1])
    errors = try ProgramRun.contents(of: files[2])
    guard let status else {
      throw ProgramError.tooSlow(waitingFor: "the end of \(arguments)", seen: output + errors)
    }
    self.status = status
  }

  private static func contents(of file: CInt) throws -> String {
    lseek(file, 0, SEEK_SET)
    let data = try FileHandle(fileDescriptor: file).readToEnd() ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}

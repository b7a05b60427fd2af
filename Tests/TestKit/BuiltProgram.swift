import Foundation

/// A program of this package, as it was built beside the tests.
package struct BuiltProgram: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Finds a program by its name in the folder that the running tests were built into.
  package init(named name: String) throws {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let places = [tests, URL(fileURLWithPath: CommandLine.arguments[0])].map {
      $0.deletingLastPathComponent().appendingPathComponent(name).path
    }
    guard let path = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      throw ProgramError.notBuilt(name: name, places: places)
    }
    self.path = path
  }

  /// The shell, for tests of pipes, limits and job control.
  package static let shell = BuiltProgram(path: "/bin/sh")
}

/// Why a program could not be run to its end in a test.
package enum ProgramError: Error {
  case notBuilt(name: String, places: [String])
  case notStarted(path: String, errno: CInt)
  case noPseudoTerminal(errno: CInt)
  /// It did not get there in time; `seen` is what it had written or shown by then.
  case tooSlow(waitingFor: String, seen: String)
}

/// How a program ended.
package enum ExitStatus: Equatable, Sendable {
  case exited(CInt)
  case signalled(CInt)

  /// Reads the status word of `wait`.
  init(word: CInt) {
    let signal = word & 0x7F
    self = signal == 0 ? .exited((word >> 8) & 0xFF) : .signalled(signal)
  }
}

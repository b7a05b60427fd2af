import CTerminalGuard
import Glibc

/// The guard in C, called with Swift's strings.
enum TerminalGuard {
  /// Installs the signal handlers; false if they are there already.
  static func install(_ options: CursesTerminal.Options, restore: [UInt8]) -> Bool {
    options.program.withCString { program in
      options.afterFault.withCString { afterFault in
        options.afterRequest.withCString { afterRequest in
          restore.withUnsafeBytes { bytes in
            var settings = terminal_guard_options(
              descriptor: STDOUT_FILENO, restore: bytes.bindMemory(to: CChar.self).baseAddress,
              restore_length: bytes.count, program: program, after_fault: afterFault,
              after_request: afterRequest)
            return terminal_guard_install(&settings)
          }
        }
      }
    }
  }
}

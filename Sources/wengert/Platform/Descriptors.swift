import Glibc

/// The three standard descriptors, and what they lead to.
enum Descriptors {
  /// Makes a write fail where its reader went away or a file may not grow, instead of ending the
  /// program by a signal, and takes the place of descriptors that were closed, so that no file
  /// opened later is written into by mistake: writing to them fails as it did before.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  static func isTerminal(_ descriptor: CInt) -> Bool { isatty(descriptor) == 1 }

  /// Whether a person can be asked: input and words both go through a terminal.
  static var canAsk: Bool { isTerminal(STDIN_FILENO) && isTerminal(STDERR_FILENO) }
}

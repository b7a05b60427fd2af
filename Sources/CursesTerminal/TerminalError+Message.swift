import Canvas

extension TerminalError {
  /// What is the matter and a way on, in one line that is safe to print.
  package var message: String {
    switch self {
    case .notATerminal(let stream):
      "\(stream.rawValue) is not a terminal; --linear gives the same as plain lines, "
        + "and `wengert trace` prints a whole trace"
    case .unnamed:
      "the environment variable TERM is not set, so the kind of terminal is not known; "
        + "set it (TERM=xterm-256color fits most), or use --linear"
    case .unknown(let name):
      "the kind of terminal \"\(Self.shown(name))\" (TERM) is not in the terminal database; "
        + "try TERM=xterm-256color, or use --linear"
    case .tooSimple(let name):
      "a terminal of the kind \"\(Self.shown(name))\" (TERM) cannot show whole screens; "
        + "use --linear"
    case .alreadyOpen:
      "the terminal is already in use by this program; close its screen first"
    case .refused(let name):
      "the terminal library could not start on \"\(Self.shown(name))\" (TERM); use --linear"
    }
  }

  /// The name of a kind of terminal, safe to print and no longer than a line.
  private static func shown(_ name: String) -> String {
    TextWidth.truncated(Sanitiser.line(name), to: 40)
  }
}

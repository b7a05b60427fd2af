/// Why there is no terminal to draw on.
package enum TerminalError: Error, Hashable, Sendable {
  case notATerminal(Stream)
  /// The environment does not say which kind of terminal it is.
  case unnamed
  /// The terminal database does not know the kind.
  case unknown(name: String)
  /// The kind cannot move its cursor about, as `dumb`.
  case tooSimple(name: String)
  /// There is one terminal and it is in use.
  case alreadyOpen
  /// The terminal library would not start, for a reason that it keeps to itself.
  case refused(name: String)

  package enum Stream: String, Sendable {
    case input = "standard input"
    case output = "standard output"
  }
}

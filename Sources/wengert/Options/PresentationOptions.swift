import ArgumentParser
import Glibc

/// How numbers and letters look in text: `--digits`, `--ascii`.
struct PresentationOptions: ParsableArguments {
  @Option(help: "Significant digits of numbers in text.")
  var digits = 6
  @Flag(help: "Print no character beyond ASCII.")
  var ascii = false

  /// Refuses a number of digits that no double has.
  func check() throws(Trouble) {
    guard (1...17).contains(digits) else {
      throw .usage(.outOfRange(option: "--digits", value: digits, range: 1...17))
    }
  }

  /// Whether only ASCII is printed: on request, and on a terminal whose locale has no more.
  var isASCII: Bool {
    ascii || (Descriptors.isTerminal(STDOUT_FILENO) && !Surroundings.current.speaksUnicode)
  }
}

import ArgumentParser

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
}

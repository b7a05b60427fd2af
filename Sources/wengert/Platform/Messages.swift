import Canvas
import Glibc

/// Words about trouble, on standard error; nothing is left to say where that fails.
struct Messages {
  private let isColoured: Bool
  private let writer: FileWriter

  init(isColoured: Bool, writer: FileWriter) {
    self.isColoured = isColoured
    self.writer = writer
  }

  /// Those of standard error.
  static func standard(_ colour: ColourChoice = ColourOptions.configured) -> Messages {
    let isTerminal = Descriptors.isTerminal(STDERR_FILENO)
    return Messages(
      isColoured: colour.isColoured(isTerminal: isTerminal, in: .current),
      writer: FileWriter(descriptor: STDERR_FILENO))
  }

  /// Writes lines; the words `error:` and `warning:` stand out where colour may be used.
  func write(_ lines: [String]) {
    let text = lines.map { (isColoured ? Self.coloured($0) : $0) + "\n" }.joined()
    do {
      try writer.write(text)
      try writer.flush()
    } catch {
      return
    }
  }

  /// Writes without a line's end, to ask for something.
  func ask(_ prompt: String) {
    do {
      try writer.write(prompt)
      try writer.flush()
    } catch {
      return
    }
  }

  static func coloured(_ line: String) -> String {
    for (word, code) in [("error:", "1;31"), ("warning:", "1;33")] {
      if let range = line.firstRange(of: word) {
        return line[..<range.lowerBound] + "\u{1B}[\(code)m\(word)\u{1B}[0m"
          + line[range.upperBound...]
      }
    }
    return line
  }
}

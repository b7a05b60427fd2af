import Canvas
import Glibc
import Tutor

/// The configuration file: read once at the start, never written.
struct ConfigurationFile {
  private(set) var choices = Choices()
  /// What is wrong with it, a line each, safe to show; the choices hold all the same.
  private(set) var complaints: [String] = []
  /// The same in few words, for a screen.
  private(set) var notice: String?

  /// The most lines of complaints.
  private static let mostComplaints = 10

  /// The file of these surroundings; where there is none, nothing was chosen.
  init(_ surroundings: Surroundings) {
    guard let path = surroundings.configurationFile else { return }
    // A pipe would be waited for.
    guard FileKind(path: path) != .other else {
      refuse(InputFault(code: EINVAL), path)
      return
    }
    do throws(InputFault) {
      let bytes = try FileReader.bytes(ofFile: path, limit: ChoicesText.longest)
      let text = ChoicesText(reading: bytes)
      choices = text.choices
      complain(text.problems, path)
    } catch {
      if error.code != ENOENT && error.code != ENOTDIR { refuse(error, path) }
    }
  }

  private mutating func refuse(_ fault: InputFault, _ path: String) {
    complaints = [
      "warning: " + Sanitiser.line(path) + " can't be read: \(fault.reason); it is left out"
    ]
    notice = "The configuration file can't be read."
  }

  private mutating func complain(_ problems: [ChoicesText.Problem], _ path: String) {
    guard let first = problems.first else { return }
    let items = problems.prefix(Self.mostComplaints).map { problem in
      InputError.Item(
        kind: "syntax", offset: nil, line: problem.line, column: problem.column,
        message: problem.message, suggestion: nil, excerpt: [])
    }
    complaints = InputError(items, file: path).lines
    let rest = problems.count - items.count
    if rest > 0 { complaints.append("and \(rest) more errors") }
    notice = "config:\(first.line):\(first.column): \(first.message)"
  }
}

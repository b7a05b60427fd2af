import ArgumentParser
import Canvas
import Export
import LessonKit

/// `wengert check`: finds all that is wrong in lesson files.
struct CheckCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check lesson files, and name every error at its place.")

  @Argument(help: ArgumentHelp("Lesson files.", valueName: "file"))
  var files: [TypedText]
  @Flag(help: "Print the problems as JSON on standard output.")
  var json = false
  @OptionGroup var colour: ColourOptions

  func run() throws {
    let messages = Messages.standard(colour.choice)
    var isReadable = true
    var given: [(name: String, bytes: [UInt8])] = []
    for file in files.map(\.text) {
      do {
        given.append((file, try LessonShelf.bytes(of: file)))
      } catch {
        messages.write(["error: " + error.message])
        isReadable = false
      }
    }
    let problems = Self.problems(of: given)
    let output = FileWriter.standardOutput
    try output.write(json ? Self.json(problems) : Self.verdicts(given.map(\.name), problems))
    try output.flush()
    if !json { messages.write(problems.flatMap(LessonFault.text.lines)) }
    if !isReadable { throw ExitCode(3) }
    if problems.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
  }

  /// The problems of the files given. Lessons beside them count as there: one may need another.
  private static func problems(of given: [(name: String, bytes: [UInt8])]) -> [LessonProblem] {
    let names = Set(given.map(\.name))
    let places = Set(names.compactMap(Folder.resolved))
    let folders = Set(names.map(Folder.parent)).sorted()
    let neighbours = folders.flatMap(LessonShelf.files).filter { file in
      Folder.resolved(file.name).map { !places.contains($0) } ?? false
    }
    let measure = TextMeasure(
      columns: { TextWidth.columns(of: $0) },
      lines: { text, width in Wrapping.wrap(text, width: width).count })
    let library = LessonLibrary(given + neighbours)
    let problems = LessonCheck(measure: measure).problems(library)
    return library.entries.filter { names.contains($0.file) }.flatMap { entry in
      problems.filter { $0.file == entry.file }
        + (entry.reading.lesson.map(PointCheck.problems) ?? [])
    }
  }

  /// A line a file without errors.
  private static func verdicts(_ names: [String], _ problems: [LessonProblem]) -> String {
    let faulty = Set(problems.filter { $0.severity == .error }.map(\.file))
    return names.filter { !faulty.contains($0) }.map { Sanitiser.line($0) + ": ok\n" }.joined()
  }

  private static func json(_ problems: [LessonProblem]) -> String {
    let list = problems.map { problem -> JSON in
      [
        "file": .string(problem.file), "line": .integer(problem.line),
        "column": .integer(problem.column), "severity": .string(problem.severity.rawValue),
        "message": .string(problem.message),
      ]
    }
    let object: JSON = ["format": "wengert-check-1", "problems": .array(list)]
    return object.text + "\n"
  }
}

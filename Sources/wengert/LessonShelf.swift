import Autodiff
import Canvas
import Export
import LessonKit

/// Reads lesson files from the disk.
enum LessonShelf {
  /// More files than this in one folder are no course.
  private static let mostFiles = 1_000

  /// The lessons of a folder.
  ///
  /// Only files that lie in the folder itself are read: a link that leads elsewhere, a pipe or a
  /// folder named like a lesson is passed over.
  static func library(in folder: String) -> LessonLibrary { LessonLibrary(files(in: folder)) }

  static func files(in folder: String) -> [(name: String, bytes: [UInt8])] {
    guard let root = Folder.resolved(folder) else { return [] }
    let names = Folder.names(in: folder).filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
    return names.prefix(mostFiles).compactMap { name -> (name: String, bytes: [UInt8])? in
      let path = folder + "/" + name
      guard FileKind(path: path) == .file,
        Folder.resolved(path).map(Folder.parent) == root,
        let bytes = try? FileReader.bytes(ofFile: path, limit: LessonLimits.bytes)
      else { return nil }
      return (path, bytes)
    }
  }

  /// The bytes of one lesson file, wherever it lies.
  static func bytes(of path: String) throws(Trouble) -> [UInt8] {
    if FileKind(path: path) == .folder { throw .input(InputFault.folder, name: path) }
    do throws(InputFault) {
      return try FileReader.bytes(ofFile: path, limit: LessonLimits.bytes)
    } catch {
      throw .input(error, name: path)
    }
  }

  /// The lesson of one file; throws its errors where it has any.
  static func lesson(atPath path: String) throws -> Lesson {
    try lesson(from: Lesson.read(bytes: try bytes(of: path), file: path))
  }

  static func lesson(from reading: LessonReading) throws(LessonFault) -> Lesson {
    guard let lesson = reading.lesson else { throw LessonFault(problems: reading.errors) }
    return lesson
  }
}

/// A lesson that can't be used, with all that is wrong in its file.
struct LessonFault: ErrorObject {
  let problems: [LessonProblem]

  /// The lines for people.
  var lines: [String] { problems.flatMap(Self.text.lines) }

  /// The object for programs; places are those in the lesson's file.
  var json: JSON {
    let items = problems.map { problem -> InputError.Item in
      let reading = problem.reading
      return InputError.Item(
        kind: reading?.kind.code ?? "syntax", offset: nil, line: problem.line,
        column: problem.column, message: problem.message, suggestion: reading?.suggestion,
        excerpt: [])
    }
    return InputError(items).json
  }

  static let text = ProblemText(
    clean: { Sanitiser.line($0) }, width: { TextWidth.columns(of: $0) })
}

extension LessonProblem {
  /// What is wrong with a function, a point or an answer, where it is that.
  fileprivate var reading: ReadingProblem? {
    switch kind {
    case .trace(.function(let problem)), .trace(.point(let problem)),
      .question(.answer(let problem)):
      problem
    case .file, .header, .key, .section, .trace, .prose, .question, .check: nil
    }
  }
}

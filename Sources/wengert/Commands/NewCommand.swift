import ArgumentParser
import Canvas
import LessonKit

/// `wengert new`: writes a lesson skeleton that passes `check`.
struct NewCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write the skeleton of a lesson.")

  @Argument(help: ArgumentHelp("A title such as 'The chain rule', or a path.", valueName: "name"))
  var name: TypedText
  @OptionGroup var lessons: LessonOptions
  @Flag(help: "Replace a file that is there already.")
  var force = false
  @OptionGroup var colour: ColourOptions

  func run() throws {
    let isPath = name.text.hasSuffix(".md")
    let folder = isPath ? Folder.parent(of: name.text) : chosenFolder
    let others = LessonShelf.library(in: folder).entries.filter { !isPath || $0.file != name.text }
    let skeleton = LessonSkeleton(
      name: Self.title(name.text), taken: Set(others.compactMap(\.reading.id)))
    let path = isPath ? name.text : Self.path(skeleton, in: folder, beside: others)
    try NewFile.write(skeleton.text, to: path, replacing: force)
    try FileWriter.standardOutput.finish(Sanitiser.line(path) + "\n")
  }

  /// The name itself, or the last part of a path without number and ending.
  private static func title(_ name: String) -> String {
    guard name.hasSuffix(".md") else { return name }
    let file = name.split(separator: "/").last?.dropLast(3) ?? ""
    let title = file.drop { $0.isASCII && $0.isNumber }.drop { $0 == "-" }
    return String(title.isEmpty ? file : title)
  }

  /// The folder asked for, else `./Lessons`, else this one.
  private var chosenFolder: String {
    let asked = lessons.lessons?.text ?? Surroundings.current["WENGERT_LESSONS"]
    return asked ?? (FileKind(path: "Lessons") == .folder ? "Lessons" : ".")
  }

  /// A file with the next number of a folder.
  private static func path(
    _ skeleton: LessonSkeleton, in folder: String, beside others: [LessonLibrary.Entry]
  ) -> String {
    let name = skeleton.fileName(number: (others.compactMap(\.number).max() ?? 0) + 1)
    return folder == "." ? name : folder + "/" + name
  }
}

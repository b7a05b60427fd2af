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
    let skeleton = LessonSkeleton(name: Self.title(name.text))
    let path = name.text.hasSuffix(".md") ? name.text : pathInFolder(skeleton)
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

  /// The next number in the folder asked for, else in `./Lessons`, else here.
  private func pathInFolder(_ skeleton: LessonSkeleton) -> String {
    let asked = lessons.lessons?.text ?? Surroundings.current["WENGERT_LESSONS"]
    let folder = asked ?? (FileKind(path: "Lessons") == .folder ? "Lessons" : ".")
    let numbers = LessonShelf.library(in: folder).entries.compactMap(\.number)
    let name = skeleton.fileName(number: (numbers.max() ?? 0) + 1)
    return folder == "." ? name : folder + "/" + name
  }
}

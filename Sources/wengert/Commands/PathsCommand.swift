import ArgumentParser
import Canvas

/// `wengert paths`: the places that the program uses.
struct PathsCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "paths", abstract: "Show the places that wengert uses.")

  @OptionGroup var lessons: LessonOptions
  @OptionGroup var colour: ColourOptions

  func run() throws {
    let surroundings = Surroundings.current
    let folder = lessons.folder
    let found =
      (try? folder.find()) ?? "none: looked at \(folder.candidates.joined(separator: ", "))"
    let homeless = "none: there is no home folder"
    let lines = [
      "lessons   " + found,
      "progress  " + (surroundings.progressFile ?? homeless),
      "settings  " + (surroundings.configurationFile ?? homeless),
    ]
    try FileWriter.standardOutput.finish(
      lines.map { Sanitiser.line($0) + "\n" }.joined())
  }
}

import ArgumentParser
import Export
import ProgressStore

/// `wengert progress`: what has been learned; export, import, reset by lesson.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress", abstract: "Show what has been learned, the mistakes, what is due.",
    subcommands: [Show.self, Export.self, Import.self, Reset.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand, ColourChoosing {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show what has been learned.")

    @Flag(help: "Print it as JSON.")
    var json = false
    @OptionGroup var colour: ColourOptions

    func run() throws {
      let contents = try ProgressFile.contents(in: .current, .standard(colour.choice))
      let summary = ProgressSummary(contents: contents, now: WallClock.now)
      try FileWriter.standardOutput.finish(json ? summary.json.text + "\n" : summary.text)
    }
  }

  struct Export: ParsableCommand, ColourChoosing {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Print all that is kept as JSON, to be imported elsewhere.")

    @OptionGroup var colour: ColourOptions

    func run() throws {
      let contents = try ProgressFile.contents(in: .current, .standard(colour.choice))
      let output = FileWriter.standardOutput
      try ProgressExport.write(contents, to: output)
      try output.flush()
    }
  }

  struct Import: ParsableCommand, ColourChoosing {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Add what another machine exported; what is here stays.")

    @Argument(help: ArgumentHelp("An export, or - for standard input.", valueName: "file"))
    var file: TypedText
    @OptionGroup var colour: ColourOptions

    private static let largestFile = 1 << 30

    func run() throws {
      let contents = try ProgressExport.read(try bytes)
      let store = try ProgressFile.open(in: .current)
      Messages.standard(colour.choice).write(store.notices.map { "warning: " + $0.description })
      try store.add(contents)
      let counts = [
        "answers \(contents.attempts.count)", "lessons \(contents.places.count)",
        "skills \(contents.skills.count)",
      ]
      try FileWriter.standardOutput.finish("taken in: \(counts.joined(separator: ", "))\n")
    }

    private var bytes: [UInt8] {
      get throws {
        if file.text == "-" { return try FileReader.standardInput(limit: Self.largestFile) }
        do throws(InputFault) {
          return try FileReader.bytes(ofFile: file.text, limit: Self.largestFile)
        } catch {
          throw Trouble.input(error, name: file.text)
        }
      }
    }
  }

  struct Reset: ParsableCommand, ColourChoosing {
    static let configuration = CommandConfiguration(
      commandName: "reset",
      abstract: "Forget a lesson's place and answers.")

    @Argument(help: ArgumentHelp("The lesson's id.", valueName: "lesson"))
    var lesson: TypedText
    @OptionGroup var colour: ColourOptions

    func run() throws {
      let store = try ProgressFile.open(in: .current)
      Messages.standard(colour.choice).write(store.notices.map { "warning: " + $0.description })
      let isKnown =
        try store.place(inLesson: lesson.text) != nil
        || !store.attempts(lesson: lesson.text).isEmpty
      guard isKnown else { throw Trouble.nothingKept(lesson.text) }
      try store.reset(lesson: lesson.text)
    }
  }
}

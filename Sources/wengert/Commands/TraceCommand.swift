import ArgumentParser
import Autodiff
import Export
import Tutor

/// `wengert trace`: prints the whole trace.
struct TraceCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Print the whole trace of a function or a lesson.")

  @OptionGroup var input: FunctionOptions
  @OptionGroup var point: PointOptions
  @OptionGroup var passes: PassOptions
  @Option(
    help: ArgumentHelp(
      "How the trace is printed: \(FormatChoice.allValueStrings.joined(separator: ", ")).",
      valueName: "format"))
  var format: FormatChoice?
  @Flag(help: "Read one JSON object a line from standard input, and print one a line.")
  var batch = false
  @Flag(help: "Add the derivation with letters kept, and the symbolic Jacobian.")
  var onPaper = false
  @OptionGroup var presentation: PresentationOptions
  @OptionGroup var colour: ColourOptions

  func run() throws {
    try passes.check()
    try presentation.check()
    if batch { return try runBatch() }
    do {
      let input = try FunctionInput(input)
      let point = try point.point(
        inputs: input.function.inputs, fallback: input.point, colour: colour.choice)
      let document = try document(of: input, at: point)
      switch format ?? .text {
      case .document(let format): try write(document, as: format)
      case .recording: try record(input, document)
      }
    } catch let error as any ErrorObject where isJSON {
      try FileWriter.standardOutput.finish(error.json.text + "\n")
      throw ExitCode(1)
    }
  }

  private var isJSON: Bool { format?.name == "json" }

  /// What is printed; refuses what is too large before any pass is run.
  private func document(of input: FunctionInput, at point: [Double]) throws -> TraceDocument {
    let list = WengertList(input.function, sharing: !self.input.noSharing)
    do throws(TraceLimit) {
      try TraceLimit.check(list, passCount: passes.passCount(of: list))
    } catch {
      throw InputError(kind: "limit", error.description)
    }
    return TraceDocument(
      title: input.lesson?.title, canonical: input.function.canonical, list: list, point: point,
      modes: passes.modes, passes: try passes.passes(of: list),
      remarks: input.function.notices, isOnPaper: onPaper)
  }

  private func write(_ document: TraceDocument, as format: TraceFormat) throws {
    let output = FileWriter.standardOutput
    let options = ExportOptions(digits: presentation.digits, isASCII: presentation.isASCII)
    do {
      try format.write(document, options: options) { try output.write($0) }
    } catch let error as GraphTooLarge {
      throw InputError(kind: "limit", error.description)
    }
    try output.flush()
  }

  /// Prints the player's screens: a lesson as it is, with its words, unless something was changed.
  private func record(_ input: FunctionInput, _ document: TraceDocument) throws {
    let steps = document.list.count * (document.passes.count + 1)
    guard steps <= Recording.mostSteps else {
      let most = Recording.mostSteps
      throw InputError(kind: "limit", "a recording of \(steps) rows is too long: at most \(most)")
    }
    let trace = TraceContent(
      function: input.function, point: document.point, passes: document.passes)
    let isOwn = point.at.isEmpty && passes.areAllUnits && !self.input.noSharing
    let content =
      input.lesson.flatMap { isOwn ? PlayerContent($0) : nil } ?? TryModel.content(trace)
    let output = FileWriter.standardOutput
    try Asciicast(
      size: Recording.size, title: document.title, isASCII: presentation.isASCII
    ).write(
      Recording(content, isASCII: presentation.isASCII)
    ) { try output.write($0) }
    try output.flush()
  }
}

extension TraceCommand {
  private func runBatch() throws {
    if input.function != nil { throw Trouble.usage(.functionBesideBatch) }
    if let format, !isJSON { throw Trouble.usage(.batchFormat(format.name)) }
    let outcome = try Batch.run { request in
      let input = try FunctionInput(text: Array(request.text("function").utf8))
      let point = try request.point(inputs: input.function.inputs)
      return .trace(try document(of: input, at: point))
    }
    if !outcome.isSound { throw ExitCode(1) }
  }
}

/// A format by its name: a printed document, or the player's screens.
enum FormatChoice: ExpressibleByArgument {
  case document(TraceFormat)
  /// `cast`
  case recording

  static let text = FormatChoice(argument: "text") ?? .recording

  init?(argument: String) {
    if argument == "cast" {
      self = .recording
    } else if let format = TraceFormat.named(argument) {
      self = .document(format)
    } else {
      return nil
    }
  }

  var name: String {
    switch self {
    case .document(let format): format.name
    case .recording: "cast"
    }
  }

  static var allValueStrings: [String] { TraceFormat.all.map(\.name) + ["cast"] }
}

import ArgumentParser
import Autodiff
import Export

/// `wengert trace`: prints the whole trace.
struct TraceCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Print the whole trace of a function or a lesson.")

  @OptionGroup var subject: FunctionOptions
  @OptionGroup var point: PointOptions
  @OptionGroup var passes: PassOptions
  @Option(
    help: ArgumentHelp(
      "How the trace is printed: \(TraceFormat.all.map(\.name).joined(separator: ", ")).",
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
      let subject = try FunctionInput(subject)
      let point = try point.point(inputs: subject.function.inputs, fallback: subject.point)
      try printTrace(document(of: subject, at: point))
    } catch let error as any ErrorObject where isJSON {
      try FileWriter.standardOutput.finish(error.json.text + "\n")
      throw ExitCode(1)
    }
  }

  private var isJSON: Bool { format?.format.name == "json" }

  /// What is printed; refuses what is too large before any pass is run.
  private func document(of subject: FunctionInput, at point: [Double]) throws -> TraceDocument {
    let list = WengertList(subject.function, sharing: !self.subject.noSharing)
    do throws(TraceLimit) {
      try TraceLimit.check(list, passCount: passes.passCount(of: list))
    } catch {
      throw InputError(kind: "limit", error.description)
    }
    return TraceDocument(
      title: subject.title, canonical: subject.function.canonical, list: list, point: point,
      modes: passes.modes, passes: try passes.passes(of: list),
      remarks: subject.function.notices, isOnPaper: onPaper)
  }

  private func printTrace(_ document: TraceDocument) throws {
    guard let format = format?.format ?? TraceFormat.all.first else { return }
    let output = FileWriter.standardOutput
    do {
      let options = ExportOptions(digits: presentation.digits, isASCII: presentation.ascii)
      try format.write(document, options: options) { try output.write($0) }
    } catch let error as GraphTooLarge {
      throw InputError(kind: "limit", error.description)
    }
    try output.flush()
  }
}

extension TraceCommand {
  private func runBatch() throws {
    if subject.function != nil { throw Trouble.usage(.functionBesideBatch) }
    if let format, !isJSON { throw Trouble.usage(.batchFormat(format.format.name)) }
    let outcome = try Batch.run { request in
      let input = try FunctionInput(text: Array(request.text("function").utf8))
      let point = try request.point(inputs: input.function.inputs)
      return .trace(try document(of: input, at: point))
    }
    if !outcome.isSound { throw ExitCode(1) }
  }
}

/// A format by its name.
struct FormatChoice: ExpressibleByArgument {
  let format: TraceFormat

  init?(argument: String) {
    guard let format = TraceFormat.named(argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { TraceFormat.all.map(\.name) }
}

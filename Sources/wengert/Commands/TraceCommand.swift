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
  @Option(help: "Significant digits of numbers in text.")
  var digits = 6
  @Flag(help: "Print no character beyond ASCII.")
  var ascii = false
  @OptionGroup var colour: ColourOptions

  func run() throws {
    try passes.check()
    guard (1...17).contains(digits) else {
      throw Trouble.usage(.outOfRange(option: "--digits", value: digits, range: 1...17))
    }
    if batch { return try runBatch() }
    do {
      let subject = try Subject(subject)
      let point = try point.point(inputs: subject.function.inputs, fallback: subject.point)
      try printTrace(document(of: subject, at: point))
    } catch let error as InputError where isJSON {
      try fail(error)
    } catch let fault as LessonFault where isJSON {
      try fail(fault.inputError)
    }
  }

  private func fail(_ error: InputError) throws {
    try FileWriter.standardOutput.finish(error.json.text + "\n")
    throw ExitCode(1)
  }

  private var isJSON: Bool { format?.format.name == "json" }

  /// What is printed; refuses what is too large before any pass is run.
  private func document(of subject: Subject, at point: [Double]) throws -> TraceDocument {
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
      let options = ExportOptions(digits: digits, isASCII: ascii)
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
    let isSound = try Batch.run { line in
      let request = try Batch.Request(line)
      let subject = try Subject(text: Array(request.text("function").utf8))
      let point = try request.point(inputs: subject.function.inputs)
      let document = try document(of: subject, at: point)
      return .trace(document)
    }
    if !isSound { throw ExitCode(1) }
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

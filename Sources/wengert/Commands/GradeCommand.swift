import ArgumentParser
import Autodiff
import Canvas
import Export
import Practice

/// `wengert grade`: judges one answer, or an answer a line.
struct GradeCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Judge an answer, and name the mistake behind a wrong one.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var input: FunctionOptions
  @OptionGroup var point: PointOptions
  @OptionGroup var passes: PassOptions
  @Option(
    help: ArgumentHelp(
      "What is asked: w3, partial w6/w3, dot w3 @ x1, bar w3 @ y1, jacobian y1/x2, …",
      valueName: "cell"))
  var ask: TypedText?
  @Option(help: ArgumentHelp("The answer: a number, an expression, a vector, …", valueName: "text"))
  var answer: TypedText?
  @Option(help: "How the judgement is printed: text or json.")
  var format: Format?
  @Flag(help: "Read one JSON object a line from standard input, and print one a line.")
  var batch = false
  @OptionGroup var presentation: PresentationOptions
  @OptionGroup var colour: ColourOptions

  func run() throws {
    try passes.check()
    try presentation.check()
    if batch { return try runBatch() }
    guard let ask else { throw Trouble.usage(.missingCell) }
    guard let answer else { throw Trouble.usage(.missingAnswer) }
    do {
      let input = try FunctionInput(input)
      let point = try point.point(
        inputs: input.function.inputs, fallback: input.point, colour: colour.choice)
      let bench = GradingBench(list(of: input), at: point, script: script)
      let judgement = try bench.judge(ask.text, answer.text, in: singlePass(bench.list))
      let verdict = GradedAnswer(cell: ask.text, judgement: judgement)
      try FileWriter.standardOutput.finish(
        format == .json ? verdict.json.text + "\n" : verdict.text(digits: presentation.digits))
      if judgement.verdict != .correct { throw ExitCode(1) }
    } catch let error as any ErrorObject where format == .json {
      try FileWriter.standardOutput.finish(error.json.text + "\n")
      throw ExitCode(1)
    }
  }

  private var script: Script { presentation.isASCII ? .ascii : .unicode }

  private func list(of input: FunctionInput) -> WengertList {
    WengertList(input.function, sharing: !self.input.noSharing)
  }

  /// The pass of a cell that names none: the one that the seed options name.
  private func singlePass(_ list: WengertList) throws(InputError) -> Pass? {
    guard passes.forwardSeed.count + passes.reverseSeed.count == 1 else { return nil }
    let isForward = passes.reverseSeed.isEmpty
    return try passes.passes(of: list, only: isForward ? .forward : .reverse).first
  }

  private func runBatch() throws {
    if input.function != nil { throw Trouble.usage(.functionBesideBatch) }
    if format == .text { throw Trouble.usage(.batchFormat("text")) }
    var bench: (function: String, bench: GradingBench)?
    let outcome = try Batch.run { request in
      let text = try request.text("function")
      let (cell, answer) = (try request.text("cell"), try request.text("answer"))
      let known = bench.flatMap { $0.function == text ? $0.bench : nil }
      let list = try known?.list ?? list(of: FunctionInput(text: Array(text.utf8)))
      let point = try request.point(inputs: list.inputs)
      let current =
        known.flatMap { $0.point == point ? $0 : nil }
        ?? GradingBench(list, at: point, script: script)
      bench = (text, current)
      let judgement = try current.judge(cell, answer, in: singlePass(list))
      return .object(GradedAnswer(cell: cell, judgement: judgement).json)
    }
    if !outcome.isReadable { throw ExitCode(1) }
  }
}

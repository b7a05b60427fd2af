import ArgumentParser
import Autodiff
import Tutor

/// `wengert try`: the player on a function of one's own.
struct TryCommand: ParsableCommand, ColourChoosing {
  static let configuration = CommandConfiguration(
    commandName: "try", abstract: "Walk through a function of your own.")

  @OptionGroup var subject: FunctionOptions
  @OptionGroup var point: PointOptions
  @OptionGroup var passes: PassOptions
  @OptionGroup var screen: ScreenOptions

  var colour: ColourOptions { screen.colour }

  func run() throws {
    try passes.check()
    let desk = try ScreenDesk(subject.lessons)
    guard subject.function != nil else {
      return try desk.run(screen) { TryModel(settings: $0, size: $1) }
    }
    let subject = try FunctionInput(subject)
    // Nobody is asked for a point first and refused then.
    if !screen.linear { try ScreenRun.requireTerminal() }
    let point = try point.point(
      inputs: subject.function.inputs, fallback: subject.point, colour: colour.choice)
    let chosen = passes.areAllUnits ? nil : try passes.passes(of: WengertList(subject.function))
    let trace = TraceContent(
      text: subject.line, function: subject.function, point: point, passes: chosen)
    try desk.run(screen) { settings, size in
      PlayerModel(TryModel.content(trace), settings: settings, size: size)
    }
  }
}

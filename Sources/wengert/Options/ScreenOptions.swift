import ArgumentParser
import Autodiff
import Canvas
import Tutor

/// How the interactive commands show: every setting of the screens is a flag, too.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "The same as plain lines, without taking over the terminal.")
  var linear = false
  @Flag(
    inversion: .prefixedNo,
    help: "ASCII notation: w3, wdot3, wbar3. Without Unicode the terminal has it anyway.")
  var ascii: Bool?
  @Option(help: "Colours: dark, light or mono. (default: dark)")
  var theme: Theme?
  @Flag(inversion: .prefixedNo, help: "Let values and marks move.")
  var animation: Bool?
  @Flag(inversion: .prefixedNo, help: "Take clicks and the wheel, or leave them to the terminal.")
  var mouse: Bool?
  @Flag(inversion: .prefixedNo, help: "Show the presenter's notes.")
  var notes: Bool?
  @Option(help: "How far a step goes: term, row or pass. (default: row)")
  var stride: Stride?
  @Option(help: "How the reverse pass is told: gather or scatter. (default: gather)")
  var telling: Telling?
  @Option(help: "A step in symbols, numbers or both. (default: both)")
  var showing: Showing?
  @Option(help: "Where there is room for one: table or graph. (default: table)")
  var picture: Picture?
  @Flag(inversion: .prefixedNo, help: "Show the formulas on paper.")
  var paper: Bool?
  @Option(help: "Which values are asked for: the lesson's, or all. (default: lesson)")
  var predict: Predicting?
  @Option(help: "Playing by itself: slowest, slow, normal, fast or fastest. (default: normal)")
  var speed: Pace?
  @Flag(help: ArgumentHelp("Trap behind the first frame, for tests.", visibility: .private))
  var crash = false
  @OptionGroup var colour: ColourOptions

  /// What the flags ask for.
  var choices: Choices {
    var choices = Choices()
    choices.ascii = ascii
    choices.theme = theme
    choices.colour = colour.given
    choices.animation = animation
    choices.mouse = mouse
    choices.notes = notes
    choices.stride = stride
    choices.telling = telling
    choices.showing = showing
    choices.picture = picture
    choices.paper = paper
    choices.predict = predict
    choices.speed = speed
    return choices
  }
}

extension Theme: ExpressibleByArgument {}
extension Stride: ExpressibleByArgument {}
extension Telling: ExpressibleByArgument {}
extension Showing: ExpressibleByArgument {}
extension Picture: ExpressibleByArgument {}

extension Pace: ExpressibleByArgument {
  /// The pace of a word: `slow`.
  public init?(argument: String) { self.init(word: argument) }

  /// The words of all paces.
  public static var allValueStrings: [String] { choices.map(\.word) }
}

extension Predicting: ExpressibleByArgument {
  /// What is asked for by a word: `all`.
  public init?(argument: String) { self.init(word: argument) }

  /// The words that a flag takes.
  public static var allValueStrings: [String] { choices.map(\.word) }
}

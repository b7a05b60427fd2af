import ArgumentParser
import Autodiff
import Canvas
import Tutor

/// How the interactive commands show: every setting of the screens is a flag, too.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "The same as plain lines, without taking over the terminal.")
  var linear = false
  @Flag(help: "ASCII notation: w3, wdot3, wbar3.")
  var ascii = false
  @Option(help: "Colours: dark, light or mono.")
  var theme: Theme = .dark
  @Flag(name: .customLong("no-animation"), help: "Let nothing move.")
  var isStill = false
  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var isMouseless = false
  @Flag(help: "Show the presenter's notes.")
  var notes = false
  @Option(help: "How far a step goes: term, row or pass.")
  var stride: Stride = .row
  @Flag(help: ArgumentHelp("Trap behind the first frame, for tests.", visibility: .private))
  var crash = false
  @OptionGroup var colour: ColourOptions

  /// The settings to begin with, where the terminal can or cannot show Unicode.
  func settings(unicode: Bool, in surroundings: Surroundings) -> Settings {
    var settings = Settings()
    settings.script = ascii || !unicode ? .ascii : .unicode
    settings.theme = theme
    settings.animates = !isStill && surroundings["WENGERT_CALM"] == nil
    settings.showsNotes = notes
    settings.stride = stride
    return settings
  }
}

extension Theme: ExpressibleByArgument {}
extension Stride: ExpressibleByArgument {}

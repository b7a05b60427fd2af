import ArgumentParser
import Canvas

extension ColourChoice: ExpressibleByArgument {}

/// The option `--color`, which every command takes.
struct ColourOptions: ParsableArguments {
  @Option(name: .customLong("color"), help: "Use colour: auto, always or never. (default: auto)")
  var given: ColourChoice?

  var choice: ColourChoice { given ?? Self.configured }

  /// What the configuration file says.
  static var configured: ColourChoice { ConfigurationFile(.current).choices.colour ?? .auto }
}

extension ColourChoice {
  /// Whether colour is used on a descriptor.
  func isColoured(isTerminal: Bool, in surroundings: Surroundings) -> Bool {
    switch self {
    case .auto: surroundings.wantsColour(isTerminal: isTerminal)
    case .always: true
    case .never: false
    }
  }
}

/// A command that takes `--color`.
protocol ColourChoosing {
  var colour: ColourOptions { get }
}

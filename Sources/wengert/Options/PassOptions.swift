import ArgumentParser
import Autodiff

/// Which passes are run: `--mode`, `--forward-seed`, `--reverse-seed`.
struct PassOptions: ParsableArguments {
  enum ModeChoice: String, ExpressibleByArgument, CaseIterable {
    case forward
    case reverse
    case both
  }

  @Option(help: "The passes to run: forward, reverse or both.")
  var mode = ModeChoice.both

  @Option(
    help: ArgumentHelp(
      "A forward pass's seed: x1, or x1=1,x2=-2; repeatable. Left out: every unit seed.",
      valueName: "seed"))
  var forwardSeed: [TypedText] = []

  @Option(
    help: ArgumentHelp(
      "A reverse pass's seed: y1, or y1=0.5,y2=1; repeatable. Left out: every unit seed.",
      valueName: "seed"))
  var reverseSeed: [TypedText] = []
}

extension PassOptions {
  /// Whether every unit seed of both modes is asked for.
  var areAllUnits: Bool { mode == .both && forwardSeed.isEmpty && reverseSeed.isEmpty }

  /// Refuses a seed of a mode that is left out.
  func check() throws(Trouble) {
    if mode == .reverse && !forwardSeed.isEmpty {
      throw .usage(.seedOfOtherMode(option: "--forward-seed", mode: mode.rawValue))
    }
    if mode == .forward && !reverseSeed.isEmpty {
      throw .usage(.seedOfOtherMode(option: "--reverse-seed", mode: mode.rawValue))
    }
  }

  var modes: Set<Mode> {
    switch mode {
    case .forward: [.forward]
    case .reverse: [.reverse]
    case .both: Set(Mode.allCases)
    }
  }

  private func seeds(_ mode: Mode) -> [TypedText] {
    mode == .forward ? forwardSeed : reverseSeed
  }

  /// The number of passes over a list, before any is made.
  func passCount(of list: WengertList) -> Int {
    modes.reduce(0) { $0 + (seeds($1).isEmpty ? list.seedCount($1) : seeds($1).count) }
  }

  /// The passes, forward ones first; with `only`, those of one mode.
  func passes(of list: WengertList, only mode: Mode? = nil) throws(InputError) -> [Pass] {
    let wanted = mode.map { [$0] } ?? modes
    var passes: [Pass] = []
    for mode in Mode.allCases where wanted.contains(mode) {
      if seeds(mode).isEmpty { passes += list.unitPasses(mode) }
      let names = mode == .forward ? list.inputs : list.outputs.map(\.name)
      for seed in seeds(mode) { passes.append(Pass(mode, seed: try Self.seed(seed, names))) }
    }
    return passes
  }

  private static func seed(_ typed: TypedText, _ names: [String]) throws(InputError) -> [Double] {
    do throws(CellProblem) {
      guard let seed = try SeedText.seed(typed.text, names: names) else {
        throw .unknownSeed(typed.text)
      }
      return seed
    } catch {
      throw InputError(error, in: typed.text)
    }
  }
}

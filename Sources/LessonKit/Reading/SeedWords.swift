import Autodiff

/// Reads the seed of a pass in words: `x1`, `x1=1, x2=-2`.
enum SeedWords {
  /// The pass of a mode with the seed that stands at a range of the file; `place` is marked where
  /// no seed stands at all.
  static func pass(
    _ mode: Mode, _ seed: Range<Int>, orAt place: Range<Int>, _ list: WengertList,
    _ source: LessonSource
  ) throws(ProseFault) -> Pass {
    let names = mode == .forward ? list.inputs : list.outputs.map(\.name)
    let text = source.string(seed)
    let place = seed.isEmpty ? place : seed
    let found: [Double]?
    do throws(CellProblem) {
      found = try SeedText.seed(text, names: names)
    } catch {
      throw ProseFault(kind: .trace(.seed(error)), place: place)
    }
    if let found { return Pass(mode, seed: found) }
    let first = String(text.prefix { $0 != "=" && $0 != "," && !$0.isWhitespace })
    let nearest = NearestName.of(first, among: names)
    let kind = TraceProblem.unknownSeed(first, mode, nearest: nearest, known: names)
    throw ProseFault(kind: .trace(kind), place: place)
  }
}

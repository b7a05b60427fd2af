import Autodiff

/// The words of a `##` heading: `forward x1=1, x2=-2 at w6 from w3`, `quiz count`.
struct StepHeading {
  enum Kind {
    /// The range of the id.
    case quiz(Range<Int>)
    case pass
    case unknown(nearest: String?)
  }

  let kind: Kind
  private let words: Range<Int>
  private let source: LessonSource
  /// nil for the primal pass.
  private var mode: Mode?
  private var seed = 0..<0
  /// What follows `at`.
  private var placeWords: [Range<Int>]?
  /// A place that stands behind the seed without `at`.
  private var strayPlace: Range<Int>?

  init(_ words: Range<Int>, of source: LessonSource) {
    self.words = words
    self.source = source
    let parts = source.split(words, at: " ").filter { !$0.isEmpty }
    let first = parts.first.map(source.string) ?? ""
    mode = Mode(rawValue: first)
    if first == "quiz" {
      kind = .quiz(source.trimmed(words.lowerBound + first.utf8.count..<words.upperBound))
    } else if mode != nil || first == "primal" {
      kind = .pass
      let at = parts.firstIndex { source.string($0) == "at" }
      let head = parts[1..<max(1, at ?? parts.count)]
      if let start = head.first, let end = head.last {
        seed = start.lowerBound..<end.upperBound
        if head.count == 2, Self.isPlace(source.string(end)) { strayPlace = end }
      }
      placeWords = at.map { Array(parts[($0 + 1)...]) }
    } else {
      let known = ["primal", "forward", "reverse", "quiz"]
      kind = .unknown(nearest: NearestName.of(first, among: known))
    }
  }

  private static func isPlace(_ word: String) -> Bool {
    word == "end" || word == "seed" || word.first == "w" && Int(word.dropFirst()) != nil
  }

  /// The index of the pass among those of the trace.
  func pass(_ list: WengertList, _ passes: [Pass]) throws(ProseFault) -> Int {
    if let strayPlace {
      let kind = SectionProblem.missingAt(source.string(strayPlace))
      throw ProseFault(kind: .section(kind), place: strayPlace)
    }
    guard let mode else {
      if seed.isEmpty { return 0 }
      throw ProseFault(kind: .section(.badPlace(source.string(seed))), place: seed)
    }
    let pass = try SeedWords.pass(mode, seed, orAt: words, list, source)
    if let index = passes.firstIndex(of: pass) { return index }
    let known = passes.map { list.name(of: $0) }
    let kind = SectionProblem.unknownPass(list.name(of: pass), known: known)
    throw ProseFault(kind: .section(kind), place: seed)
  }

  /// The place in the pass; its start where no `at` stands.
  func place(_ list: WengertList, _ pass: Pass) throws(ProseFault) -> Narration.Place {
    guard let placeWords else { return .start }
    let names = placeWords.map(source.string)
    let range = placeWords.first.map { $0.lowerBound..<words.upperBound } ?? words
    switch names.count {
    case 1 where names[0] == "end": return .end
    case 1 where names[0] == "seed":
      if pass.mode == nil { throw ProseFault(kind: .section(.noSeedHere), place: range) }
      return .seed
    case 1:
      guard let node = list.node(named: names[0]) else {
        throw ProseFault(kind: .section(.place(.unknownNode(names[0]))), place: range)
      }
      return .node(node)
    case 3 where names[1] == "from" && pass.mode != nil:
      return try term(names, list, pass, range)
    default: throw ProseFault(kind: .section(.badPlace(source.string(range))), place: range)
    }
  }

  private func term(
    _ names: [String], _ list: WengertList, _ pass: Pass, _ range: Range<Int>
  ) throws(ProseFault) -> Narration.Place {
    do throws(CellProblem) {
      let text = "term \(names[0]) from \(names[2])"
      if case .term(let node, let source, _) = try Cell(reading: text, for: list, in: pass) {
        return .term(of: node, from: source)
      }
    } catch {
      throw ProseFault(kind: .section(.place(error)), place: range)
    }
    throw ProseFault(kind: .section(.badPlace(source.string(range))), place: range)
  }
}

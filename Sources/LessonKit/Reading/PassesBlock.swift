import Autodiff

/// Reads a ```` ```passes ```` block: a pass a line.
enum PassesBlock {
  /// Gives a trace the passes of a block; what is wrong with them goes to `problems`.
  static func read(
    _ fence: Fence, of source: LessonSource, _ draft: inout TraceDraft,
    _ problems: inout ProblemList
  ) {
    if draft.hasPassesBlock { problems.add(.trace(.repeatedPasses), at: fence.place) }
    draft.hasPassesBlock = true
    draft.passes = nil
    guard let list = draft.list else { return }
    let lines = fence.lines.filter { !source.isBlankLine($0) }
    guard lines.count <= LessonLimits.passes + 1 else {
      problems.add(.file(.tooMany(.passes, count: lines.count)), at: fence.place)
      return
    }
    var passes: [Pass] = []
    var isGood = true
    for (number, index) in lines.enumerated() {
      let line = source.trimmed(source.lines[index])
      if number == 0 && source.string(line) == "primal" { continue }
      guard let pass = pass(line, list, source, &problems) else {
        isGood = false
        continue
      }
      if passes.contains(pass) {
        problems.add(.trace(.repeatedPass(list.name(of: pass))), at: line)
        isGood = false
      }
      passes.append(pass)
    }
    if isGood { draft.passes = [.primal] + passes }
  }

  private static func pass(
    _ line: Range<Int>, _ list: WengertList, _ source: LessonSource,
    _ problems: inout ProblemList
  ) -> Pass? {
    let word = line.prefix { !LessonSource.isBlank(source.bytes[$0]) }
    let name = source.string(line.lowerBound..<line.lowerBound + word.count)
    let seed = source.trimmed(line.lowerBound + word.count..<line.upperBound)
    guard let mode = Mode(rawValue: name) else {
      let nearest = NearestName.of(name, among: Mode.allCases.map(\.rawValue))
      problems.add(.trace(.badPass(source.string(line), nearest: nearest)), at: line)
      return nil
    }
    do throws(ProseFault) {
      return try SeedWords.pass(mode, seed, orAt: line, list, source)
    } catch {
      problems.add(error.kind, at: error.place)
      return nil
    }
  }
}

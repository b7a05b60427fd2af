import Autodiff

/// Reads a ```` ```function ```` block: the function, and its point on the last line.
struct FunctionBlock {
  let fence: Fence
  let source: LessonSource
  var problems: ProblemList

  /// The trace that a block begins; what is wrong with it goes to `problems`.
  static func read(
    _ fence: Fence, of source: LessonSource, _ problems: inout ProblemList
  ) -> TraceDraft {
    var block = FunctionBlock(fence: fence, source: source, problems: problems)
    let draft = block.read()
    problems = block.problems
    return draft
  }

  private mutating func read() -> TraceDraft {
    let last = fence.lines.last { !source.isBlankLine($0) }
    let hasPoint = last.map { isPoint(source.lines[$0]) } ?? false
    let textLines = fence.lines.lowerBound..<(hasPoint ? last ?? 0 : fence.lines.upperBound)
    let range = range(of: textLines)
    var draft = TraceDraft(
      text: trimmedText(textLines), line: textLines.lowerBound + 1,
      pointLine: (last ?? fence.lines.lowerBound) + 1, place: fence.place, passes: nil)
    let points = textLines.filter { isPoint(source.lines[$0]) }
    for index in points {
      problems.add(.trace(.repeatedPoint), at: source.trimmed(source.lines[index]))
    }
    draft.function = points.isEmpty ? function(range) : nil
    if let function = draft.function { draft.list = list(function) }
    if let last, hasPoint {
      if let function = draft.function { draft.point = point(source.lines[last], of: function) }
    } else {
      problems.add(
        .trace(.missingPoint), at: last.map { source.trimmed(source.lines[$0]) } ?? fence.place)
    }
    if let list = draft.list, list.inputCount + list.outputCount <= LessonLimits.passes {
      draft.passes = [.primal] + list.unitPasses(.forward) + list.unitPasses(.reverse)
    }
    return draft
  }

  private func isPoint(_ line: Range<Int>) -> Bool {
    let text = source.bytes[source.trimmed(line)]
    return text.starts(with: "at".utf8)
      && (text.count == 2 || text.dropFirst(2).first.map(LessonSource.isBlank) == true)
  }

  private func range(of lines: Range<Int>) -> Range<Int> {
    guard let first = lines.first, let last = lines.last else {
      return fence.place.upperBound..<fence.place.upperBound
    }
    return source.lines[first].lowerBound..<source.lines[last].upperBound
  }

  private func trimmedText(_ lines: Range<Int>) -> String {
    var lines = lines.map {
      source.string(source.trimmed($0 < source.lines.count ? source.lines[$0] : 0..<0))
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private mutating func function(_ range: Range<Int>) -> Function? {
    do throws(ReadingError) {
      let function = try Function(reading: Array(source.bytes[range]))
      for remark in function.remarks {
        problems.add(.trace(.remark(remark)), at: source.word(at: range.lowerBound + remark.offset))
      }
      return function
    } catch {
      for problem in error.problems {
        problems.add(
          .trace(.function(problem)), at: source.word(at: range.lowerBound + problem.offset))
      }
      return nil
    }
  }

  private mutating func list(_ function: Function) -> WengertList? {
    let list = WengertList(function)
    let counts: [(LessonProblem.Countable, Int)] = [
      (.nodes, list.count), (.inputs, list.inputCount), (.outputs, list.outputCount),
    ]
    for (what, count) in counts where count > what.limit {
      problems.add(.file(.tooMany(what, count: count)), at: fence.place)
      return nil
    }
    return list
  }
}

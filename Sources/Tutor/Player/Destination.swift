import Autodiff

/// Where to go, in words: `14`, `pass 2`, `w3`, `bar w3`, `dot w3 @ x1`, `jacobian y1/x2`.
struct Destination {
  /// Why words lead nowhere.
  enum Problem: Error, Hashable {
    case cell(CellProblem)
    case noPass(String, count: Int)
    /// A cell that no step of this trace fills.
    case noStep(String)
  }

  private let timeline: Timeline
  /// The pass under way: `w3` is its row.
  private let pass: Int

  init(_ timeline: Timeline, from position: Int) {
    self.timeline = timeline
    pass = timeline.step(at: position)?.pass ?? 0
  }

  /// The position that a text names.
  func position(_ text: String) throws(Problem) -> Int {
    let words = Self.plain(text)
    if let number = Int(words) { return number }
    if words.hasPrefix("pass ") { return try position(ofPass: words) }
    guard let position = position(of: try cell(words)) else { throw .noStep(text) }
    return position
  }

  private func cell(_ words: String) throws(Problem) -> Cell {
    do throws(CellProblem) {
      return try Cell(reading: words, for: timeline.list, in: meant(words))
    } catch {
      throw .cell(error)
    }
  }

  /// The position of the step that fills the row of a node in the pass under way.
  func position(ofRow node: Int) -> Int {
    timeline.position(
      filling: pass == 0 ? .value(node: node) : .derivative(node: node, pass: pass))
  }

  private func position(ofPass words: String) throws(Problem) -> Int {
    let count = timeline.passes.count
    guard let number = Int(words.dropFirst(5)), (1...count).contains(number) else {
      throw .noPass(words, count: count)
    }
    return timeline.positions(ofPass: number - 1).lowerBound
  }

  /// The pass that a tangent or an adjoint without `@` is of: the one under way, else the first.
  private func meant(_ words: String) -> Pass? {
    let mode: Mode? = words.hasPrefix("bar ") ? .reverse : words.hasPrefix("dot ") ? .forward : nil
    let current = timeline.passes[pass]
    guard let mode, current.mode != mode else { return current }
    return timeline.passes.first { $0.mode == mode }
  }

  private func position(of cell: Cell) -> Int? {
    switch cell {
    case .value(let node): return position(ofRow: node)
    case .tangent(let node, let seed): return position(node, Pass(.forward, seed: seed))
    case .adjoint(let node, let seed): return position(node, Pass(.reverse, seed: seed))
    case .entry(let output, let input):
      let list = timeline.list
      return entry(input, list.unitPass(.reverse, output))
        ?? entry(output, list.unitPass(.forward, input))
    case .term, .partial, .row, .column, .jacobian, .along, .pull, .passes, .seed: return nil
    }
  }

  private func position(_ node: Int, _ wanted: Pass) -> Int? {
    timeline.passes.firstIndex(of: wanted).map {
      timeline.position(filling: .derivative(node: node, pass: $0))
    }
  }

  private func entry(_ index: Int, _ wanted: Pass) -> Int? {
    timeline.passes.firstIndex(of: wanted).map {
      timeline.position(filling: .entry(index, pass: $0))
    }
  }

  /// The words as a cell is written: `w̄₃`, `wbar3` as `bar w3`.
  private static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var prefix = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "₀"..."₉": Unicode.Scalar(scalar.value - 0x2080 + 0x30).map { scalars.append($0) }
      case "\u{304}": prefix = "bar "
      case "\u{307}": prefix = "dot "
      case "ẇ":
        prefix = "dot "
        scalars.append("w")
      default: scalars.append(scalar)
      }
    }
    let words = String(scalars).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for (short, long) in [("wbar", "bar "), ("wdot", "dot ")] where words.hasPrefix(short) {
      return long + "w" + words.dropFirst(short.count)
    }
    return prefix + words
  }
}

extension Destination.Problem: CustomStringConvertible {
  var description: String {
    switch self {
    case .cell(.unreadable(let text)):
      "'\(text)' names no place: write 14, pass 2, w3, bar w3 or dot w3 @ x1"
    case .cell(let problem): problem.description
    case .noPass(let text, let count): "there is no '\(text)': passes are 1 to \(count)"
    case .noStep(let text): "no step of this trace fills '\(text)'"
    }
  }
}

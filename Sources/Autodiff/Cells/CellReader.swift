/// What is wrong with the text of a cell or a seed.
package enum CellProblem: Error, Hashable, Sendable {
  /// The words fit no form of a cell.
  case unreadable(String)
  case unknownNode(String)
  case unknownInput(String)
  case unknownOutput(String)
  /// A number in a seed can't be read, or is not finite.
  case badNumber(String)
  /// A name stands twice in a seed.
  case repeatedName(String)
  /// A seed neither of inputs nor of outputs, or of the wrong side.
  case unknownSeed(String)
  /// A tangent, an adjoint or a term needs a seed: `@ x1`.
  case missingSeed(String)
  /// `partial w6/w3` or `term w6 from w3` where w₃ is no operand of w₆.
  case notConnected(String, String)
}

extension Cell {
  /// Reads a cell: `w3`, `partial w6/w3`, `dot w3 @ x1`, `bar w3 @ y1=1,y2=1`,
  /// `term w6 from w3 @ x1`, `jacobian y1/x2`, `along x1=1,x2=-2`, `passes forward`,
  /// `seed y1/x2 forward`.
  ///
  /// `pass` is the pass that holds where no `@` names one; it must be of the side that the cell
  /// asks for.
  package init(
    reading text: String, for list: WengertList, in pass: Pass? = nil
  ) throws(CellProblem) {
    self = try CellReader(list: list, pass: pass).cell(text)
  }
}

extension WengertList {
  /// The node that a name stands for: `w3`, or an input's or output's own name.
  package func node(named name: String) -> Int? {
    if let input = inputs.firstIndex(of: name) { return input }
    if let output = outputs.first(where: { $0.name == name }) { return output.node }
    guard name.first == "w", let number = Int(name.dropFirst()), nodes.contains(number - 1),
      name.dropFirst().allSatisfy(\.isNumber)
    else { return nil }
    return number - 1
  }

  /// The pass with a seed in words: `x1`, `x1=1,x2=-2` are forward, `y1`, `y1=0.5` reverse.
  /// Names left out are 0. A name of both an input and an output is an input.
  package func pass(seededBy text: String) throws(CellProblem) -> Pass {
    for mode in Mode.allCases {
      let names = mode == .forward ? inputs : outputs.map(\.name)
      if let seed = try SeedText.seed(text, names: names) { return Pass(mode, seed: seed) }
    }
    throw .unknownSeed(text)
  }
}

/// Seeds in words over given names.
package enum SeedText {
  /// The seed that `x1` or `x1=1,x2=-2` names; nil where the first name is not among `names`.
  package static func seed(
    _ text: String, names: [String]
  ) throws(CellProblem) -> [Double]? {
    var seed = [Double](repeating: 0, count: names.count)
    var seen: Set<Int> = []
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    for (position, part) in parts.enumerated() {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = sides[0].trimmed
      guard let index = names.firstIndex(of: name) else {
        if position == 0 { return nil }
        throw .unknownSeed(name)
      }
      guard seen.insert(index).inserted else { throw .repeatedName(name) }
      if sides.count == 1 && parts.count > 1 { throw .badNumber(name) }
      let number = sides.count == 1 ? "1" : sides[1].trimmed
      guard let value = try? PointReader.number(number) else { throw .badNumber(number) }
      seed[index] = value
    }
    return seed
  }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}

private struct CellReader {
  let list: WengertList
  let pass: Pass?

  func cell(_ text: String) throws(CellProblem) -> Cell {
    let sides = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let words = (sides.first ?? "").split { $0.isWhitespace }.map(String.init)
    let seed = sides.count > 1 ? sides[1].trimmed : nil
    guard let head = words.first else { throw .unreadable(text) }
    let rest = words.dropFirst().joined(separator: " ")
    if let cell = try derivative(head, Array(words.dropFirst()), seed) { return cell }
    guard seed == nil else { throw .unreadable(text) }
    switch head {
    case "partial": return try partial(rest, text)
    case "jacobian": return try jacobian(rest)
    case "along": return .along(try vector(rest, list.inputs))
    case "pull": return .pull(try vector(rest, list.outputs.map(\.name)))
    case "passes": return .passes(try mode(rest, text))
    case "seed": return try seedCell(Array(words.dropFirst()), text)
    default:
      guard rest.isEmpty else { throw .unreadable(text) }
      return .value(node: try node(head))
    }
  }

  private func derivative(
    _ head: String, _ words: [String], _ seed: String?
  ) throws(CellProblem) -> Cell? {
    switch (head, words.count) {
    case ("dot", 1):
      return .tangent(node: try node(words[0]), seed: try self.seed(.forward, seed, words[0]))
    case ("bar", 1):
      return .adjoint(node: try node(words[0]), seed: try self.seed(.reverse, seed, words[0]))
    case ("term", 3) where words[1] == "from":
      return try term(words[0], words[2], seed)
    default: return nil
    }
  }

  private func term(
    _ name: String, _ sourceName: String, _ seed: String?
  ) throws(CellProblem) -> Cell {
    let node = try node(name)
    let source = try self.node(sourceName)
    let words: Pass? = if let seed { try list.pass(seededBy: seed) } else { pass }
    guard let pass = words, let mode = pass.mode else { throw .missingSeed(name) }
    let isConnected =
      mode == .forward
      ? list.operands(of: node).contains(source) : list.operands(of: source).contains(node)
    guard isConnected else { throw .notConnected(name, sourceName) }
    return .term(of: node, from: source, pass)
  }

  private func partial(_ rest: String, _ text: String) throws(CellProblem) -> Cell {
    let names = rest.split(separator: "/").map(\.trimmed)
    guard names.count == 2 else { throw .unreadable(text) }
    let node = try node(names[0])
    let source = try self.node(names[1])
    guard list.operands(of: node).contains(source) else { throw .notConnected(names[0], names[1]) }
    return .partial(of: node, by: source)
  }

  private func jacobian(_ rest: String) throws(CellProblem) -> Cell {
    guard !rest.isEmpty else { return .jacobian }
    guard let slash = rest.firstIndex(of: "/") else { return .row(output: try output(rest)) }
    let input = try self.input(rest[rest.index(after: slash)...].trimmed)
    let row = rest[..<slash].trimmed
    return row.isEmpty ? .column(input: input) : .entry(output: try output(row), input: input)
  }

  private func seedCell(_ words: [String], _ text: String) throws(CellProblem) -> Cell {
    guard let last = words.last else { throw .unreadable(text) }
    let mode = try mode(last, text)
    guard case .entry(let output, let input) = try jacobian(words.dropLast().joined()) else {
      throw .unreadable(text)
    }
    return .seed(output: output, input: input, mode)
  }

  private func mode(_ word: String, _ text: String) throws(CellProblem) -> Mode {
    guard let mode = Mode(rawValue: word) else { throw .unreadable(text) }
    return mode
  }

  private func vector(_ text: String, _ names: [String]) throws(CellProblem) -> [Double] {
    guard let seed = try SeedText.seed(text, names: names) else { throw .unknownSeed(text) }
    return seed
  }

  private func seed(
    _ mode: Mode, _ text: String?, _ name: String
  ) throws(CellProblem) -> [Double] {
    guard let text else {
      guard let pass, pass.mode == mode else { throw .missingSeed(name) }
      return pass.seed
    }
    return try vector(text, mode == .forward ? list.inputs : list.outputs.map(\.name))
  }

  private func node(_ name: String) throws(CellProblem) -> Int {
    guard let node = list.node(named: name) else { throw .unknownNode(name) }
    return node
  }

  private func input(_ name: String) throws(CellProblem) -> Int {
    guard let index = list.inputs.firstIndex(of: name) else { throw .unknownInput(name) }
    return index
  }

  private func output(_ name: String) throws(CellProblem) -> Int {
    guard let index = list.outputs.firstIndex(where: { $0.name == name }) else {
      throw .unknownOutput(name)
    }
    return index
  }
}

extension CellProblem: CustomStringConvertible {
  /// What is wrong and what would do, in a sentence.
  package var description: String {
    switch self {
    case .unreadable(let text):
      "'\(text)' names no cell: write w3, partial w6/w3, dot w3 @ x1, bar w3 @ y1, "
        + "term w6 from w3 @ x1, jacobian y1/x2, along x1=1,x2=-2, pull y1=1, passes forward "
        + "or seed y1/x2 forward"
    case .unknownNode(let name): "there is no node '\(name)' in this list"
    case .unknownInput(let name): "there is no input '\(name)' in this function"
    case .unknownOutput(let name): "there is no output '\(name)' in this function"
    case .badNumber(let text):
      "'\(text)' in a seed is no finite number: write x1, or x1=1,x2=-2"
    case .repeatedName(let name): "'\(name)' stands twice in the seed"
    case .unknownSeed(let text):
      "'\(text)' is no seed here: name inputs for a forward pass, outputs for a reverse one"
    case .missingSeed(let name):
      "'\(name)' needs the pass: add '@' and a seed, such as '@ x1' or '@ y1'"
    case .notConnected(let node, let source):
      "there is no edge between '\(source)' and '\(node)' in that direction"
    }
  }
}
